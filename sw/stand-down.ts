// The way out: no browser ever drops a worker whose script is gone, so this one leaves by itself.
import { forgetDrafts } from './drafts.js';
import { deleteStore } from './store.js';
import { record } from './record.js';

declare const self: ServiceWorkerGlobalScope;

/** Forgets everything and unregisters. The pages have been told already. Never rejects: a navigation may wait for it. */
export async function standDown(): Promise<void> {
  record.forget();
  forgetDrafts();
  await self.registration.unregister().catch(() => false);
  await deleteStore();
}
