// How many queries something costs, by MariaDB's own counters. Nothing else may ask the database meanwhile.
import type { Host } from '../host/host.js';

/** Queries by kind; `all` are those that MariaDB counts as Questions. */
export interface Queries {
  readonly all: number;
  readonly select: number;
  readonly insert: number;
  readonly update: number;
}

const COUNTERS = ['questions', 'com_select', 'com_insert', 'com_update', 'com_delete'] as const;

type Counters = Record<(typeof COUNTERS)[number], number>;

/** Does something and answers what it cost, all of it together. */
export async function countQueries(host: Host, work: () => Promise<void>): Promise<Queries> {
  const first = await readCounters(host);
  // Reading the counters costs queries, too: as many as between two readings with nothing between them.
  const before = await readCounters(host);
  await work();
  const after = await readCounters(host);
  const cost = (name: keyof Counters) => after[name] - before[name] - (before[name] - first[name]);
  return {
    // In one request of a hundred, by dice, PHP deletes old sessions. Nothing else that is counted here deletes.
    all: cost('questions') - cost('com_delete'),
    select: cost('com_select'),
    insert: cost('com_insert'),
    update: cost('com_update'),
  };
}

/** Answers the cost of one of many. */
export function perOne({ all, select, insert, update }: Queries, count: number): Queries {
  return { all: all / count, select: select / count, insert: insert / count, update: update / count };
}

async function readCounters(host: Host): Promise<Counters> {
  const names = COUNTERS.map((name) => `'${name}'`).join(', ');
  const rows = await host.query(`SHOW GLOBAL STATUS WHERE Variable_name IN (${names})`);
  const values = new Map(rows.map((row) => [String(row.Variable_name).toLowerCase(), Number(row.Value)]));
  return Object.fromEntries(COUNTERS.map((name) => [name, values.get(name)])) as Counters;
}
