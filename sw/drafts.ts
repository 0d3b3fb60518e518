// The owner of the sealed drafts: a database of their own, so that a text of a megabyte keeps no navigation waiting for the
// record. It is opened for each piece of work and closed again; an entry and its text are written in one transaction.
import type { DraftAnswer, DraftMessage, SealedText } from '../core/draft-messages.js';
import { isSealedText } from '../core/draft-messages.js';
import { entriesThatStay, readEntries, type DraftEntry } from '../core/draft-store.js';
import { installation } from './addresses.js';
import { openDatabase, openIfThere } from './database.js';

/** No path of an admin area has a space in it. */
const NAME = `${installation} drafts`;

const STORE = 'drafts';
const LIST = 'list';

let isOver = false;
let isSwept = false;

/** Does what a page says of drafts. Never rejects: without a database nothing is kept. */
export async function hearOfDrafts(message: DraftMessage): Promise<DraftAnswer> {
  const owner = message.type === 'KEEP_DRAFT' ? message.entry.owner : message.owner;
  try {
    const [list, text] = await work(message);
    const entries = list.filter((entry) => entry.owner === owner);
    const isDone = message.type !== 'KEEP_DRAFT' || list.some(({ id }) => id === message.entry.id);
    return { type: 'DRAFTS', isDone, entries, text: isSealedText(text) ? text : undefined };
  } catch {
    return { type: 'DRAFTS', isDone: false, entries: [] };
  }
}

/** Deletes everything. What is still under way must not bring it back. */
export function forgetDrafts(): void {
  isOver = true;
  indexedDB.deleteDatabase(NAME);
}

/** A page says hello: whoever works here may keep drafts, and those whose time is over go, whether drafts are on or not. */
export async function sweepDrafts(): Promise<void> {
  isOver = false;
  // Once in a life: a worker lives for seconds.
  if (isSwept) return;
  isSwept = true;
  await work({ type: 'LIST_DRAFTS', owner: '' }).catch(() => undefined);
}

async function work(message: DraftMessage, isFull = false): Promise<[list: DraftEntry[], text: unknown]> {
  // Whoever keeps nothing has no such database, and whoever is not guarded here gets none.
  const make = (empty: IDBDatabase) => void empty.createObjectStore(STORE);
  if (isOver) return [[], undefined];
  const database = await (message.type === 'KEEP_DRAFT' ? openDatabase(NAME, make) : openIfThere(NAME));
  if (!database) return [[], undefined];
  let list: DraftEntry[] = [];
  let text: unknown;
  const working = inStore(database, (store) => {
    change(store, isFull, (before) => {
      list = before;
      if (message.type === 'KEEP_DRAFT') {
        const { entry, nonce, sealed } = message;
        // What it takes is known here; what a page says of it is not asked.
        const bytes = sealed.byteLength;
        list = [{ ...entry, bytes }, ...list.filter(({ id }) => id !== entry.id)];
        store.put({ nonce, sealed } satisfies SealedText, entry.id);
      }
      if (message.type === 'DROP_DRAFTS') {
        list = list.filter(({ id, owner }) => owner !== message.owner || !message.ids.includes(id));
      }
      if (
        message.type === 'READ_DRAFT' &&
        list.some(({ id, owner }) => id === message.id && owner === message.owner)
      ) {
        store.get(message.id).onsuccess = ({ target }) => (text = (target as IDBRequest).result);
      }
      return (list = entriesThatStay(list, Date.now()));
    });
  });
  try {
    await working;
  } catch (problem) {
    if (isFull || message.type === 'KEEP_DRAFT') throw problem;
    // On a full disk, too, texts can be read, and can go: nothing must be written for that.
    return work(message, true);
  }
  return [list, text];
}

/** Changes the list, and deletes every text that has left it. */
function change(store: IDBObjectStore, isFull: boolean, decide: (list: DraftEntry[]) => DraftEntry[]): void {
  store.getAllKeys().onsuccess = ({ target }) => {
    const keys = (target as IDBRequest<IDBValidKey[]>).result;
    store.get(LIST).onsuccess = ({ target }) => {
      // What had to go on a full disk stands in the list still.
      const before = readEntries((target as IDBRequest).result).filter(({ id }) => keys.includes(id));
      const after = entriesThatStay(decide(before), Date.now());
      if (!isFull && JSON.stringify(after) !== JSON.stringify(before)) store.put(after, LIST);
      for (const key of keys) {
        if (key !== LIST && !after.some(({ id }) => id === key)) store.delete(key);
      }
    };
  };
}

/** Works on the store in one transaction, and closes the database. */
async function inStore(database: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      work(transaction.objectStore(STORE));
    });
  } finally {
    database.close();
  }
}
