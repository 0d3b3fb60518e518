// What can happen to the guard's database behind its back, done the way another script of the origin would do it, which
// knows its name. All of it runs inside a page, so nothing here uses anything from around it.

/** Deletes the database. It goes as soon as nobody has it open, which may be at once or later. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(name);
    deletion.onsuccess = deletion.onblocked = () => resolve();
    deletion.onerror = () => reject(deletion.error);
  });
}

/** Throws the worker out; the database stays. */
export async function unregisterWorker(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
}

/** Writes rubbish over everything that the database holds, and where it holds nothing. */
export function fillWith({ name, rubbish }: { name: string; rubbish: unknown }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore('guard');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('guard', 'readwrite');
      for (const key of ['record', 'hello-check']) transaction.objectStore('guard').put(rubbish, key);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** A version to come has been here: the database has its number, and its stores instead of ours. */
export function leaveFutureVersion(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 99);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      const database = opening.result;
      for (const store of [...database.objectStoreNames]) database.deleteObjectStore(store);
      database.createObjectStore('of-the-future').put({ session: 'unknown' }, 'record');
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

/** Holds the database open and never lets go, while it is to be deleted: whoever opens it now waits. */
export function holdOpenWhileDeleting(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onblocked = () => resolve();
      deletion.onsuccess = () => reject(new Error('Nobody held the database.'));
      Object.assign(window, { heldOpen: opening.result });
    };
  });
}

/** Has a transaction under way that never ends: whoever wants to read or write waits. */
export function transactForEver(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const store = opening.result.transaction('guard', 'readwrite').objectStore('guard');
      const askAgain = () => {
        store.get('record').onsuccess = askAgain;
        resolve();
      };
      store.get('record').onsuccess = askAgain;
    };
  });
}

/** Answers why nothing more can be written for this origin; empty where it can. */
export function whyNothingCanBeWritten(): Promise<string> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('somebody-elses');
    opening.onupgradeneeded = () => {
      const { transaction } = opening;
      if (transaction) transaction.onabort = () => resolve(transaction.error?.name ?? 'unknown');
      opening.result.createObjectStore('anything').put('x'.repeat(5000), 'x');
    };
    opening.onsuccess = () => {
      opening.result.close();
      indexedDB.deleteDatabase('somebody-elses').onsuccess = () => resolve('');
    };
  });
}
