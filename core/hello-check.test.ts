// When a page that says no hello makes the worker ask whether the module is still there.
import { expect, test } from '@playwright/test';
import {
  createHelloCheck,
  isHelloOverdue,
  onHelloHeard,
  onLetThrough,
  type HelloCheck,
} from './hello-check.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const awaited = onLetThrough(undefined, 'page', NOON);

test('a hello is overdue after four seconds, not before', () => {
  expect(isHelloOverdue(undefined, NOON)).toBe(false);
  expect(isHelloOverdue(awaited, NOON + 3999)).toBe(false);
  expect(isHelloOverdue(awaited, NOON + 4000)).toBe(true);
});

test('a page that has said hello is awaited no more', () => {
  expect(isHelloOverdue(onHelloHeard(awaited, 'page'), NOON + MINUTE)).toBe(false);
  expect(onHelloHeard({ ...awaited, askedAt: NOON }, 'page')).toEqual({ askedAt: NOON });
});

test('the hello of another page changes nothing', () => {
  expect(onHelloHeard(awaited, 'other')).toBe(awaited);
  expect(onHelloHeard({ askedAt: NOON }, 'other')).toEqual({ askedAt: NOON });
  expect(onHelloHeard(undefined, 'other')).toBeUndefined();
});

test('pages that never say hello cost one question a minute', () => {
  const again = onLetThrough({ askedAt: NOON }, 'download', NOON + MINUTE - 5000);
  expect(isHelloOverdue(again, NOON + MINUTE - 1)).toBe(false);
  expect(isHelloOverdue(again, NOON + MINUTE)).toBe(true);
});

test('a clock that went back keeps no hello from being overdue', () => {
  expect(isHelloOverdue(awaited, NOON - MINUTE)).toBe(true);
});

/** A check whose waits are over at once, how often it has asked the server, and how often it has written something down. */
function checkOver(stored?: HelloCheck) {
  let now = NOON;
  const counts = { asked: 0, writes: 0 };
  const check = createHelloCheck(
    { now: () => now, wait: (ms) => Promise.resolve(void (now += ms)) },
    {
      read: () => Promise.resolve(stored),
      update(change) {
        counts.writes += 1;
        return Promise.resolve(void (stored = change(stored)));
      },
    },
    () => Promise.resolve(void (counts.asked += 1)),
  );
  return { check, counts };
}

test('a second page that says no hello within the minute is not asked about, whatever says hello between them', async () => {
  const { check, counts } = checkOver();
  await check.expect('download');
  expect(counts.asked).toBe(1);
  const page = check.expect('page');
  await check.note('page');
  await page;
  await check.expect('another download');
  expect(counts.asked).toBe(1);
});

test('the hello of a page that nobody awaits is not written down: most pages are such', async () => {
  const { check, counts } = checkOver(awaited);
  await check.note('other');
  expect(counts.writes).toBe(0);
  await check.note('page');
  expect(counts.writes).toBe(1);
});
