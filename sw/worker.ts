// The service worker over the admin path, as a table of contents: what happens at each of its events. Whatever it
// remembers in memory is a copy of what is written down, because browsers stop it after seconds of quiet.
import { hearOfDrafts, sweepDrafts } from './drafts.js';
import { guard } from './guard.js';
import { guardNavigation } from './navigations.js';
import { routeOnlyNavigations } from './routes.js';
import { build } from './build.js';
import { allowStore } from './store.js';
import { isDraftMessage } from '../core/draft-messages.js';
import type { Heard } from '../core/messages.js';
import { isPageMessage } from '../core/page-message.js';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
  routeOnlyNavigations(event);
  // A guard is of use only in its newest version; nothing reloads a page for it.
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      // An expired GET must not reach the server before the verdict, and preload would send it.
      self.registration.navigationPreload?.disable(),
      self.clients.claim(),
    ]),
  );
});

// The browser lets a successor begin when nothing is left to do here, however long that takes.
self.registration.addEventListener('updatefound', () => {
  if (self.registration.installing?.scriptURL !== self.location.href) void guard.makeWay();
});

self.addEventListener('fetch', guardNavigation);

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (!message || !(event.source instanceof WindowClient)) return;
  event.ports[0]?.postMessage({ type: 'HEARD', build } satisfies Heard);
  if (isDraftMessage(message)) {
    return event.waitUntil(hearOfDrafts(message).then((answer) => event.ports[0]?.postMessage(answer)));
  }
  if (!isPageMessage(message)) return;
  if (message.type === 'HELLO') {
    allowStore();
    event.waitUntil(sweepDrafts());
  }
  event.waitUntil(guard.hear(message, event.source.id));
});
