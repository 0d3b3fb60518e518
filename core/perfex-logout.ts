// Perfex's own logout link: the browser goes there by itself, untouched, and the worker sees to it that the other
// tabs learn of it.
import type { Keeper, Runtime } from './keeper.js';

/**
 * When the server is asked whether the logout has happened, in milliseconds after the navigation began: soon enough
 * for the other tabs to follow within a second, and again for a server that takes its time.
 */
const ASK_AFTER = [200, 600, 2000];

/** Somebody goes to Perfex's logout. Resolves when the tabs know, or when it seems not to have happened. */
export async function noticeLogout(
  { now, wait, read }: Pick<Runtime, 'now' | 'wait' | 'read'>,
  keeper: Pick<Keeper, 'ask'>,
): Promise<void> {
  const startedAt = now();
  for (const after of ASK_AFTER) {
    await wait(startedAt + after - now());
    const record = await read();
    if (record === undefined || record.isSettled) return;
    await keeper.ask();
  }
}
