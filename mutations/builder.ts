// Whoever builds copies: one process for all of them, one after the other, because most of what a build costs is its start.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROCESS = fileURLToPath(new URL('builder-process.ts', import.meta.url));

/** What the process says when it is done: what is wrong, if anything is. */
export interface Built {
  readonly problem?: string;
}

let builder: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Builds the scripts of the repository in this directory; throws what is wrong with it. */
export async function buildIn(directory: string): Promise<void> {
  const answer = last.then(() => ask((builder ??= start()), directory));
  last = answer;
  const { problem } = await answer;
  if (problem !== undefined) throw new Error(`It does not build: ${problem}`);
}

function start(): ChildProcess {
  return fork(PROCESS, { cwd: ROOT, execArgv: ['--import', 'tsx'], stdio: 'ignore' });
}

async function ask(process: ChildProcess, directory: string): Promise<Built> {
  // While it is asked, we wait for it; otherwise it keeps nobody, and ends with whoever started it.
  process.ref();
  process.channel?.ref();
  const answer = new Promise<Built>((resolve) => {
    const ended = () => {
      builder = undefined;
      resolve({ problem: 'The process that builds has ended.' });
    };
    process.once('exit', ended);
    process.once('message', (built: Built) => {
      process.off('exit', ended);
      resolve(built);
    });
  });
  process.send(directory);
  const built = await answer;
  process.unref();
  process.channel?.unref();
  return built;
}
