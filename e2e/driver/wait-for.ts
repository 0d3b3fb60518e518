// Waiting for what a browser does by itself and tells nobody: a file that it writes, a process that ends.
import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for two busy cores and a lid that is closed meanwhile, in milliseconds. */
const LIMIT = 60_000;

/** How often something is looked at that nobody tells of, in milliseconds, and how seldom when it takes long. */
const LOOK_EVERY = 50;
const LOOK_AT_LEAST_EVERY = 250;

/** Answers whether something comes true within a limit (milliseconds); whoever is asked may never answer. */
export async function comesTrue(isTrue: () => Promise<boolean> | boolean, limit: number): Promise<boolean> {
  const begun = performance.now();
  const ended = new AbortController();
  const limitIsOver = pause(limit, false, { signal: ended.signal }).catch(() => false);
  try {
    while (!(await Promise.race([isTrue(), limitIsOver]))) {
      const waited = performance.now() - begun;
      if (waited >= limit) return false;
      // To look keeps a processor busy that the browser may need.
      await pause(Math.min(Math.max(LOOK_EVERY, waited / 20), LOOK_AT_LEAST_EVERY));
    }
    return true;
  } finally {
    ended.abort();
  }
}

/** Waits until something is there; what it needs is looked at and not told. */
export async function waitFor<Value>(look: () => Value | undefined | false | ''): Promise<Value> {
  let value: Value | undefined | false | '';
  if (await comesTrue(() => Boolean((value = look())), LIMIT)) return value as Value;
  throw new Error('Waited too long for the browser.');
}
