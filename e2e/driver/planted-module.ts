// A module with a bug in it, for tests that must catch it (mutations/in-browsers.ts): they are run as always, only that their
// office has that module.
import type { TestInfo } from '@playwright/test';

/** Roots of repositories by the tags of the tests that must fail there, as JSON. */
export const PLANTED_VARIABLE = 'PLANTED_MODULES';

const planted = JSON.parse(process.env[PLANTED_VARIABLE] ?? '{}') as Readonly<Record<string, string>>;

/**
 * Answers the root of the repository whose module this test is to install, if it is not this one. Then the test is expected
 * to fail: of one that does not, Playwright says so, and one that does keeps its process, with browser and PHP, for the next.
 */
export function plantedModuleFor(test: TestInfo): string | undefined {
  const [root] = test.tags.flatMap((tag) => planted[tag] ?? []);
  if (root !== undefined) test.fail();
  return root;
}
