// Plants one bug after the other and expects each to be caught. Nothing is proven by a test that fails for another
// reason, so first of all every catcher must be green without a bug, and a planted bug must build and run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCatchers, type Catcher } from './catchers.js';
import { Copy, withEdit } from './copy.js';
import type { Plant } from './plants.js';
import type { Tag, TaggedTest } from './tagged-tests.js';
import { phpSyntaxProblems } from '../perfex/php-syntax.js';

/** A bug, where it is planted and who must catch it. */
export interface Planted extends Plant {
  readonly name: string;
}

export interface Outcome {
  readonly name: string;
  readonly kind:
    | 'caught'
    /** Some test that must catch it was green. */
    | 'survived'
    /** Something else went wrong: nothing is known about this bug. */
    | 'unknown';
  /** What the tests said, or what went wrong. */
  readonly said: readonly string[];
  readonly seconds: number;
}

/** The name under which the run without a bug stands in the outcomes. */
export const WITHOUT_A_BUG = 'without a bug';

/** As many as `npm test` has browsers: one that misses what a bug takes away waits for it, and keeps no core busy. */
const AT_ONCE = Number(process.env.TEST_WORKERS ?? 6);

/** Returns what is wrong with the edits and the tags before anything is run. */
export async function problemsOf(
  repository: string,
  plants: readonly Planted[],
  tests: readonly TaggedTest[],
): Promise<string[]> {
  const problems: string[] = [];
  const php: { name: string; text: string }[] = [];
  for (const { name, edits, caughtBy } of plants) {
    if (caughtBy.length === 0) problems.push(`${name}: nobody is to catch it.`);
    for (const catcher of caughtBy) {
      const problem = catcher === 'simulator' ? undefined : problemOfTag(catcher, tests);
      if (problem !== undefined) problems.push(`${name}: ${problem}`);
    }
    const texts = new Map<string, string>();
    for (const edit of edits) {
      try {
        const text = texts.get(edit.file) ?? readFileSync(join(repository, edit.file), 'utf8');
        texts.set(edit.file, withEdit(text, edit));
      } catch (problem) {
        problems.push(`${name}: ${messageOf(problem)}`);
      }
    }
    for (const [file, text] of texts) if (file.endsWith('.php')) php.push({ name, text });
  }
  const syntax = await phpSyntaxProblems(php.map(({ text }) => text));
  syntax.forEach((problem, index) => problem && problems.push(`${php[index]?.name}: ${problem}`));
  return problems;
}

/** A tag names exactly one test. */
function problemOfTag(tag: Tag, tests: readonly TaggedTest[]): string | undefined {
  const [first, ...others] = tests.filter((test) => test.tag === tag);
  if (first === undefined) {
    return `no test has the tag ${tag}. Give it to the one that must catch this bug: test('…', { tag: '${tag}' }, …).`;
  }
  if (others.length === 0) return undefined;
  const named = [first, ...others].map(({ file, title }) => `"${title}" (${file})`).join(' and ');
  return `${tag} is the tag of ${named}. Let one keep it, and the other say where it catches the bug: ${tag}/browser.`;
}

/**
 * Runs everything and returns an outcome for the run without a bug and, when that is green, for each bug.
 *
 * @param onOutcome is told of each as it comes
 * @param greenProjects those whose tests have just been green, all of them, on the same files
 */
export async function checkPlants(
  repository: string,
  plants: readonly Planted[],
  tests: readonly TaggedTest[],
  onOutcome: (outcome: Outcome) => void,
  greenProjects: readonly string[] = [],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const note = (outcome: Outcome) => {
    outcomes.push(outcome);
    onOutcome(outcome);
  };
  const copy = Copy.of(repository);
  const copies = [copy];
  try {
    note(await timed(WITHOUT_A_BUG, () => runWithoutBug(copy, plants, tests, greenProjects)));
    if (outcomes.some(({ kind }) => kind !== 'caught')) return outcomes;
    const lanes = Math.min(AT_ONCE, plants.length);
    while (copies.length < lanes) copies.push(copy.again());
    // Those that take longest first, so that no lane is left alone with them at the end.
    const weight = ({ caughtBy }: Planted) => caughtBy.filter((catcher) => takesLong(catcher, tests)).length;
    const waiting = [...plants].sort((one, other) => weight(other) - weight(one));
    await Promise.all(
      copies.map(async (lane) => {
        for (let plant = waiting.shift(); plant; plant = waiting.shift()) {
          const planted = plant;
          note(await timed(planted.name, () => runWithBug(lane, planted, tests)));
        }
      }),
    );
    return outcomes;
  } finally {
    copies.forEach((each) => each.remove());
  }
}

