// The worker's database: opened late, closed before it is deleted, opened anew once when a connection has died,
// which happens after sleep (jakearchibald/idb-keyval#165).
import { createStore, type UseStore } from 'idb-keyval';

export const DATABASE = 'inactivity-logout';

let store: UseStore | undefined;
let isDeleted = false;

/** Runs work on the database; a failure is tried once more on a new connection, then it is the caller's. */
export async function inStore<Value>(work: (store: UseStore) => Promise<Value>): Promise<Value> {
  // What is still under way when the worker stands down must not bring the database back.
  if (isDeleted) throw new Error('The database has been deleted.');
  try {
    return await work(openStore());
  } catch {
    store = undefined;
    return await work(openStore());
  }
}

/** A page says hello, so the module is there: the database may be made again. */
export function allowStore(): void {
  isDeleted = false;
}

/** Deletes the database. */
export async function deleteStore(): Promise<void> {
  isDeleted = true;
  await openStore()('readonly', ({ transaction }) => transaction.db.close());
  store = undefined;
  await new Promise<void>((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(DATABASE);
    deletion.onsuccess = () => resolve();
    deletion.onerror = () => reject(deletion.error);
  });
}

function openStore(): UseStore {
  return (store ??= createStore(DATABASE, 'guard'));
}
