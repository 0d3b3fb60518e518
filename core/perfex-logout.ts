// Perfex's own logout link, and its login page, which it shows to nobody who is logged in: the browser goes there by itself,
// untouched, and the worker sees to it that the other tabs learn of it.
import type { Keeper, Runtime } from './keeper.js';

/**
 * When the server is asked whether the logout has happened, in milliseconds after the navigation began: soon enough
 * for the other tabs to follow within a second, and again for a server that takes its time.
 */
const ASK_AFTER = [200, 600, 2000];

/**
 * Somebody goes to Perfex's logout, or to its login page while a session is open here: by a policy that this browser has not
 * heard of, the server may have ended it. Resolves when the tabs know, or when it seems not to have happened.
 */
export async function noticeLogout(
  { now, wait, read }: Pick<Runtime, 'now' | 'wait' | 'read'>,
  keeper: Pick<Keeper, 'ask'>,
): Promise<void> {
  const startedAt = now();
  for (const after of ASK_AFTER) {
    // Before the wait: what is over already is not ended here, and whoever logs in meanwhile need not be asked about.
    if ((await read())?.isSettled ?? true) return;
    await wait(startedAt + after - now());
    await keeper.ask();
  }
}
