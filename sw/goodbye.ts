// The worker that is served in the guard's place once the module is off: it tells the pages, forgets everything
// and leaves.
import type { StandDown } from '../core/messages.js';
import { installation } from './addresses.js';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => event.waitUntil(sayGoodbye()));

async function sayGoodbye(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  tabs.forEach((tab) => tab.postMessage({ type: 'STAND_DOWN' } satisfies StandDown));
  await self.registration.unregister();
  const deletion = indexedDB.deleteDatabase(installation);
  // There was none: the worker before this one was of a version up to 0.2.0, whose database all installations shared.
  deletion.onsuccess = (event) => {
    if ((event as IDBVersionChangeEvent).oldVersion === 0) indexedDB.deleteDatabase('inactivity-logout');
  };
}
