// What comes before the tests of the fast suite: format, types, the build and its budgets.
import type { Engine } from '../e2e/driver/engines.js';
import { keepsBudgets } from './budgets.js';
import { total, type Count } from './count.js';
import { decideHowTimePasses } from './how-time-passes.js';
import { run, step } from './step.js';

/** How far a suite is when its tests may start. */
export interface Prepared {
  count: Count;
  /** Whether what the tests need is there; what checks found is no reason not to run them. */
  isReady: boolean;
}

export async function build(): Promise<Prepared> {
  const count = await step('build', () => run('npm', ['run', '--silent', 'build']));
  if (count.failed > 0) console.error('Without a build there is no module to test.');
  return { count, isReady: count.failed === 0 };
}

/** Builds the module, and finds out how time can pass in its tests. */
export async function buildForBrowsers(inEngines?: readonly Engine[]): Promise<Prepared> {
  const built = await build();
  if (!built.isReady) return built;
  const time = await step('time', () => decideHowTimePasses(inEngines));
  const count = total([built.count, time]);
  return { count, isReady: count.failed === 0 };
}

export async function buildAndCheck(): Promise<Prepared> {
  // One core is enough for it, and the other has work enough meanwhile.
  const formatted = step('format', () => run('npx', ['prettier', '--check', '--log-level', 'warn', '.']));
  const types = await step('types', () => run('npx', ['tsc', '-b']));
  const built = await buildForBrowsers();
  const budgets = built.isReady ? [await step('budgets', keepsBudgets)] : [];
  return { count: total([await formatted, types, built.count, ...budgets]), isReady: built.isReady };
}
