// A key that is held down. Who scrolls with an arrow key is reading; a book that lies on the keyboard is not.

/** The latest key that went down, as moments of this computer's clock; undefined: none. */
export interface HeldKey {
  readonly pressedAt: number;
  /** When it repeated last; undefined: not yet. */
  readonly repeatedAt?: number | undefined;
}

/** Which part of the timeout a key that repeats counts after its press. */
const COUNTS_FOR = 1 / 2;

/** What is typed within this time after a repetition comes from it, in milliseconds; keys repeat no more than 30 times a second. */
const SAME_KEY = 100;

/** A key went down, or repeats because it is still down. A key that was down before anybody looked counts from now. */
export function onKeyDown(held: HeldKey | undefined, isRepeat: boolean, now: number): HeldKey {
  return isRepeat ? { pressedAt: held?.pressedAt ?? now, repeatedAt: now } : { pressedAt: now };
}

/** Returns whether input at `now` comes from a key that has been held for too long to be somebody's. */
export function isHeldTooLong(held: HeldKey | undefined, expireAfter: number, now: number): boolean {
  if (held?.repeatedAt === undefined || Math.abs(now - held.repeatedAt) > SAME_KEY) return false;
  return Math.abs(now - held.pressedAt) > expireAfter * COUNTS_FOR;
}
