// What the module adds to requests that are not its own, in queries and in time; and its report beside a request that
// Perfex makes by itself.
import { countQueries, perOne, type Queries } from './count-queries.js';
import type { Host } from '../host/host.js';
import { Line, type Question } from './line.js';
import { copyLogin } from './many-logins.js';
import { clientsPage, nothing, notificationsCheck, Office, reportOf } from './offices.js';
import { inRounds, type Effort } from './rounds.js';
import { ratiosOf, spreadOf, type Spread } from './spread.js';

/** How often something is asked to count its queries: often enough that a query in one request of ten would show. */
const COUNTED_REQUESTS = 50;

/** As many as ten thousand people have who go to lunch and are logged out. */
const ENDED_SESSIONS = 10_000;

/**
 * Perfex writes moments by the second: what it writes a second time in the same second changes nothing and never reaches
 * the disk. Real requests of one person do not come so close, and a report always changes something.
 */
const ONE_A_SECOND = { requestsPerRound: 1, secondsBetween: 1.05 };

export interface Row {
  readonly name: string;
  readonly queries: Queries;
  readonly milliseconds: Spread;
  /** Its time as a multiple of the first row's, round by round. */
  readonly ratio: Spread;
}

export interface OrdinaryRequests {
  readonly page: readonly Row[];
  readonly background: readonly Row[];
  readonly report: readonly Row[];
}

interface Asked {
  readonly name: string;
  readonly host: Host;
  readonly line: Line;
  readonly question: Question;
}

export async function measureOrdinaryRequests(effort: Effort): Promise<OrdinaryRequests> {
  const offices: Office[] = [];
  const opened = async (opening: Promise<Office>) => {
    const office = await opening;
    offices.push(office);
    return office;
  };
  try {
    const bare = await opened(Office.bare());
    const bareAgain = await opened(Office.bare());
    const oneSelect = await opened(Office.withOneSelect());
    const ours = await opened(Office.withTheModule());
    const oursAtNight = await opened(Office.withEndedSessions(ENDED_SESSIONS));
    const compared = (question: Question): Asked[] => [
      { name: 'without the module', ...bare, question },
      { name: 'without it, a second time', ...bareAgain, question },
      { name: 'with one indexed `SELECT`', ...oneSelect, question },
      { name: 'with the module', ...ours, question },
      { name: `with it, ${ENDED_SESSIONS.toLocaleString('en')} logouts later`, ...oursAtNight, question },
    ];
    const page = await compare(compared(clientsPage), effort);
    const background = await compare(compared(notificationsCheck), effort);
    for (const [without, , , ...withTheModule] of [page, background]) {
      for (const row of withTheModule) mustCost(row, 0, without!);
    }
    const report = await compare(await besideAReport(ours), { ...effort, ...ONE_A_SECOND });
    mustCost(report[2]!, 1, report[1]!);
    return { page, background, report };
  } finally {
    for (const office of offices) await office.close();
  }
}

/** Each by a login of its own: whoever writes the moment of a login must not find it written by another. */
async function besideAReport({ host, session }: Office): Promise<Asked[]> {
  const logins = await copyLogin(host, session, 3);
  const [polling, doingNothing, reporting] = logins.map(({ cookie }) => new Line(host.door, cookie));
  return [
    { name: '`notifications_check`', host, line: polling!, question: notificationsCheck },
    { name: 'an answer that does nothing', host, line: doingNothing!, question: nothing },
    { name: 'report', host, line: reporting!, question: reportOf(logins[2]!.session) },
  ];
}

async function compare(all: readonly Asked[], effort: Effort): Promise<Row[]> {
  const medians = await inRounds(
    all.map(({ name, line, question }) => ({ name, ask: () => line.ask(question) })),
    effort,
  );
  const baseline = medians.get(all[0]!.name)!;
  const rows: Row[] = [];
  for (const { name, host, line, question } of all) {
    const queries = await countQueries(host, async () => {
      for (let count = 0; count < COUNTED_REQUESTS; count += 1) await line.ask(question);
    });
    const took = medians.get(name)!;
    rows.push({
      name,
      queries: perOne(queries, COUNTED_REQUESTS),
      milliseconds: spreadOf(took),
      ratio: spreadOf(ratiosOf(took, baseline)),
    });
  }
  return rows;
}

/** The promise that can be counted. */
function mustCost(row: Row, more: number, than: Row): void {
  if (row.queries.all === than.queries.all + more) return;
  throw new Error(
    `"${row.name}" costs ${row.queries.all} queries and "${than.name}" ${than.queries.all}: ${more} more were promised.`,
  );
}
