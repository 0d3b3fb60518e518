// Waiting for what a browser does by itself and tells nobody: a file that it writes, a process that ends.
import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for two busy cores and a lid that is closed meanwhile, in milliseconds. */
const LIMIT = 60_000;

/** Waits until something is there; what it needs is looked at and not told. */
export async function waitFor<Value>(look: () => Value | undefined | false | ''): Promise<Value> {
  const giveUpAt = performance.now() + LIMIT;
  for (;;) {
    const value = look();
    if (value) return value;
    if (performance.now() > giveUpAt) throw new Error('Waited too long for the browser.');
    await pause(20);
  }
}
