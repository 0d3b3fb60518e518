// Plants one bug after the other and expects each to be caught. Nothing is proven by a test that fails for another
// reason, so every catcher must be green without a bug, too, and a planted bug must build and run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCatchers, type Catcher } from './catchers.js';
import { Copy, withEdit } from './copy.js';
import { isCaughtInBrowsers, runInBrowsers, type InBrowsers } from './in-browsers.js';
import { messageOf } from './message-of.js';
import type { Plant } from './plants.js';
import type { Result, Tag, TaggedTest } from './tagged-tests.js';
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

/** As many as there are cores, for what keeps them busy. Browsers, which mostly wait, come beside them. */
const LANES = Number(process.env.TEST_WORKERS ?? 2);

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
 * Runs everything and returns an outcome for the run without a bug, and one for each bug; where that run is not green, those
 * of the bugs prove nothing, and no more are planted.
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
  const another = () => {
    const made = copy.again();
    copies.push(made);
    return made;
  };
  try {
    const all = [...new Set(plants.flatMap(({ caughtBy }) => caughtBy))];
    if (all.some((catcher) => needsBuild(catcher, tests))) await copy.build();
    const bugs = plants.map((plant) => divided(repository, plant, tests));
    // Those that take longest first, so that no lane is left alone with them at the end.
    const weight = ({ others }: Bug) => others.filter((catcher) => takesLong(catcher, tests)).length;
    const waiting = [...bugs].sort((one, other) => weight(other) - weight(one));

    const proof = timed(async () =>
      runWithoutBug(copy, catchersToProve(all, tests, greenProjects), tests),
    ).then((outcome) => {
      if (outcome.kind !== 'caught') waiting.length = 0;
      note({ name: WITHOUT_A_BUG, ...outcome });
    });
    const inBrowsers = runInBrowsers(
      another(),
      bugs.filter(({ tests }) => tests.length > 0),
      proof,
    ).catch((problem: unknown) => messageOf(problem));
    const judging: Promise<void>[] = [];
    const lanes = Array.from({ length: Math.min(LANES, plants.length) }, another).map(async (lane) => {
      for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
        const { plant, others } = bug;
        const startedAt = performance.now();
        const own = others.length === 0 ? [] : await runWithBug(lane, plant, others, tests);
        const inThisLane = (performance.now() - startedAt) / 1000;
        const judge = async () => {
          const found = await inBrowsers;
          const results = plant.caughtBy.map(
            (catcher) => own[others.indexOf(catcher)] ?? resultIn(found, catcher),
          );
          const seconds = bug.tests.map(({ tag }) => resultIn(found, tag).seconds ?? 0);
          const total = seconds.reduce((one, other) => one + other, inThisLane);
          note({ name: plant.name, ...judged(plant.caughtBy, results), seconds: total });
        };
        judging.push(judge());
      }
    });
    await Promise.all([proof, inBrowsers, ...lanes]);
    await Promise.all(judging);
    return outcomes;
  } finally {
    copies.forEach((each) => each.remove());
  }
}

/** A bug, the tests that must catch it in browsers, and whoever else must. */
interface Bug extends InBrowsers {
  readonly plant: Planted;
  readonly others: readonly Catcher[];
}

function divided(repository: string, plant: Planted, all: readonly TaggedTest[]): Bug {
  const { edits, caughtBy } = plant;
  const tests = all.filter(
    (test) => caughtBy.includes(test.tag) && isCaughtInBrowsers(repository, edits, test),
  );
  const others = caughtBy.filter((catcher) => !tests.some(({ tag }) => tag === catcher));
  return { plant, edits, tests, others };
}

function resultIn(found: ReadonlyMap<Catcher, Result> | string, catcher: Catcher): Result {
  if (typeof found === 'string') return { kind: 'unknown', why: found };
  return found.get(catcher) ?? { kind: 'unknown', why: `${catcher}: not run.` };
}

type Judgement = Pick<Outcome, 'kind' | 'said'>;

async function timed(judge: () => Promise<Judgement>): Promise<Omit<Outcome, 'name'>> {
  const startedAt = performance.now();
  let judgement: Judgement;
  try {
    judgement = await judge();
  } catch (problem) {
    judgement = { kind: 'unknown', said: [messageOf(problem)] };
  }
  return { ...judgement, seconds: (performance.now() - startedAt) / 1000 };
}

/** `caught` here means that there was nothing to catch: every test was green. */
async function runWithoutBug(
  copy: Copy,
  catchers: readonly Catcher[],
  tests: readonly TaggedTest[],
): Promise<Judgement> {
  const results = await runCatchers(copy.directory, catchers, tests, LANES);
  const said = results.flatMap((result, index) => {
    if (result.kind === 'passed') return [];
    return [`${catchers[index]}: ${result.kind === 'failed' ? result.said : result.why}`];
  });
  return { kind: said.length === 0 ? 'caught' : 'unknown', said };
}

/** Answers what these catchers make of a copy with the bug. */
async function runWithBug(
  copy: Copy,
  { edits }: Planted,
  catchers: readonly Catcher[],
  tests: readonly TaggedTest[],
): Promise<Result[]> {
  try {
    const isBuildTouched = copy.plant(edits);
    if (isBuildTouched && catchers.some((catcher) => needsBuild(catcher, tests))) await copy.build();
    return await runCatchers(copy.directory, catchers, tests, 1);
  } catch (problem) {
    return catchers.map(() => ({ kind: 'unknown', why: messageOf(problem) }));
  } finally {
    copy.restore();
  }
}

function judged(catchers: readonly Catcher[], results: readonly Result[]): Judgement {
  const unknown = results.flatMap((result) => (result.kind === 'unknown' ? [result.why] : []));
  if (unknown.length > 0) return { kind: 'unknown', said: unknown };
  const green = catchers.filter((_, index) => results[index]?.kind === 'passed');
  if (green.length > 0) return { kind: 'survived', said: green.map((catcher) => `${catcher} is green`) };
  const said = results.flatMap((result) => (result.kind === 'failed' ? [result.said] : []));
  return { kind: 'caught', said };
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