type Judgement = Pick<Outcome, 'kind' | 'said'>;

async function timed(name: string, judge: () => Promise<Judgement>): Promise<Outcome> {
  const startedAt = performance.now();
  let judgement: Judgement;
  try {
    judgement = await judge();
  } catch (problem) {
    judgement = { kind: 'unknown', said: [messageOf(problem)] };
  }
  return { name, ...judgement, seconds: (performance.now() - startedAt) / 1000 };
}

/** `caught` here means that there was nothing to catch: every test was green. */
async function runWithoutBug(
  copy: Copy,
  plants: readonly Planted[],
  tests: readonly TaggedTest[],
  greenProjects: readonly string[],
): Promise<Judgement> {
  const all = [...new Set(plants.flatMap(({ caughtBy }) => caughtBy))];
  const catchers = catchersToProve(all, tests, greenProjects);
  if (catchers.some((catcher) => needsBuild(catcher, tests))) await copy.build();
  const results = await runCatchers(copy.directory, catchers, tests, AT_ONCE);
  const said = results.flatMap((result, index) => {
    if (result.kind === 'passed') return [];
    return [`${catchers[index]}: ${result.kind === 'failed' ? result.said : result.why}`];
  });
  return { kind: said.length === 0 ? 'caught' : 'unknown', said };
}

async function runWithBug(
  copy: Copy,
  { edits, caughtBy }: Planted,
  tests: readonly TaggedTest[],
): Promise<Judgement> {
  try {
    const isBuildTouched = copy.plant(edits);
    if (isBuildTouched && caughtBy.some((catcher) => needsBuild(catcher, tests))) await copy.build();
    const results = await runCatchers(copy.directory, caughtBy, tests, 1);
    const unknown = results.flatMap((result) => (result.kind === 'unknown' ? [result.why] : []));
    if (unknown.length > 0) return { kind: 'unknown', said: unknown };
    const green = caughtBy.filter((_, index) => results[index]?.kind === 'passed');
    if (green.length > 0) return { kind: 'survived', said: green.map((catcher) => `${catcher} is green`) };
    return {
      kind: 'caught',
      said: results.flatMap((result) => (result.kind === 'failed' ? [result.said] : [])),
    };
  } finally {
    copy.restore();
  }
}

/**
 * Those that have to be run without a bug: all that nobody has just seen green, and one of each project that was seen
 * green, because tests might fail in a copy for want of something that the repository has.
 */
export function catchersToProve(
  catchers: readonly Catcher[],
  tests: readonly TaggedTest[],
  greenProjects: readonly string[],
): Catcher[] {
  const tried = new Set<string>();
  return catchers.filter((catcher) => {
    const project = tests.find(({ tag }) => tag === catcher)?.project;
    if (project === undefined || !greenProjects.includes(project)) return true;
    if (tried.has(project)) return false;
    tried.add(project);
    return true;
  });
}

/** The file of the test with this tag; the simulator goes by its name. */
export function fileOf(catcher: Catcher, tests: readonly TaggedTest[]): string {
  return tests.find(({ tag }) => tag === catcher)?.file ?? catcher;
}

/** Plain functions are tested, and simulated, as they are written; browsers and servers get what is built. */
function needsBuild(catcher: Catcher, tests: readonly TaggedTest[]): boolean {
  return /^(e2e|perfex)\//.test(fileOf(catcher, tests));
}

function takesLong(catcher: Catcher, tests: readonly TaggedTest[]): boolean {
  return catcher === 'simulator' || fileOf(catcher, tests).startsWith('e2e/');
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
