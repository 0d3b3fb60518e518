// Those whom no message reaches: pages that the browser keeps, popups that were written into, tabs without a guard.
import type { WorkerNews } from '../core/messages.js';
import { installation } from './addresses.js';
import { sendSilentTabsAway } from './silent-tabs.js';

/** Reaches them all the same, each in the way that there is. */
export function reachOthers(news: WorkerNews): void {
  if (news.type !== 'SESSION') tellChannel(news);
  if (news.type === 'LOGGED_OUT' || news.type === 'LOCKED') void sendSilentTabsAway(news);
}

/**
 * Popups that were written into close themselves; a page that is kept with the channel open is thrown away for it, in
 * Chromium and in Firefox. Any page of the site may listen, so no session is named.
 */
function tellChannel({ type }: WorkerNews): void {
  try {
    const channel = new BroadcastChannel(installation);
    channel.postMessage(type);
    channel.close();
  } catch {
    // Withheld: pages that come back ask for themselves.
  }
}
