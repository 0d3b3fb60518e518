// The page about the engines says what was run, and takes nothing for an excuse that is not on the closed list.
import { expect, test } from '@playwright/test';
import { LACKS_VERB } from '../e2e/driver/lacking.js';
import { engineTable, lackOf } from './engine-table.js';
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
  const table = engineTable(report(ran('firefox', 'expected'), ran('webkit', 'expected')));
  expect(table).toContain('| a promise | holds | holds |');
});

test('a promise that an engine cannot be asked for is named with the reason and with what proves it instead', () => {
  const table = engineTable(report(ran('firefox', 'expected'), ran('webkit', 'skipped', 'stop a worker')));
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
