// Who catches bugs: tests that say so in a tag, and the simulator with its random days.
import { finished } from './finished.js';
import { runTaggedTests, type Result, type Tag, type TaggedTest } from './tagged-tests.js';
import { spawn } from 'node:child_process';

export type Catcher<Bug extends string = string> = Tag<Bug> | 'simulator';

/** A bug that the simulator does not meet in so many days is not one that it catches. The one it meets last takes 255. */
const DAYS = 300;

/** Runs the catchers in `directory`, those with a tag among `tests`; the results come in the order of the catchers. */
export async function runCatchers(
  directory: string,
  catchers: readonly Catcher[],
  tests: readonly TaggedTest[],
  workers: number,
): Promise<Result[]> {
  const tagged = tests.filter(({ tag }) => catchers.includes(tag));
  // Side by side: the simulator keeps a core busy, while tests of time mostly wait for it.
  const [results, simulated] = await Promise.all([
    tagged.length === 0 ? [] : runTaggedTests(directory, tagged, workers),
    catchers.includes('simulator') ? simulate(directory) : undefined,
  ]);
  return catchers.map((catcher) =>
    catcher === 'simulator' ? simulated! : results[tagged.findIndex(({ tag }) => tag === catcher)]!,
  );
}

/** A simulator that ended with a broken promise has caught something; one that ended in any other way has not. */
async function simulate(directory: string): Promise<Result> {
  const days = ['--days', String(DAYS), '--seed', '1', '--unshrunk'];
  const { status, printed } = await finished(
    spawn('npm', ['run', '--silent', 'simulate', '--', ...days], {
      cwd: directory,
      shell: process.platform === 'win32',
    }),
  );
  if (status === 0) return { kind: 'passed' };
  const said = /^P\d is broken: .*/m.exec(printed)?.[0];
  return said === undefined
    ? { kind: 'unknown', why: `The simulator said: ${printed.trim()}` }
    : { kind: 'failed', said };
}
