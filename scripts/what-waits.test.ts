// Tests that wait for time are slow, and late on a busy computer: they are few, and each is named.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const AT_MOST = 12;
const E2E = new URL('../e2e/', import.meta.url);

function read(folder: URL): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
}

function count(text: string, what: RegExp): number {
  return [...text.matchAll(what)].length;
}

test('what a jump through time cannot show is shown by a dozen tests at most', () => {
  const inRealTime = read(new URL('real-time/', E2E));
  expect(count(inRealTime, /^test\(/gm)).toBeGreaterThan(0);
  expect(count(inRealTime, /\btest\(/g)).toBeLessThanOrEqual(AT_MOST);
});

test('a dozen promises are kept in the waiting way, too', () => {
  expect(count(read(E2E), /'@waiting-way'/g)).toBe(AT_MOST);
});
