// When a page that says no hello makes the worker ask whether the module is still there.
import { expect, test } from '@playwright/test';
import { isHelloOverdue, onHelloHeard, onLetThrough } from './hello-check.js';

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
