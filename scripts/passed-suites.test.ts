// What a suite proved holds for the very files that it was run on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { beginSuite, hasPassed } from './passed-suites.js';

let repository: string;

test.beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'passed-'));
  mkdirSync(join(repository, 'core'));
  writeFileSync(join(repository, 'core/session.ts'), 'one');
});

test.afterEach(() => rmSync(repository, { recursive: true }));

test('a suite has passed on the files that it was run on', () => {
  const passes = beginSuite('fast', repository);
  expect(hasPassed('fast', repository)).toBe(false);
  passes();
  expect(hasPassed('fast', repository)).toBe(true);
  expect(hasPassed('faults', repository)).toBe(false);
});

for (const [change, file] of [
  ['changed', 'core/session.ts'],
  ['added', 'core/record.ts'],
] as const) {
  test(`not once a file is ${change}`, () => {
    beginSuite('fast', repository)();
    writeFileSync(join(repository, file), 'two');
    expect(hasPassed('fast', repository)).toBe(false);
  });
}

test('not when a file was changed while it ran', () => {
  const passes = beginSuite('fast', repository);
  writeFileSync(join(repository, 'core/session.ts'), 'two');
  passes();
  expect(hasPassed('fast', repository)).toBe(false);
});

test('not while it is run once more', () => {
  beginSuite('fast', repository)();
  beginSuite('fast', repository);
  expect(hasPassed('fast', repository)).toBe(false);
});
