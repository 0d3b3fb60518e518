// `npm run test:mutations`: plants the known bugs of the field in copies of our code, one at a time, and fails when one
// is not caught. With names (`npm run test:mutations -- polls-count`) only those. Needs what `npm test` needs, and for some
// bugs the engine of another browser. Every test that must catch a bug has to be green without one, too, but for those of
// suites that have just passed (`--after fast,faults,engines`).
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installEngines } from '../scripts/engine-packages.js';
import { findOrInstallChromium } from '../scripts/find-chromium.js';
import { findOrInstallHeadlessShell } from '../scripts/find-headless-shell.js';
import { hasPassed } from '../scripts/passed-suites.js';
import { suites } from '../scripts/suites.js';
import { checkPlants, fileOf, problemsOf, WITHOUT_A_BUG, type Outcome, type Planted } from './check.js';
import { MUTATIONS, type Mutation, type MutationName } from './list.js';
import { PLANTS } from './plants.js';
import { engineOf, listTaggedTests, type TaggedTest } from './tagged-tests.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals: asked } = parseArgs({
  options: { after: { type: 'string' } },
  allowPositionals: true,
});
const after = values.after?.split(',') ?? [];
const wanted = MUTATIONS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const refusals = [...refusalsOfNames(), ...refusalsOfSuites()];
for (const refusal of refusals) console.error(refusal);
const { passed, failed } = refusals.length > 0 ? { passed: 0, failed: refusals.length } : await check();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function refusalsOfNames(): string[] {
  const names = MUTATIONS.map(({ name }) => name);
  const unknown = asked.filter((name) => !names.some((known) => known === name));
  if (unknown.length === 0) return [];
  return [[`No mutation is called ${unknown.join(', ')}. There are:`, ...names].join('\n  ')];
}

function refusalsOfSuites(): string[] {
  return after.flatMap((name) => {
    if (!(name in suites)) return [`There is no suite "${name}", only ${Object.keys(suites).join(', ')}.`];
    return hasPassed(name)
      ? []
      : [`The suite "${name}" has not passed as a whole on the files as they are now.`];
  });
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
  const greenProjects = after.flatMap((name) => suites[name]?.projects ?? []);
  const outcomes = await checkPlants(ROOT, plants, tests, tell, greenProjects);
  console.log(`\n${tableOf(wanted, outcomes, tests)}`);
  console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
  const caught = outcomes.filter(({ kind }) => kind === 'caught').length;
  return { passed: caught, failed: outcomes.length - caught };
}

function tell(outcome: Outcome): void {
  console.log(lineOf(outcome));
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
