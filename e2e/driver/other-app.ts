// Another application, or another module, on the same server: a page, and a worker of its own that keeps things, answers
// pages and talks to whoever listens.

/** Its worker's own cache and database, which nobody else must touch. */
export const OTHER_APPS_CACHE = 'other-app';
export const OTHER_APPS_DATABASE = 'keyval-store';

/** The page that registers its worker and says when it is there. */
export const OTHER_APPS_PAGE = `<!doctype html><title>Starting</title><h1>The other app</h1><script>
navigator.serviceWorker.register('worker.js').then(() => navigator.serviceWorker.ready).then(() => {
  const opening = indexedDB.open('${OTHER_APPS_DATABASE}');
  opening.onupgradeneeded = () => opening.result.createObjectStore('keyval').put('mine', 'anything');
  opening.onsuccess = () => { opening.result.close(); document.title = 'Ready'; };
});
</script>`;

/** A page that no server has: its worker answers it. */
export const FROM_ITS_WORKER = 'From its worker';

/** Its worker: answers one page by itself, everything else from the network, and talks to every page all the time. */
export const OTHER_APPS_WORKER = `
self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open('${OTHER_APPS_CACHE}').then((cache) => cache.put('./kept', new Response('kept'))));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const isOwnPage = event.request.url.endsWith('/other-page');
  const page = () => new Response('<title>${FROM_ITS_WORKER}</title>', { headers: { 'Content-Type': 'text/html' } });
  event.respondWith(isOwnPage ? page() : fetch(event.request));
});
setInterval(async () => {
  for (const tab of await self.clients.matchAll({ includeUncontrolled: true })) {
    tab.postMessage('updated');
    tab.postMessage({ type: 'CACHE_UPDATED', meta: 'workbox-broadcast-update' });
  }
}, 500);
`;
