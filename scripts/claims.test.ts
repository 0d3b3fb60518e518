// Whoever argues that a promise holds names what shows it; and what is named exists.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { readTexts } from './citations.js';
import { brokenNames, unprovenRows, unprovenSteps } from './claims.js';

const texts = readTexts(fileURLToPath(new URL('..', import.meta.url)));
const WHY = 'docs/why-it-holds.md';
const THREATS = 'docs/threats.md';

for (const page of [WHY, THREATS]) {
  test(`every file, test and planted bug that ${page} names exists`, () => {
    expect(texts.get(page)).toContain('`@catches:');
    expect(brokenNames(texts, page)).toEqual([]);
  });
}

test('every step of an argument names its code, and what shows it', () => {
  expect(texts.get(WHY)?.match(/^\d+\. /gm)?.length).toBeGreaterThan(30);
  expect(unprovenSteps(texts, WHY)).toEqual([]);
});

test('whatever is said to stop somebody is shown by a test', () => {
  const { unproven, proven } = unprovenRows(texts, THREATS);
  expect(unproven).toEqual([]);
  expect(proven).toBeGreaterThan(30);
});

// Put together here, so that this file cites no page that does not exist.
const PAGE = ['docs', 'a.md'].join('/');

test.describe('what leads nowhere is named', () => {
  const page = (text: string) =>
    new Map([
      [PAGE, text],
      ['core/a.ts', ''],
      ['perfex/inactivity_logout_master/includes/a.php', ''],
      ['core/a.test.ts', "test('the first, and \\'the last\\'', () => {});"],
      ['mutations/plants/a.ts', "caughtBy: ['@catches:a-bug']"],
    ]);
  const broken = (text: string) => brokenNames(page(text), PAGE);

  test('but not what exists', () => {
    expect(
      broken('`core/a.ts`, `includes/a.php`, `@catches:a-bug`, "the first,\n…" (`core/a.test.ts`)'),
    ).toEqual([]);
  });

  test('a file, a test, a planted bug', () => {
    expect(broken('`core/b.ts`')).toEqual([PAGE + ': there is no core/b.ts']);
    expect(broken('"the\nsecond" (`core/a.test.ts`)')).toEqual([
      PAGE + ': core/a.test.ts has no test "the second"',
    ]);
    expect(broken('`@catches:a-bug/browser`')).toEqual([
      PAGE + ': no planted bug is caught by @catches:a-bug/browser',
    ]);
  });

  test('a step without code, or without anything that shows it', () => {
    const steps = '1. It is so.\n   `core/a.ts`\n2. `core/a.ts` and `@catches:a-bug`\n3. `@catches:a-bug`\n';
    expect(unprovenSteps(page(steps), PAGE)).toEqual(['1. It is so. `core/a.ts`', '3. `@catches:a-bug`']);
  });

  test('a row without anything that shows it', () => {
    const rows = '| who | shown by |\n| --- | --- |\n| he | `@catches:a-bug` |\n| she | `core/a.ts` |\n';
    expect(unprovenRows(page(rows), PAGE)).toEqual({ unproven: ['| she | `core/a.ts` |'], proven: 1 });
  });
});
