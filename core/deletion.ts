// How the worker notices that the module was deleted. Nothing on the server can say so any more, no browser ever drops a
// worker whose script is gone, and a 404 may be anybody's.
import type { Runtime } from './keeper.js';
import { verdictNeeded } from './record.js';
import type { Answer, Report } from './report.js';

/** How long after the first look the second one comes, in milliseconds: one look may meet a server under repair. */
export const LOOK_AGAIN_AFTER = 4000;

/**
 * Returns the path of the page script, by the admin path: the web server answers it itself, so Perfex puts no index.php
 * before it. Looked for anywhere else it would seem to be deleted.
 */
export function guardPath(adminPath: string): string {
  const site = adminPath.replace(/(\/index\.php)?\/[^/]+$/, '');
  return `${site}/modules/inactivity_logout_master/assets/guard.js`;
}

export interface DeletionRuntime extends Pick<Runtime, 'now' | 'wait' | 'read' | 'send'> {
  /** Looks once whether the module is gone from the server while Perfex is there. Never rejects. */
  looksDeleted(): Promise<boolean>;
}

/** Sends reports, and takes the silence of a deleted module for its last word. */
export function createDeletionCheck({ now, wait, read, send, looksDeleted }: DeletionRuntime) {
  let isHelloMissing = false;

  /** At a record that is shut no page is let through that could fail to say hello. */
  async function isSuspected(): Promise<boolean> {
    return isHelloMissing || verdictNeeded(await read(), now()) !== undefined;
  }

  async function isDeleted(): Promise<boolean> {
    if (!(await looksDeleted())) return false;
    await wait(LOOK_AGAIN_AFTER);
    return await looksDeleted();
  }

  return {
    /**
     * Sends a report.
     *
     * - Must believe in a deletion only when it looks like one twice, some seconds apart.
     * - Must not look for one because a report of somebody who works came back unusable: the guard would go from every
     *   open tab.
     */
    async send(report: Report): Promise<Answer> {
      const answer = await send(report);
      if (answer.verdict !== 'unusable' || !(await isSuspected())) return answer;
      return (await isDeleted()) ? { verdict: 'off' } : answer;
    },
    /** A page was let through that said no hello: asks the server while a deletion is suspected. */
    async whileSuspected(ask: () => Promise<void>): Promise<void> {
      isHelloMissing = true;
      await ask();
      isHelloMissing = false;
    },
  };
}
