// The worker as one browser runs it: the shipped guard over a simulated database, network and browser. It may be stopped
// at any await, and then nothing of it goes on.
import type { PageMessage } from '../core/messages.js';
import { isPageMessage } from '../core/page-message.js';
import {
  createWorkerGuard,
  type Asked,
  type NavigationEdge,
  type WorkerGuard,
} from '../core/worker-guard.js';
import { createWrittenRecord } from '../core/written-record.js';
import type { Browser } from './browser.js';

export const ADMIN = '/admin';
export const LOGIN = '/admin/authentication';
export const LOGOUT = '/admin/authentication/logout';

export class Worker {
  isAlive = true;
  busyUntil = 0;
  /** Stops it; what it awaits is never answered. */
  stop: () => void = () => {};
  readonly stopped = new Promise<undefined>((resolve) => {
    this.stop = () => {
      this.isAlive = false;
      resolve(undefined);
    };
  });
  private events = 0;
  private readonly guard: WorkerGuard;

  constructor(private readonly browser: Browser) {
    const record = createWrittenRecord({
      read: () => this.stored((database) => database.record),
      update: (change) => this.written('record', change),
    });
    this.guard = createWorkerGuard({
      adminPath: ADMIN,
      loginPath: LOGIN,
      audience: {
        read: () => this.stored((database) => database.audience),
        update: (change) => this.written('audience', change),
      },
      helloChecks: {
        read: () => this.stored((database) => database.helloCheck),
        update: (change) => this.written('helloCheck', change),
      },
      now: () => browser.now(),
      wait: (ms) => browser.wait(ms, () => this.isAlive),
      known: record.known,
      read: record.read,
      take: record.take,
      send: async (report) => await this.survived(browser.network.report(() => browser.cookie, report)),
      pages: () => this.survived(Promise.resolve()).then(() => browser.openPages()),
      reachOthers: ({ type }) => type !== 'SESSION' && browser.throwAwayKept(),
      looksDeleted: () => this.survived(browser.network.looksDeleted()),
      standDown: async () => {
        record.forget();
        browser.unregister();
        const nothing = { record: undefined, helloCheck: undefined, audience: undefined };
        await this.stored((database) => Object.assign(database, nothing)).catch(() => undefined);
      },
    });
  }

  isIdle(): boolean {
    return this.events === 0;
  }

  /** A message event. */
  hear(message: PageMessage, pageId: string): void {
    if (isPageMessage(message)) void this.during(this.guard.hear(message, pageId));
  }

  /** A fetch event of a navigation. Answers undefined where the browser goes to the server by itself. */
  navigate<Response>(
    asked: Asked,
    { forward, show }: Pick<NavigationEdge<Response>, 'forward' | 'show'>,
  ): Promise<Response> | undefined {
    const answer = this.guard.navigate<Response>(asked, {
      stayAwake: (work) => void this.during(work),
      forward: () => this.survived(forward()),
      gaveUpFile: () => this.browser.isCutIfAnswered,
      show,
    });
    return answer === undefined ? undefined : this.during(Promise.resolve(answer));
  }

  /** One transaction on the database. */
  private async stored<Value>(work: (database: Browser['database']) => Value): Promise<Value> {
    await this.browser.wait(this.browser.random.between(0, 2), () => this.isAlive);
    if (this.browser.storage === 'is broken') throw new Error('The database cannot be opened.');
    const value = work(this.browser.database);
    await this.browser.wait(1, () => this.isAlive);
    return value;
  }

  private async written<Key extends keyof Browser['database']>(
    key: Key,
    change: (stored: Browser['database'][Key]) => Browser['database'][Key],
  ): Promise<void> {
    await this.stored((database) => {
      const changed = change(database[key]);
      if (this.browser.storage === 'refuses writing') throw new Error('The disk is full.');
      database[key] = changed;
    });
  }

  private async during<Value>(work: Promise<Value>): Promise<Value> {
    this.events += 1;
    try {
      return await work;
    } finally {
      this.events -= 1;
    }
  }

  /** A dead worker's promises never resolve, and a sleeping computer's not before it wakes. */
  private async survived<Value>(promise: Promise<Value>): Promise<Value> {
    await promise.catch(() => undefined);
    await this.browser.wait(0, () => this.isAlive);
    return await promise;
  }
}
