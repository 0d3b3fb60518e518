// Tabs that cannot hear that the session is over: a print view, a file that the browser shows, a page that a native dialog
// has stopped. None of them leaves by itself, so the worker sends them.
import { HELLO_LIMIT } from '../core/hello-check.js';
import type { Locked, LoggedOut } from '../core/messages.js';
import { isGuarded } from '../core/navigation.js';
import { isAnotherOpen } from '../core/record.js';
import { adminPath, loginUrl, logoutUrl, pathOf } from './addresses.js';
import { record } from './record.js';
import { pages } from './tabs.js';

declare const self: ServiceWorkerGlobalScope;

/**
 * Asks every tab of the CRM whether it hears, and sends away those that do not.
 *
 * - Must leave login, two-factor and password pages alone, and every page that answers: its guard does what is right.
 * - Must leave every tab alone while another session is open: whose page it is, nobody knows.
 * - Must let a page arrive first, which has no guard yet while it does.
 * - Must leave a hidden tab alone while nobody knows whether the session lives: a frozen one cannot answer.
 */
export async function sendSilentTabsAway(news: LoggedOut | Locked): Promise<void> {
  // Without a server every page asks again and again, and each is told so.
  if (isAsking && news.type === 'LOCKED') return;
  isAsking = true;
  // After a hard reload nobody controls a tab, and only its controller can send it anywhere.
  await self.clients.claim().catch(() => undefined);
  await Promise.all((await pages()).filter(isOfTheCrm).map((tab) => sendAwayUnlessHeard(tab, news)));
  isAsking = false;
}

let isAsking = false;

async function sendAwayUnlessHeard(tab: WindowClient, news: LoggedOut | Locked): Promise<void> {
  if ((await answers(tab)) || isAnotherOpen(await record.read(), news.session)) return;
  if (news.type === 'LOCKED' && tab.visibilityState === 'hidden') return;
  // Without a server the locked page appears at the same address.
  const address = news.type === 'LOCKED' ? tab.url : news.through === 'login' ? loginUrl : logoutUrl;
  // Nobody waits for that: a page that is being printed is left when it has been.
  void tab.navigate(address).catch(() => null);
}

function isOfTheCrm({ url, frameType }: WindowClient): boolean {
  const path = pathOf(url);
  return frameType !== 'nested' && path !== undefined && isGuarded(path, adminPath);
}

function answers(tab: WindowClient): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, HELLO_LIMIT, false);
    tab.postMessage(null, [port2]);
  });
}
