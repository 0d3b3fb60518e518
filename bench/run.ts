// `npm run bench`: what the module costs a server, measured on this machine and written into docs/cost.md. With
// `-- --quick` it shows in a minute that the bench works, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startMariaDb } from '../host/servers/mariadb.js';
import { installServers } from '../scripts/server-packages.js';
import { betweenMarkers } from './between-markers.js';
import { readMachine } from './machine.js';
import { measureManyBrowsers, type Load } from './many-browsers.js';
import { measureOrdinaryRequests } from './ordinary-requests.js';
import { resultsAsMarkdown } from './results.js';
import type { Effort } from './rounds.js';

const DOCUMENT = fileURLToPath(new URL('../docs/cost.md', import.meta.url));

interface Plan {
  readonly effort: Effort;
  readonly load: Load;
}

const DEFINITIVE: Plan = {
  effort: { rounds: 60, requestsPerRound: 15 },
  load: { browsers: 10_000, seconds: 60, warmUpSeconds: 10 },
};

const QUICK: Plan = {
  effort: { rounds: 5, requestsPerRound: 5 },
  load: { browsers: 10_000, seconds: 5, warmUpSeconds: 1 },
};

async function bench(isQuick: boolean): Promise<void> {
  installServers();
  const { effort, load } = isQuick ? QUICK : DEFINITIVE;
  const machine = readMachine();
  const stopMariaDb = await startMariaDb({ keepsEveryCommit: true });
  try {
    const ordinary = await measureOrdinaryRequests(effort);
    const many = await measureManyBrowsers(load);
    const markdown = resultsAsMarkdown({ machine, isQuick, effort, ordinary, many });
    const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
    console.log(await format(markdown, options));
    if (isQuick) return;
    const document = betweenMarkers(readFileSync(DOCUMENT, 'utf8'), markdown);
    writeFileSync(DOCUMENT, await format(document, options));
  } finally {
    await stopMariaDb();
  }
}

try {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--quick');
  if (unknown.length > 0) throw new Error(`Only --quick is understood, not ${unknown.join(' ')}.`);
  await bench(process.argv.includes('--quick'));
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
