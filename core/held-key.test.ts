import { expect, test } from '@playwright/test';
import { isHeldTooLong, onKeyDown, type HeldKey } from './held-key.js';

const TIMEOUT = 15 * 60_000;
const MINUTE = 60_000;

/** A key that went down at 0 and repeats every 33 ms until `until`. */
function heldUntil(until: number): HeldKey {
  let held: HeldKey | undefined = onKeyDown(undefined, false, 0);
  for (let now = 500; now <= until; now += 33) held = onKeyDown(held, true, now);
  return onKeyDown(held, true, until);
}

test(
  'a key that repeats counts for half a timeout after its press',
  { tag: '@catches:book-on-the-keyboard-counts' },
  () => {
    expect(isHeldTooLong(heldUntil(7 * MINUTE), TIMEOUT, 7 * MINUTE)).toBe(false);
    expect(isHeldTooLong(heldUntil(8 * MINUTE), TIMEOUT, 8 * MINUTE)).toBe(true);
  },
);

test('what a held key types counts no longer than the key', () => {
  expect(isHeldTooLong(heldUntil(8 * MINUTE), TIMEOUT, 8 * MINUTE + 5)).toBe(true);
});

test('a key that is pressed again counts anew', () => {
  const again = onKeyDown(heldUntil(8 * MINUTE), false, 8 * MINUTE + 50);
  expect(isHeldTooLong(again, TIMEOUT, 8 * MINUTE + 50)).toBe(false);
});

test('input of another kind counts as soon as the key is let go', () => {
  expect(isHeldTooLong(heldUntil(8 * MINUTE), TIMEOUT, 8 * MINUTE + 200)).toBe(false);
});

test('a key that was down before the page was there counts from its first repetition', () => {
  const held = onKeyDown(undefined, true, 20 * MINUTE);
  expect(isHeldTooLong(held, TIMEOUT, 20 * MINUTE)).toBe(false);
});
