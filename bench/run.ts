// `npm run bench`: what the module costs a server, with `-- typing` whoever types, and with `-- offering` whoever comes back,
// measured on this machine and written into docs/cost.md. With `-- --quick` it shows in a minute that the bench works, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startMariaDb } from '../host/servers/mariadb.js';
import { installServers } from '../scripts/server-packages.js';
import { betweenMarkers } from './between-markers.js';
import { readMachine } from './machine.js';
import { measureManyBrowsers, type Load } from './many-browsers.js';
import { measureOrdinaryRequests } from './ordinary-requests.js';
import { measureOffering } from './offering.js';
import { offeringAsMarkdown, resultsAsMarkdown, typingAsMarkdown } from './results.js';
import type { Effort } from './rounds.js';
import { measureTyping, type TypingEffort } from './typing.js';

const DOCUMENT = fileURLToPath(new URL('../docs/cost.md', import.meta.url));

interface Plan {
  readonly effort: Effort;
  readonly load: Load;
  readonly typing: TypingEffort;
  /** How often somebody comes back. */
  readonly visits: number;
}

const DEFINITIVE: Plan = {
  effort: { rounds: 60, requestsPerRound: 15 },
  load: { browsers: 10_000, seconds: 60, warmUpSeconds: 10 },
  typing: { rounds: 3, keysPerRound: 80 },
  visits: 5,
};

const QUICK: Plan = {
  effort: { rounds: 5, requestsPerRound: 5 },
  load: { browsers: 10_000, seconds: 5, warmUpSeconds: 1 },
  typing: { rounds: 1, keysPerRound: 50 },
  visits: 1,
};

async function benchServer(isQuick: boolean): Promise<void> {
  installServers();
  const { effort, load } = isQuick ? QUICK : DEFINITIVE;
  const machine = readMachine();
  const stopMariaDb = await startMariaDb({ keepsEveryCommit: true });
  try {
    const ordinary = await measureOrdinaryRequests(effort);
    const many = await measureManyBrowsers(load);
    const markdown = resultsAsMarkdown({ machine, isQuick, effort, ordinary, many });
    await write('npm run bench', markdown, isQuick);
  } finally {
    await stopMariaDb();
  }
}

async function benchTyping(isQuick: boolean): Promise<void> {
  const machine = readMachine();
  const typing = await measureTyping(isQuick ? QUICK.typing : DEFINITIVE.typing);
  await write('npm run bench -- typing', typingAsMarkdown({ machine, isQuick, typing }), isQuick);
}

async function benchOffering(isQuick: boolean): Promise<void> {
  const machine = readMachine();
  const offering = await measureOffering((isQuick ? QUICK : DEFINITIVE).visits);
  await write('npm run bench -- offering', offeringAsMarkdown({ machine, isQuick, offering }), isQuick);
}

/** Prints what was measured, and puts it into the document. */
async function write(command: string, markdown: string, isQuick: boolean): Promise<void> {
  const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  console.log(await format(markdown, options));
  if (isQuick) return;
  const document = betweenMarkers(readFileSync(DOCUMENT, 'utf8'), command, markdown);
  writeFileSync(DOCUMENT, await format(document, options));
}

/** By what is asked for; without a word, what a server pays. */
const BENCHES = new Map<string | undefined, (isQuick: boolean) => Promise<void>>([
  [undefined, benchServer],
  ['typing', benchTyping],
  ['offering', benchOffering],
]);

try {
  const said = process.argv.slice(2);
  const isQuick = said.includes('--quick');
  const [name, ...more] = said.filter((argument) => argument !== '--quick');
  const bench = BENCHES.get(name);
  if (!bench || more.length > 0)
    throw new Error('typing, offering and --quick are understood, and nothing else.');
  await bench(isQuick);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
