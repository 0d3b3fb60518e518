// The one door to every test, counted into one closing line `N passed, N failed`: `npm test` for the fast suite,
// `npm run test:<suite>` for another. With arguments (`npm test -- e2e/tabs`) only the tests they name are run, on what
// is built already. `npm run test:faults -- --kills 100` kills the browser a hundred times, and
// `npm run test:php -- --versions 7.4,8.5` tests on these two alone.
import { total, type Count } from './count.js';
import { decideHowTimePasses } from './how-time-passes.js';
import { beginSuite } from './passed-suites.js';
import { playwrightTests } from './playwright-tests.js';
import { suites, type Suite } from './suites.js';

/** Takes `--name value` out of the arguments. */
function takeOption(args: string[], name: string): string | undefined {
  const index = args.indexOf(name);
  return index < 0 ? undefined : args.splice(index, 2)[1];
}

const NOTHING: Count = { passed: 0, failed: 0 };

async function runAll(name: string, suite: Suite): Promise<Count> {
  const notePassed = beginSuite(name);
  const { count, isReady } = await suite.prepare();
  const shown = isReady ? await Promise.all([runTests(suite, []), suite.beside?.() ?? NOTHING]) : [];
  const all = total([count, ...shown]);
  // At somebody else's Perfex it is not this module that was tested.
  if (all.failed === 0 && process.env.BASE_URL === undefined) notePassed();
  return all;
}

async function runTests({ serve, projects, run = playwrightTests }: Suite, filter: string[]): Promise<Count> {
  const end = await serve?.();
  try {
    return await run(projects, filter);
  } finally {
    await end?.();
  }
}

const args = process.argv.slice(2);
const name = takeOption(args, '--suite') ?? 'fast';
for (const [option, variable] of [
  ['--kills', 'KILLS'],
  ['--seed', 'SEED'],
  ['--versions', 'PHP_VERSIONS'],
] as const) {
  const value = takeOption(args, option);
  if (value !== undefined) process.env[variable] = value;
}
const suite = suites[name];
if (suite === undefined)
  throw new Error(`There is no suite "${name}", only ${Object.keys(suites).join(', ')}.`);

if (args.length > 0) await decideHowTimePasses([]);
const { passed, failed } = args.length > 0 ? await runTests(suite, args) : await runAll(name, suite);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
