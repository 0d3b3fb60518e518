// A person with a laptop: the verbs that are not about one tab, but about the browser, the lid and the passing of time.
import { expect } from '@playwright/test';
import type { Browser, BrowserTab } from './browser.js';
import type { Office } from './office.js';
import { areAllStopped, signal, stopAll } from './processes.js';
import { stayBusyUntil } from './sight.js';
import { Tab } from './tab.js';

/** How long a page is busy after waking so that input comes before its timers, in milliseconds. */
const BUSY_AFTER_WAKING = 400;

/** Until a question has arrived in the page, in milliseconds. */
const SOON = 100;

export interface Sleep {
  /** What finds the browser waiting when it wakes. */
  first?: () => Promise<void>;
  /** By how much more than the time of the test the clock on the wall has gone on meanwhile, in milliseconds. */
  clockMoves?: number;
}

export class Person extends Tab {
  protected constructor(
    readonly browser: Browser,
    tab: BrowserTab,
    office: Office,
  ) {
    super(tab, office);
  }

  /** A person sits down at a browser that has never been to this office. */
  static async at(browser: Browser, office: Office): Promise<Person> {
    await browser.start();
    return new Person(browser, await browser.openTab(), office);
  }

  /** Does nothing at all for that long. Waiting is the action here: the one wait on the clock in these tests. */
  async idleFor(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Works for that long: the mouse moves about once a second. */
  async worksFor(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      await this.moveMouse();
      await this.idleFor(1000);
    }
  }

  /** Opens one more tab, which does not replace the one in front. */
  async openTab(path: string): Promise<Tab> {
    const tab = new Tab(await this.browser.openTab(), this.office);
    await tab.open(path);
    return tab;
  }

  private tabs = 1;

  /** Answers how many tabs were in front so far; `hops` counts anew in each. */
  tabNumber(): number {
    return this.tabs;
  }

  /** Goes on in a new tab. */
  async openAgain(path: string): Promise<void> {
    this.tabs += 1;
    this.at = await this.browser.openTab();
    await this.open(path);
  }

  /** What browsers do to a worker after some seconds of quiet. */
  stopWorker(): Promise<void> {
    return this.browser.stopWorkers();
  }

  /** The browser is gone without a chance to write anything down: a crash, an empty battery. */
  killBrowser(): Promise<void> {
    return this.browser.kill();
  }

  startBrowser(): Promise<void> {
    return this.browser.start();
  }

  /**
   * Closes the lid: nothing of the browser runs for that long. `first` is what it finds waiting when it wakes.
   *
   * The timers of a computer that sleeps stand still, and what wakes it comes before them; those of stopped processes
   * go on and would win that race. A page that is busy for a moment after waking puts input first.
   */
  async closeLidFor(ms: number, { first, clockMoves = 0 }: Sleep = {}): Promise<void> {
    const processes = () => this.browser.processes();
    const opensAt = Date.now() + ms;
    const busy = first && this.at.ask(stayBusyUntil, this.clockAt(opensAt) + clockMoves + BUSY_AFTER_WAKING);
    if (busy) await this.idleFor(SOON);
    await stopAll(processes);
    try {
      const waiting = first?.();
      if (clockMoves !== 0) this.moveClock(clockMoves);
      await this.idleFor(opensAt - Date.now());
      expect(areAllStopped(processes()), 'every process slept until the lid was opened').toBe(true);
      signal(processes(), 'SIGCONT');
      await busy?.catch(() => undefined);
      await waiting;
    } finally {
      signal(processes(), 'SIGCONT');
    }
  }

  /** Perfex's own session is gone, as after its eight hours; what "remember me" left stays. */
  async losePerfexSession(): Promise<void> {
    const cookies = await this.copyCookies();
    await this.browser.forgetCookies('sp_session');
    // What was under way brings the cookie back, and PHP answers a session's requests one by one: wait for one more.
    await this.office.pollsOnceWith(cookies);
    await this.browser.forgetCookies('sp_session');
  }

  /** What the clock of this computer shows at a moment of the right time. */
  protected clockAt(moment: number): number {
    return moment;
  }

  protected moveClock(_ms: number): void {
    throw new Error('The clock of this browser cannot be moved.');
  }

  /** Answers the cookies that somebody would have who copied them now. */
  copyCookies(): Promise<string> {
    return this.browser.cookiesFor(this.office.addressOf('/admin'));
  }
}
