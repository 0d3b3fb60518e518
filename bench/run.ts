// `npm run bench`: what the module costs a server, and with `-- typing` whoever types, measured on this machine and written
// into docs/cost.md. With `-- --quick` it shows in a minute that the bench works, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startMariaDb } from '../host/servers/mariadb.js';
import { installServers } from '../scripts/server-packages.js';
import { betweenMarkers } from './between-markers.js';
import { readMachine } from './machine.js';
import { measureManyBrowsers, type Load } from './many-browsers.js';
import { measureOrdinaryRequests } from './ordinary-requests.js';
import { resultsAsMarkdown, typingAsMarkdown } from './results.js';
import type { Effort } from './rounds.js';
import { measureTyping, type TypingEffort } from './typing.js';

const DOCUMENT = fileURLToPath(new URL('../docs/cost.md', import.meta.url));

interface Plan {
  readonly effort: Effort;
  readonly load: Load;
  readonly typing: TypingEffort;
}

const DEFINITIVE: Plan = {
  effort: { rounds: 60, requestsPerRound: 15 },
  load: { browsers: 10_000, seconds: 60, warmUpSeconds: 10 },
  typing: { rounds: 3, keysPerRound: 80 },
};

const QUICK: Plan = {
  effort: { rounds: 5, requestsPerRound: 5 },
  load: { browsers: 10_000, seconds: 5, warmUpSeconds: 1 },
  typing: { rounds: 1, keysPerRound: 50 },
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

/** Prints what was measured, and puts it into the document. */
async function write(command: string, markdown: string, isQuick: boolean): Promise<void> {
  const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  console.log(await format(markdown, options));
  if (isQuick) return;
  const document = betweenMarkers(readFileSync(DOCUMENT, 'utf8'), command, markdown);
  writeFileSync(DOCUMENT, await format(document, options));
}

try {
  const said = process.argv.slice(2);
  const unknown = said.filter((argument) => !['typing', '--quick'].includes(argument));
  if (unknown.length > 0) throw new Error(`typing and --quick are understood, not ${unknown.join(' ')}.`);
  const bench = said.includes('typing') ? benchTyping : benchServer;
  await bench(said.includes('--quick'));
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
