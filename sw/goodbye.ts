// The worker that is served in the guard's place once the module is off: it tells the pages, forgets everything
// and leaves.
import type { StandDown } from '../core/messages.js';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => event.waitUntil(sayGoodbye()));

async function sayGoodbye(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  tabs.forEach((tab) => tab.postMessage({ type: 'STAND_DOWN' } satisfies StandDown));
  await self.registration.unregister();
  indexedDB.deleteDatabase('inactivity-logout');
}
