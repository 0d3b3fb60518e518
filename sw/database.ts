// How a database is opened without being made by that.

/**
 * Opens a database that is seldom there. It is looked for first: one whose making is given up stays in WebKit, empty
 * (docs/platform.md#indexeddb).
 */
export async function openIfThere(name: string): Promise<IDBDatabase | undefined> {
  // Not in Firefox before 126; where it fails, opening says why.
  const all = await indexedDB.databases?.().catch(() => undefined);
  return !all || all.some((one) => one.name === name) ? await openDatabase(name) : undefined;
}

/**
 * Opens a database as it is. Where there is none, `make` makes it; without `make` there is none afterwards either, and the
 * answer is undefined.
 */
export function openDatabase(
  name: string,
  make?: (database: IDBDatabase) => void,
): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let isThere = true;
    opening.onupgradeneeded = () => {
      isThere = make !== undefined;
      if (make) make(opening.result);
      else opening.transaction?.abort();
    };
    opening.onerror = () => (isThere ? reject(opening.error) : resolve(undefined));
    opening.onsuccess = () => {
      const database = opening.result;
      // A connection that is kept would block every deletion, ours included.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}
