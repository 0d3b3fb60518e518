// Plants one bug after the other and expects each to be caught. Nothing is proven by a test that fails for another
// reason, so first of all every catcher must be green without a bug, and a planted bug must build and run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, withEdit } from './bench.js';
import { nameOf, runCatchers, type Catcher } from './catchers.js';
import type { Plant } from './plants.js';
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

/** Tests of time mostly wait for it; more of them at once would keep two cores too busy to be on time. */
const AT_ONCE = 3;

/** Answers what is wrong with the edits before anything is run. */
export async function problemsOf(repository: string, plants: readonly Planted[]): Promise<string[]> {
  const problems: string[] = [];
  const php: { name: string; text: string }[] = [];
  for (const { name, edits, caughtBy } of plants) {
    if (caughtBy.length === 0) problems.push(`${name}: nobody is to catch it.`);
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

/**
 * Runs everything and answers an outcome for the run without a bug and, when that is green, for each bug.
 *
 * @param onOutcome is told of each as it comes
 */
export async function checkPlants(
  repository: string,
  plants: readonly Planted[],
  onOutcome: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const note = (outcome: Outcome) => {
    outcomes.push(outcome);
    onOutcome(outcome);
  };
  const bench = Bench.copy(repository);
  const benches = [bench];
  try {
    note(await timed(WITHOUT_A_BUG, () => runWithoutBug(bench, plants)));
    if (outcomes.some(({ kind }) => kind !== 'caught')) return outcomes;
    const lanes = Math.min(AT_ONCE, plants.length);
    while (benches.length < lanes) benches.push(bench.again());
    // Those that take longest first, so that no lane is left alone with them at the end.
    const waiting = [...plants].sort((one, other) => weight(other) - weight(one));
    await Promise.all(
      benches.map(async (lane) => {
        for (let plant = waiting.shift(); plant; plant = waiting.shift()) {
          const planted = plant;
          note(await timed(planted.name, () => runWithBug(lane, planted)));
        }
      }),
    );
    return outcomes;
  } finally {
    benches.forEach((copy) => copy.remove());
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
async function runWithoutBug(bench: Bench, plants: readonly Planted[]): Promise<Judgement> {
  const all = plants.flatMap(({ caughtBy }) => caughtBy);
  const catchers = [...new Map(all.map((catcher) => [nameOf(catcher), catcher])).values()];
  if (catchers.some(needsBuild)) await bench.build();
  const results = await runCatchers(bench.directory, catchers, AT_ONCE);
  const said = results.flatMap((result, index) => {
    if (result.kind === 'passed') return [];
    return [`${nameOf(catchers[index]!)}: ${result.kind === 'failed' ? result.said : result.why}`];
  });
  return { kind: said.length === 0 ? 'caught' : 'unknown', said };
}

async function runWithBug(bench: Bench, { edits, caughtBy }: Planted): Promise<Judgement> {
  try {
    const isBuildTouched = bench.plant(edits);
    if (isBuildTouched && caughtBy.some(needsBuild)) await bench.build();
    const results = await runCatchers(bench.directory, caughtBy, 1);
    const missing = results.flatMap((result) => (result.kind === 'missing' ? [result.why] : []));
    if (missing.length > 0) return { kind: 'unknown', said: missing };
    const green = caughtBy.filter((_, index) => results[index]?.kind === 'passed');
    if (green.length > 0)
      return { kind: 'survived', said: green.map((catcher) => `${nameOf(catcher)} is green`) };
    return {
      kind: 'caught',
      said: results.flatMap((result) => (result.kind === 'failed' ? [result.said] : [])),
    };
  } finally {
    bench.restore();
  }
}

/** Plain functions are tested, and simulated, as they are written; persons and servers get what is built. */
function needsBuild(catcher: Catcher): boolean {
  return catcher !== 'simulator' && /^(e2e|perfex)\//.test(catcher.file);
}

function weight({ caughtBy }: Planted): number {
  return caughtBy.filter((catcher) => catcher === 'simulator' || catcher.file.startsWith('e2e/')).length;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
