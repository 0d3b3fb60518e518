// What the module adds to requests that are not its own, in queries and in time; and its report beside a request that
// Perfex makes by itself.
import { countQueries, perOne, type Queries } from './count-queries.js';
import type { Question } from './line.js';
import { clientsPage, nothing, notificationsCheck, Office, reportOf } from './offices.js';
import { inRounds, type Effort } from './rounds.js';
import { ratiosOf, spreadOf, type Spread } from './spread.js';

/** How often something is asked to count its queries: often enough that a query in one request of ten would show. */
const COUNTED_REQUESTS = 50;

/** As many as ten thousand people have who go to lunch and are logged out. */
const ENDED_SESSIONS = 10_000;

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
  readonly office: Office;
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
      { name: 'without the module', office: bare, question },
      { name: 'without it, a second time', office: bareAgain, question },
      { name: 'with one indexed `SELECT`', office: oneSelect, question },
      { name: 'with the module', office: ours, question },
      {
        name: `with it, ${ENDED_SESSIONS.toLocaleString('en')} logouts later`,
        office: oursAtNight,
        question,
      },
    ];
    const page = await compare(compared(clientsPage), effort);
    const background = await compare(compared(notificationsCheck), effort);
    for (const [bare, , , ...withTheModule] of [page, background]) {
      for (const row of withTheModule) mustCost(row, 0, bare!);
    }
    const report = await compare(
      [
        { name: '`notifications_check`', office: ours, question: notificationsCheck },
        { name: 'an answer that does nothing', office: ours, question: nothing },
        { name: 'report', office: ours, question: reportOf(ours.session) },
      ],
      effort,
    );
    mustCost(report[2]!, 1, report[1]!);
    return { page, background, report };
  } finally {
    for (const office of offices) await office.close();
  }
}

async function compare(all: readonly Asked[], effort: Effort): Promise<Row[]> {
  const medians = await inRounds(
    all.map(({ name, office, question }) => ({ name, ask: () => office.line.ask(question) })),
    effort,
  );
  const baseline = medians.get(all[0]!.name)!;
  const rows: Row[] = [];
  for (const { name, office, question } of all) {
    const queries = await countQueries(office.host, async () => {
      for (let count = 0; count < COUNTED_REQUESTS; count += 1) await office.line.ask(question);
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
