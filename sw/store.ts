// The worker's database: opened late, given up for whoever wants to delete it, opened anew once when a connection has
// died, which happens after sleep (jakearchibald/idb-keyval#165). Nobody waits for it without a limit.
import type { UseStore } from 'idb-keyval';
import { installation } from './addresses.js';
import { openDatabase } from './database.js';
import { inherit } from './unscoped-database.js';

const STORE = 'guard';

/** How long the database may take, in milliseconds: as long as any message, for a page may wait behind it. */
const STORE_LIMIT = 2000;

let connection: Promise<IDBDatabase> | undefined;
let isDeleted = false;
let isStuck = false;

/** Runs work on the database; a failure is tried once more on a new connection, then it is the caller's. */
export async function inStore<Value>(work: (store: UseStore) => Promise<Value>): Promise<Value> {
  refuseIfDeleted();
  // Somebody else holds it: one waits for that, the others go on without a database.
  if (isStuck) throw new Error('The database does not answer.');
  return await inTime(
    work(useStore).catch(() => {
      disconnect();
      return work(useStore);
    }),
  );
}

/** What is still under way when the worker stands down must not bring the database back. */
function refuseIfDeleted(): void {
  if (isDeleted) throw new Error('The database has been deleted.');
}

/** A page says hello, so the module is there: the database may be made again. */
export function allowStore(): void {
  isDeleted = false;
}

/** Deletes the database; while somebody else holds it open, the browser will do so later. */
export async function deleteStore(): Promise<void> {
  isDeleted = true;
  disconnect();
  await inTime(
    new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(installation);
      deletion.onsuccess = resolve;
      deletion.onerror = reject;
    }),
  ).catch(() => undefined);
}

const useStore: UseStore = async (mode, work) => {
  const database = await (connection ??= connect());
  return await work(database.transaction(STORE, mode).objectStore(STORE));
};

/** Opens the database. What a new one begins with is read before, and stands in it from the first moment or not at all. */
async function connect(): Promise<IDBDatabase> {
  const database = await openDatabase(installation);
  if (database) return database;
  const inheritance = await inherit();
  refuseIfDeleted();
  const made = await openDatabase(installation, (empty) => {
    const store = empty.createObjectStore(STORE);
    for (const [key, value] of Object.entries(inheritance)) store.put(value, key);
  });
  return made!;
}

function disconnect(): void {
  void connection?.then((database) => database.close()).catch(() => undefined);
  connection = undefined;
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return await new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      isStuck = true;
      reject(new Error('The database does not answer.'));
    }, STORE_LIMIT);
    const settle = () => {
      clearTimeout(limit);
      isStuck = false;
    };
    work.then(resolve, reject).finally(settle);
  });
}
