// What the tests of `core/` import as Playwright's when they run in the process of a mutation runner: `test` only
// collects them. What they expect with is Playwright's own.
export { expect } from 'playwright/test';

export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

/** Every test that has been imported, in order. */
export const collectedTests: CollectedTest[] = [];

const groups: string[] = [];

export function test(title: string, ...rest: readonly unknown[]): void {
  const run = rest.at(-1) as CollectedTest['run'];
  collectedTests.push({ name: [...groups, title].join(' › '), run });
}

test.describe = (title: string, tests: () => void) => {
  groups.push(title);
  tests();
  groups.pop();
};
