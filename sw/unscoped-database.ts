// The database of versions up to 0.2.0, which every installation of an origin shared. Read once, for what an update finds
// there; nothing is written into it, and it goes only when it is known to be this installation's.
import { get } from 'idb-keyval';
import type { Audience } from '../core/audience.js';
import { isGuarded } from '../core/navigation.js';
import type { Record } from '../core/record.js';
import { adminPath, pathOf } from './addresses.js';
import { openIfThere } from './database.js';
import { pages } from './tabs.js';

const UNSCOPED = 'inactivity-logout';

let isForgotten = false;

/** What a database of this installation begins with. */
export interface Inheritance {
  readonly record: unknown;
  readonly audience: Audience;
}

/**
 * Answers what an update finds: the record, and as its audience the pages of the admin area, which have said hello to the
 * worker before and will not do so again.
 *
 * Whose the record is nobody knows. That is harmless: open, it lets navigations through as no record would; expired or owing
 * a logout, it makes the worker ask, and the server names the session that is logged in here.
 */
export async function inherit(): Promise<Inheritance> {
  const record = await readRecord();
  const { id } = record?.session ?? {};
  const open = id === undefined ? [] : await pages();
  const own = open.filter(({ url }) => isGuarded(pathOf(url) ?? '', adminPath));
  return { record, audience: Object.fromEntries(own.map((page) => [page.id, String(id)])) };
}

/**
 * The server has named a session of this installation: where the record is of that one, or of nobody any more, no other
 * installation loses anything with the database.
 */
export async function forgetUnscoped(session: string): Promise<void> {
  if (isForgotten) return;
  const record = await readRecord();
  if (record && !record.isSettled && record.session?.id !== session) return;
  isForgotten = true;
  indexedDB.deleteDatabase(UNSCOPED);
}

async function readRecord(): Promise<Partial<Record> | undefined> {
  const database = await openIfThere(UNSCOPED).catch(() => undefined);
  try {
    return await get('record', async (mode, work) =>
      work(database!.transaction('guard', mode).objectStore('guard')),
    );
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
