// `npm run test:mutations`: plants the known bugs of the field in copies of our code, one at a time, and fails when one
// is not caught. With names (`npm run test:mutations -- polls-count`) only those. Needs what `npm test` needs, and for some
// bugs the engine of another browser.
import { fileURLToPath } from 'node:url';
import { installEngines } from '../scripts/engine-packages.js';
import { findOrInstallChromium } from '../scripts/find-chromium.js';
import { findOrInstallHeadlessShell } from '../scripts/find-headless-shell.js';
import { checkPlants, fileOf, problemsOf, WITHOUT_A_BUG, type Outcome, type Planted } from './check.js';
import { MUTATIONS, type Mutation, type MutationName } from './list.js';
import { PLANTS } from './plants.js';
import { engineOf, listTaggedTests, type TaggedTest } from './tagged-tests.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const asked = process.argv.slice(2);
const wanted = MUTATIONS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const unknown = asked.filter((name) => !wanted.some((mutation) => mutation.name === name));
const { passed, failed } = unknown.length > 0 ? refuse() : await check();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function refuse(): { passed: number; failed: number } {
  console.error(`No mutation is called ${unknown.join(', ')}. There are:`);
  for (const { name } of MUTATIONS) console.error(`  ${name}`);
  return { passed: 0, failed: unknown.length };
}

async function check(): Promise<{ passed: number; failed: number }> {
  const plants: Planted[] = wanted.map(({ name }) => ({ name, ...PLANTS[name] }));
  const tests = await listTaggedTests(ROOT);
  const problems = await problemsOf(ROOT, plants, tests);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return { passed: 0, failed: problems.length };

  process.env.HEADLESS_SHELL_PATH ??= findOrInstallHeadlessShell();
  process.env.CHROMIUM_PATH ??= findOrInstallChromium();
  if (plants.some(({ caughtBy }) => caughtBy.some(engineOf))) installEngines();
  const startedAt = performance.now();
  const outcomes = await checkPlants(ROOT, plants, tests, (outcome) => console.log(lineOf(outcome)));
  console.log(`\n${tableOf(wanted, outcomes, tests)}`);
  console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
  const caught = outcomes.filter(({ kind }) => kind === 'caught').length;
  return { passed: caught, failed: outcomes.length - caught };
}

function lineOf({ name, kind, said, seconds }: Outcome): string {
  const words = name === WITHOUT_A_BUG && kind === 'caught' ? 'green' : kind;
  const mark = kind === 'caught' ? 'ok    ' : 'FAILED';
  return [
    `${mark} ${name}: ${words} (${seconds.toFixed(1)} s)`,
    ...said.map((line) => `         ${line}`),
  ].join('\n');
}

/** The list as a table: which bug, where from, which promise, who caught it. */
function tableOf(
  mutations: readonly Mutation[],
  outcomes: readonly Outcome[],
  tests: readonly TaggedTest[],
): string {
  const rows = mutations.flatMap(({ name, from, promise }) => {
    const outcome = outcomes.find((one) => one.name === name);
    const catchers = PLANTS[name as MutationName].caughtBy.map((one) => fileOf(one, tests));
    if (outcome === undefined) return [];
    const by = outcome.kind === 'caught' ? catchers.join(', ') : outcome.kind.toUpperCase();
    return [[name, from, promise, by, outcome.seconds.toFixed(1)]];
  });
  const all = [['mutation', 'from', 'promise', 'caught by', 'seconds'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n');
}
