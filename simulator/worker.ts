// The worker as one browser runs it: the shipped keeper, written record, hello check and course of a navigation, in
// the order in which sw/ connects them. It may be stopped at any await, and then nothing of it goes on.
import { HELLO_LIMIT, isHelloOverdue, onHelloHeard, onLetThrough } from '../core/hello-check.js';
import { createKeeper, type Keeper, type Runtime } from '../core/keeper.js';
import type { PageMessage } from '../core/messages.js';
import { courseOf, returnPath, shownFor } from '../core/navigation.js';
import { noticeLogout } from '../core/perfex-logout.js';
import type { Way } from '../core/record.js';
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
  private readonly runtime: Runtime;
  private readonly keeper: Keeper;
  private readonly record;

  constructor(private readonly browser: Browser) {
    this.record = createWrittenRecord({
      read: () => this.stored((database) => database.record),
      update: (change) =>
        this.stored((database) => {
          const record = change(database.record);
          if (browser.storage === 'refuses writing') throw new Error('The disk is full.');
          // What is written down is a copy, as structured cloning makes one.
          database.record = record;
        }),
    });
    this.runtime = {
      now: () => browser.now(),
      wait: (ms) => browser.wait(ms, () => this.isAlive),
      read: this.record.read,
      take: this.record.take,
      send: async (report) => await this.survived(browser.network.report(() => browser.cookie, report)),
      tell: (news) => browser.tellTabs(news),
      standDown: async () => {
        this.record.forget();
        browser.unregister();
        const nothing = { record: undefined, helloCheck: undefined };
        await this.stored((database) => Object.assign(database, nothing)).catch(() => undefined);
      },
    };
    this.keeper = createKeeper(this.runtime);
  }

  isIdle(): boolean {
    return this.events === 0;
  }

  /** A message event. */
  hear(message: PageMessage, from: string): void {
    const checked = message.type === 'HELLO' ? this.noteHello(from) : this.finishHelloCheck();
    void this.during(Promise.all([this.keeper.hear(message).then(this.keeper.rest), checked]));
  }

  /**
   * A fetch event of a navigation, in the order of sw/navigations.ts. Answers undefined where the browser goes to the
   * server by itself.
   */
  async navigation(
    path: string,
    from: { askedFrom?: string; isReload: boolean; isTopLevel: boolean; isSpeculative: boolean },
  ): Promise<{ way: Way | 'refused'; expectHello: (id: string) => void }> {
    const expectHello = (id: string): void => void this.during(this.awaitHello(id));
    if (path === LOGOUT) void this.during(noticeLogout(this.runtime, this.keeper));
    const { isSpeculative } = from;
    const course = courseOf({ path, isSpeculative }, ADMIN, this.record.known(), this.browser.now());
    if (course === 'refuse') return { way: 'refused', expectHello };
    if (course === 'leave') return { way: 'forward', expectHello: () => {} };
    if (course === 'pass') return { way: 'forward', expectHello };
    const returnTo = returnPath({ path, method: 'GET', ...from }, ADMIN);
    const way = shownFor(await this.during(this.keeper.judge(returnTo)), from.isTopLevel);
    void this.during(this.keeper.rest());
    return { way, expectHello };
  }

  private async awaitHello(id: string): Promise<void> {
    await this.change((check) => onLetThrough(check, id, this.browser.now()));
    await this.runtime.wait(HELLO_LIMIT);
    await this.finishHelloCheck();
  }

  private async noteHello(id: string): Promise<void> {
    await this.change((check) => onHelloHeard(check, id));
  }

  private async finishHelloCheck(): Promise<void> {
    let isDue = false;
    await this.change((check) => {
      const now = this.browser.now();
      isDue = isHelloOverdue(check, now);
      return isDue ? { askedAt: now } : check;
    });
    if (isDue) await this.keeper.ask();
  }

  private async change(
    decide: (check: Browser['database']['helloCheck']) => Browser['database']['helloCheck'],
  ): Promise<void> {
    await this.stored((database) => {
      database.helloCheck = decide(database.helloCheck);
    }).catch(() => undefined);
  }

  /** One transaction on the database. */
  private async stored<Value>(work: (database: Browser['database']) => Value): Promise<Value> {
    await this.browser.wait(this.browser.random.between(0, 2), () => this.isAlive);
    if (this.browser.storage === 'is broken') throw new Error('The database cannot be opened.');
    const value = work(this.browser.database);
    await this.browser.wait(1, () => this.isAlive);
    return value;
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
    const value = await promise;
    await this.browser.wait(0, () => this.isAlive);
    return value;
  }
}
