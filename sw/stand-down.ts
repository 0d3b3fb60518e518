// The way out: no browser ever drops a worker whose script is gone, so this one leaves by itself.
import { deleteStore } from './store.js';
import { record } from './record.js';

declare const self: ServiceWorkerGlobalScope;

/** How long a navigation waits for the database to be gone, in milliseconds: somebody may hold it open for ever. */
const DELETE_LIMIT = 2000;

/** Forgets everything and unregisters. The pages have been told already. Never rejects: a navigation may wait for it. */
export async function standDown(): Promise<void> {
  record.forget();
  await self.registration.unregister().catch(() => false);
  await Promise.race([
    deleteStore().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, DELETE_LIMIT)),
  ]);
}
