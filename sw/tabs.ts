// News to the tabs: to every open page of the site, and to the pages that the browser keeps for the Back button.
import type { WorkerNews } from '../core/messages.js';

declare const self: ServiceWorkerGlobalScope;

/** Tells every page, whether this worker controls it or not. */
export function tellTabs(news: WorkerNews): void {
  void self.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((tabs) => tabs.forEach((tab) => tab.postMessage(news)));
  if (news.type !== 'SESSION') evictKeptPages();
}

/** A message on a channel that a kept page holds open throws that page away, in Chromium and in Firefox. */
function evictKeptPages(): void {
  try {
    const channel = new BroadcastChannel('inactivity-logout');
    channel.postMessage('');
    channel.close();
  } catch {
    // Withheld: pages that come back ask for themselves.
  }
}
