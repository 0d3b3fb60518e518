// News to the tabs: to every open page of the site, and to the pages that the browser keeps for the Back button.
import type { WorkerNews } from '../core/messages.js';
import { sendSilentTabsAway } from './silent-tabs.js';

declare const self: ServiceWorkerGlobalScope;

/** Tells every page, whether this worker controls it or not. */
export function tellTabs(news: WorkerNews): void {
  void self.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((tabs) => tabs.forEach((tab) => tab.postMessage(news)));
  if (news.type !== 'SESSION') tellChannel(news);
  if (news.type === 'LOGGED_OUT' || news.type === 'LOCKED') void sendSilentTabsAway(news);
}

/**
 * Tells what no message reaches: popups that were written into close themselves. A message on a channel that a kept page
 * holds open throws that page away, in Chromium and in Firefox.
 */
function tellChannel(news: WorkerNews): void {
  try {
    const channel = new BroadcastChannel('inactivity-logout');
    channel.postMessage(news);
    channel.close();
  } catch {
    // Withheld: pages that come back ask for themselves.
  }
}
