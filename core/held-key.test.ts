import { expect, test } from '@playwright/test';
import { isHeldTooLong, onKeyDown, type HeldKey } from './held-key.js';

const TIMEOUT = 15 * 60_000;
const MINUTE = 60_000;
const NOON = 1_700_000_000_000;

/** A key that went down at noon and repeats every 33 ms until `until`. */
function heldUntil(until: number): HeldKey {
  return repeatedUntil(until, onKeyDown(undefined, false, NOON));
}

function repeatedUntil(until: number, held: HeldKey | undefined): HeldKey {
  for (let now = NOON + 500; now <= until; now += 33) held = onKeyDown(held, true, now);
  return onKeyDown(held, true, until);
}

test(
  'a key that repeats counts for half a timeout after its press',
  { tag: '@catches:book-on-the-keyboard-counts' },
  () => {
    const half = NOON + TIMEOUT / 2;
    expect(isHeldTooLong(heldUntil(half), TIMEOUT, half)).toBe(false);
    expect(isHeldTooLong(heldUntil(half + 1), TIMEOUT, half + 1)).toBe(true);
  },
);

test('what a held key types counts no longer than the key, up to a tenth of a second after it', () => {
  const held = heldUntil(NOON + 8 * MINUTE);
  expect(isHeldTooLong(held, TIMEOUT, NOON + 8 * MINUTE + 100)).toBe(true);
  expect(isHeldTooLong(held, TIMEOUT, NOON + 8 * MINUTE + 101)).toBe(false);
});

test('a key that is pressed again counts anew', () => {
  const now = NOON + 8 * MINUTE + 50;
  const again = onKeyDown(heldUntil(NOON + 8 * MINUTE), false, now);
  expect(isHeldTooLong(again, TIMEOUT, now)).toBe(false);
});

test('input counts however long ago the latest key was pressed that does not repeat, and where none was', () => {
  const pressed = onKeyDown(undefined, false, NOON);
  expect(isHeldTooLong(pressed, TIMEOUT, NOON + 10 * MINUTE)).toBe(false);
  expect(isHeldTooLong(undefined, TIMEOUT, NOON)).toBe(false);
});

test('a key that was down before the page was there counts from its first repetition', () => {
  const first = NOON + 500;
  const held = (until: number) => repeatedUntil(until, undefined);
  expect(isHeldTooLong(held(first), TIMEOUT, first)).toBe(false);
  const later = first + TIMEOUT / 2 + 1;
  expect(isHeldTooLong(held(later), TIMEOUT, later)).toBe(true);
});
