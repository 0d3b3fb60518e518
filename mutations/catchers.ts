// Who catches bugs: named tests, and the simulator with its random days.
import { finished } from './finished.js';
import { runNamedTests, type NamedTest, type Result } from './named-tests.js';
import { spawn } from 'node:child_process';

export type Catcher = NamedTest | 'simulator';

/** A bug that the simulator does not meet in so many days is not one that it catches; it needs half a minute for them. */
const DAYS = 500;

/** Runs the catchers in `directory`; the answers come in their order. */
export async function runCatchers(
  directory: string,
  catchers: readonly Catcher[],
  workers: number,
): Promise<Result[]> {
  const tests = catchers.filter((catcher) => catcher !== 'simulator');
  // Side by side: the simulator keeps a core busy, while tests of time mostly wait for it.
  const [results, simulated] = await Promise.all([
    tests.length === 0 ? [] : runNamedTests(directory, tests, workers),
    catchers.includes('simulator') ? simulate(directory) : undefined,
  ]);
  return catchers.map((catcher) => (catcher === 'simulator' ? simulated! : results[tests.indexOf(catcher)]!));
}

export function nameOf(catcher: Catcher): string {
  return catcher === 'simulator' ? catcher : `${catcher.file}: "${catcher.title}"`;
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
    ? { kind: 'missing', why: `The simulator said: ${printed.trim()}` }
    : { kind: 'failed', said };
}
