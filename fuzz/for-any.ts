// What must hold for any input, tried with inputs that are the same every time and with as many fresh ones. `npm test`
// tries a few, `npm run test:faults` ten thousand; with `-- --seed N` the fresh ones are those of that seed.
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { randomInt } from 'node:crypto';

export interface FuzzOptions {
  /** How many inputs a project tries. Default: a few. */
  readonly inputs?: number;
}

const A_FEW = 200;

/** How many inputs an interpreter is handed at once. */
const AT_ONCE = 1000;

const SAME_SEED = 1;
const FRESH_SEED = Number(process.env.SEED ?? randomInt(2 ** 31));

/** Returns what an input breaks, in words; undefined: nothing. What it throws is broken, too. */
export type Broken<Input> = (input: Input) => string | undefined | Promise<string | undefined>;

/**
 * Tries inputs one by one; of those that break something the smallest one that can be found is told.
 *
 * @param share which part of the inputs that others try: what goes over the network takes longer
 */
export async function expectForAny<Input>(
  inputs: fc.Arbitrary<Input>,
  broken: Broken<Input>,
  share = 1,
): Promise<void> {
  for (const seed of [SAME_SEED, FRESH_SEED]) {
    let said: string | undefined;
    const property = fc.asyncProperty(inputs, async (input) => {
      const problem = await problemOf(input, broken);
      if (problem !== undefined) said = problem;
      return problem === undefined;
    });
    const { counterexample } = await fc.check(property, { seed, numRuns: (numberOfInputs() * share) / 2 });
    expect(counterexample === null ? '' : story(seed, counterexample[0], said)).toBe('');
  }
}

/** Tries inputs that are answered all at once, by an interpreter of another language. */
export async function expectForAllOf<Input, Answer>(
  inputs: fc.Arbitrary<Input>,
  answers: (inputs: readonly Input[]) => Promise<readonly Answer[]>,
  broken: (input: Input, answer: Answer) => string | undefined,
): Promise<void> {
  for (const seed of [SAME_SEED, FRESH_SEED]) {
    const all = fc.sample(inputs, { seed, numRuns: numberOfInputs() / 2 });
    const answered: Answer[] = [];
    for (let done = 0; done < all.length; done += AT_ONCE)
      answered.push(...(await answers(all.slice(done, done + AT_ONCE))));
    expect(answered).toHaveLength(all.length);
    const problems: string[] = [];
    for (const [index, input] of all.entries()) {
      const problem = await problemOf(input, () => broken(input, answered[index]!));
      if (problem !== undefined) problems.push(story(seed, input, problem));
    }
    expect(problems.sort((one, other) => one.length - other.length)[0] ?? '').toBe('');
  }
}

/** How many inputs this project tries, of both seeds together. */
function numberOfInputs(): number {
  return (test.info().project.use as FuzzOptions).inputs ?? A_FEW;
}

async function problemOf<Input>(input: Input, broken: Broken<Input>): Promise<string | undefined> {
  try {
    return await broken(input);
  } catch (problem) {
    return `throws ${problem instanceof Error ? problem.stack : String(problem)}`;
  }
}

function story(seed: number, input: unknown, problem = 'nothing is said of it'): string {
  return `seed ${seed}: ${fc.stringify(input)}\n${problem}`;
}
