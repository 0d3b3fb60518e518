// The page about the engines says what was run, and takes nothing for an excuse that is not on the closed list.
import { expect, test } from '@playwright/test';
import { LACKS_VERB } from '../e2e/driver/lacking.js';
import { argumentsIn, type Argument } from './claims.js';
import { engineTable, lackOf, unproven } from './engine-table.js';
import { testsIn } from './playwright-report.js';

const ran = (projectName: string, status: string, verb?: string) => ({
  projectName,
  status,
  annotations: verb === undefined ? [] : [{ type: LACKS_VERB, description: verb }],
});

const report = (...tests: ReturnType<typeof ran>[]) => ({
  suites: [{ title: 'a.test.ts', specs: [{ title: 'a promise', tests }] }],
});

test('a promise that holds in both engines is said to', () => {
  const table = engineTable(report(ran('firefox', 'expected'), ran('webkit', 'expected')), []);
  expect(table).toContain('| a promise | holds | holds |');
});

test('a promise that an engine cannot be asked for is named with the reason and with what proves it instead', () => {
  const table = engineTable(
    report(ran('firefox', 'expected'), ran('webkit', 'skipped', 'stop a worker')),
    [],
  );
  expect(table).toContain('| a promise | holds | cannot stop a worker |');
  expect(table).toMatch(
    /\| a promise \| WebKit cannot stop a worker \| A worker runs .* \| The simulator.* \|/,
  );
});

for (const [what, skipped] of [
  ['a skip without a reason', ran('webkit', 'skipped')],
  ['a verb that is not on the list', ran('webkit', 'skipped', 'be bothered')],
  ["another engine's verb", ran('firefox', 'skipped', 'stop a worker')],
  ['a failure after the verb was found missing', ran('webkit', 'unexpected', 'stop a worker')],
] as const)
  test(`${what} is no excuse`, () => {
    expect(testsIn(report(skipped)).map(lackOf)).toEqual([undefined]);
  });

test.describe('a promise', () => {
  const ARGUMENT: Argument = {
    promise: 'P1: Shut',
    tests: [{ title: 'a … by its title', file: 'e2e/a.test.ts' }],
    tags: ['catches:a-bug'],
  };
  /** What is told of one test, which has passed in Firefox. */
  const told = (
    title: string,
    { file = 'e2e/a.test.ts', tags = [] as string[], inWebKit = ran('webkit', 'expected') } = {},
  ) => ({
    suites: [{ title: file, specs: [{ title, tags, tests: [ran('firefox', 'expected'), inWebKit] }] }],
  });

  const MISSING = 'P1: Shut: no test that docs/why-it-holds.md names has shown it in WebKit';

  for (const [how, shown] of [
    ['title', told('a promise by its title')],
    ['tag', told('something else', { tags: ['catches:a-bug'] })],
    ['title, on another Perfex', told('a promise by its title', { inWebKit: ran('webkit-2x', 'expected') })],
  ] as const)
    test(`is proven by a test that its argument names by its ${how}`, () => {
      expect(unproven(shown, [ARGUMENT])).toEqual([]);
      expect(engineTable(shown, [ARGUMENT])).toContain('| P1: Shut | 1 test | 1 test |');
    });

  test('is not proven by a test that an engine could not be asked', () => {
    const inWebKit = ran('webkit', 'skipped', 'stop a worker');
    const shown = told('a promise by its title', { inWebKit });
    expect(unproven(shown, [ARGUMENT])).toEqual([MISSING]);
    expect(engineTable(shown, [ARGUMENT])).toContain('| P1: Shut | 1 test | 0 tests |');
  });

  for (const [what, shown] of [
    ['another title', told('a promise by another')],
    ['another file', told('a promise by its title', { file: 'e2e/b.test.ts' })],
    ['another tag', told('something else', { tags: ['catches:a-bug/browser'] })],
  ] as const)
    test(`is not proven by ${what}`, () => {
      expect(unproven(shown, [ARGUMENT])).toContain(MISSING);
    });
});

test('the arguments of a page are told apart by their promises', () => {
  const page =
    '# Why\n\n`@catches:c`\n\n## P1: Shut\n\n1. "a\n   title" (`e2e/a.test.ts`)\n\n## P2: Open\n\n`@catches:b/x`\n';
  expect(argumentsIn(page)).toEqual([
    { promise: 'P1: Shut', tests: [{ title: 'a title', file: 'e2e/a.test.ts' }], tags: [] },
    { promise: 'P2: Open', tests: [], tags: ['catches:b/x'] },
  ]);
});
