// Ten thousand browsers that report once a minute, each in a second of its own, against one server.
import { seededRandom } from '../simulator/random.js';
import { reportsPerSecondOf, type CostOfAReport } from './arithmetic.js';
import { countQueries, perOne } from './count-queries.js';
import { cpuTimeBetween, readCpuTime, type CpuTime } from './cpu-time.js';
import { copyLogin, countReported, type Browser } from './many-logins.js';
import { Office, reportOf } from './offices.js';
import { sendWhenDue, type Answered, type Due } from './open-loop.js';
import { sendReport } from './send-report.js';
import { quantile } from './spread.js';

/** Browsers do the same thing in every run. */
const SEED = 1;

export interface Load {
  readonly browsers: number;
  /** How long reports are counted. Seconds. */
  readonly seconds: number;
  /** How long reports come before they are counted: processes start, caches fill. Seconds. */
  readonly warmUpSeconds: number;
}

export interface ManyBrowsers {
  readonly load: Load;
  readonly reports: number;
  readonly milliseconds: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  /** How much later than due a report was sent. Milliseconds. */
  readonly late: { readonly p99: number; readonly max: number };
  readonly cpu: CpuTime;
  readonly seconds: number;
  readonly costOfAReport: CostOfAReport;
}

export async function measureManyBrowsers(load: Load): Promise<ManyBrowsers> {
  const office = await Office.withTheModule();
  try {
    const browsers = await copyLogin(office.host, office.session, load.browsers);
    mustBeAlive(await sendWhenDue(reportsOf(office, browsers, -load.warmUpSeconds, 0)));
    const reports = reportsOf(office, browsers, 0, load.seconds);
    let answers: Answered<string>[] = [];
    let [cpu, seconds] = [readCpuTime(), 0];
    const queries = await countQueries(office.host, async () => {
      const [before, startedAt] = [readCpuTime(), performance.now()];
      answers = await sendWhenDue(reports);
      [cpu, seconds] = [cpuTimeBetween(before, readCpuTime()), (performance.now() - startedAt) / 1000];
    });
    mustBeAlive(answers);
    await mustHaveReported(office, answers.length, load);
    const { insert, update } = perOne(queries, answers.length);
    const [took, late] = [answers.map((one) => one.took), answers.map((one) => one.late)];
    return {
      load,
      reports: answers.length,
      milliseconds: {
        p50: quantile(took, 0.5),
        p95: quantile(took, 0.95),
        p99: quantile(took, 0.99),
        max: Math.max(...took),
      },
      late: { p99: quantile(late, 0.99), max: Math.max(...late) },
      cpu,
      seconds,
      costOfAReport: {
        cpuSeconds: (cpu.apache + cpu.php + cpu.mariadb) / answers.length,
        writes: insert + update,
      },
    };
  } finally {
    await office.close();
  }
}

/** Answers the reports between two moments in seconds; every browser has its own moment of the minute. */
function reportsOf(office: Office, browsers: readonly Browser[], from: number, until: number): Due<string>[] {
  const random = seededRandom(SEED);
  const minute = browsers.length / reportsPerSecondOf(browsers.length);
  return browsers.flatMap(({ cookie, session }) => {
    const send = () => sendReport(office.host.door, cookie, reportOf(session));
    const phase = random.fraction() * minute;
    const due: Due<string>[] = [];
    for (let at = phase - minute; at < until; at += minute) {
      if (at >= from) due.push({ at: (at - from) * 1000, send });
    }
    return due;
  });
}

/** A report that was not answered, or not so, makes every number of its run worthless. */
function mustBeAlive(answers: readonly Answered<string>[]): void {
  const others = answers.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'alive');
  if (others.length === 0) return;
  throw new Error(
    `${others.length} of ${answers.length} reports were not answered "alive", the first: ${others[0]}`,
  );
}

/** The books must show what the answers said. */
async function mustHaveReported(office: Office, reports: number, { browsers, seconds }: Load): Promise<void> {
  const expected = reportsPerSecondOf(browsers) * seconds;
  if (Math.abs(reports - expected) > expected / 10)
    throw new Error(`${reports} reports were sent, not ${expected}.`);
  const reported = await countReported(office.host, office.session);
  if (reported < Math.min(reports, browsers)) {
    throw new Error(
      `${reports} reports were answered, but the table shows the activity of ${reported} logins.`,
    );
  }
}
