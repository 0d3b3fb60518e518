// A person with a laptop: the verbs that are not about one tab, but about the browser, the lid and the passing of time.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Browser, BrowserTab } from './browser.js';
import { LastActivity } from './last-activity.js';
import { SERVER_WAITS, type Login, type Office, type PolicyInForce } from './office.js';
import { areAllStopped, signal, stopAll } from './processes.js';
import { stayBusy } from './sight.js';
import { Tab } from './tab.js';

/** How long a page is busy after waking so that something else comes before its timers, in milliseconds. */
const BUSY_AFTER_WAKING = 400;

/** The same where the engine tells of input that waits, in milliseconds: of some it does not tell. */
const WAITS_FOR_INPUT = 3000;

/** Until a question has arrived in the page, in milliseconds. */
const SOON = 100;

/**
 * How long a worker lives that nobody needs, in milliseconds: Chromium stops it then. While a test drives the browser it
 * does not, so the driver sees to that.
 */
const WORKER_LIVES = 30_000;

/** Deadlines are counted from the last activity in this browser; those of a login from its beginning. */
export type Deadline =
  | 'the warning'
  | 'the deadline'
  /** When the server ends what no browser has reported. */
  | "the server's deadline"
  /** When a browser no longer believes that the server it cannot ask lets the session in. */
  | 'the last hope of a verdict'
  /** When somebody who works is told that the login reaches its longest time, and when it does. */
  | 'the word to save'
  | 'the end of the login';

export interface Sleep {
  /** What waits for the browser when it wakes: what somebody does with mouse or keyboard, or something else. */
  firstInput?: () => Promise<void>;
  first?: () => Promise<void>;
  /** By how much more than the office's time the browser's clock goes on meanwhile, in milliseconds. */
  clockGoesWrongBy?: number;
}

export class Person extends Tab {
  protected constructor(
    readonly browser: Browser,
    tab: BrowserTab,
    office: Office,
  ) {
    super(tab, office, new LastActivity(office.time));
  }

  /** A person sits down at a browser that has never been to this office. */
  static async at(browser: Browser, office: Office): Promise<Person> {
    await browser.start();
    return new Person(browser, await browser.openTab(), office);
  }

  /** Begins the day on a page of the CRM, logged in as if by the form: for tests that are not about the login. */
  async startsAt(path: string, who: Login = this.office.people.agent): Promise<void> {
    if (!this.office.hasPortableLogins) {
      await this.logIn(who);
      if (path !== '/admin') await this.open(path);
    } else {
      await this.lastActivity.during(async () => {
        // Whatever is still answered might take this login's cookie away again.
        await this.office.isQuiet();
        this.loggedInAt = this.office.time.now();
        await this.browser.keepCookies(this.office.url, await this.office.logsIn(who));
        await this.open(path);
      });
    }
    await this.seesGuard();
  }

  private readonly otherTabs: Tab[] = [];
  private policy = this.office.policy;

  /** Does nothing at all for that long. */
  async idleFor(ms: number): Promise<void> {
    await this.comeToRest(ms);
    await this.office.time.pass(ms);
  }

  /** Does nothing at all until shortly before a deadline: what comes before it is to be seen, and it has not come. */
  async idleUntilJustBefore(deadline: Deadline): Promise<void> {
    await this.idleUntil(this.momentOf(deadline) - this.office.time.margin);
    await Promise.all([this, ...this.otherTabs].map((tab) => tab.looksAtClock()));
  }

  /** Does nothing at all until shortly after a deadline: what it brings is to be seen. */
  async idleUntilJustAfter(deadline: Deadline): Promise<void> {
    await this.idleUntil(this.momentOf(deadline) + this.office.time.margin);
  }

  /** Is not active any more, and sees the warning come: not before its time, and in time. */
  async idleUntilWarned(): Promise<void> {
    await this.idleUntilJustBefore('the warning');
    await this.seesNoWarning();
    await this.idleUntilJustAfter('the warning');
    await this.seesWarning();
  }

  /** Is not active any more, and is logged out: not before the deadline, and in time. */
  async idleUntilLoggedOut({ sayingWhy = true } = {}): Promise<void> {
    await this.idleUntilJustBefore('the deadline');
    await this.seesWarning();
    await this.idleUntilJustAfter('the deadline');
    await this.seesLoginPage({ sayingWhy });
  }

  private async idleUntil(moment: number): Promise<void> {
    const { time } = this.office;
    await this.comeToRest(moment - time.now());
    await time.reach(moment);
  }

  /** Before so much time passes: what has been done has arrived, and a worker that nobody needs is stopped. */
  private async comeToRest(ms: number): Promise<void> {
    if (!this.office.time.isMoved || ms <= WORKER_LIVES || !this.browser.isRunning) return;
    // WebKit answers before it has arrived.
    await this.looksAtClock();
    if (!this.browser.stopsWorkers) return;
    // A worker lives for half a minute after it has heard something: long enough to write it down and to report it.
    await pause(SOON);
    await this.stopWorker();
  }

  private get lifetime(): number {
    const { lifetime } = this.policy;
    if (lifetime === undefined) throw new Error('In this office a login has no longest time.');
    return lifetime;
  }

  /** From now on deadlines are those of this policy. */
  goesBy(policy: PolicyInForce): this {
    this.policy = policy;
    return this;
  }

  /** Answers when that is (epoch ms). */
  momentOf(deadline: Deadline): number {
    const { warnAfter, expireAfter, reportEvery, grace } = this.policy;
    switch (deadline) {
      case 'the warning':
        return this.lastActivity.at + warnAfter;
      case 'the deadline':
        return this.lastActivity.at + expireAfter;
      case "the server's deadline":
        return this.lastActivity.at + expireAfter + grace;
      case 'the last hope of a verdict':
        // Of the clock on the wall, however fast the policy goes.
        return this.lastActivity.at + expireAfter + reportEvery + SERVER_WAITS;
      case 'the word to save':
        return this.loggedInAt + this.lifetime - (expireAfter - warnAfter);
      case 'the end of the login':
        return this.loggedInAt + this.lifetime;
    }
  }

  /** Works for that long, and the server hears of it. `acts` is what this work consists of. Default: moving the mouse. */
  async worksFor(ms: number, acts: () => Promise<void> = () => this.moveMouse()): Promise<void> {
    const { time, policy } = this.office;
    const until = time.now() + ms;
    while (time.now() < until) {
      // Where time is waited for, the server has the time to hear it anyway, and may be somebody else's.
      const before = time.isMoved ? this.office.countRequests() : 0;
      await acts();
      if (time.isMoved) await this.office.hearsOfWork(before);
      // Not a whole interval: who reports late would be late for the next one, too.
      await time.pass(time.isMoved ? Math.min(0.8 * policy.reportEvery, until - time.now()) : 1000);
    }
    await acts();
  }

  /** The same, and is not warned meanwhile: seen in this tab, or in another. */
  keepsWorkingFor(ms: number, acts = () => this.moveMouse(), seen: Tab = this): Promise<void> {
    return this.worksFor(ms, async () => {
      await acts();
      await seen.seesNoWarning();
    });
  }

  /** Waits in real time: for what takes the browser its own time and says nothing when it is done. */
  async waitsFor(ms: number): Promise<void> {
    await pause(ms);
  }

  /** Is active now and then, and last shortly before a deadline of the login: what comes before it is to be seen. */
  async worksUntilJustBefore(deadline: Deadline, every: number): Promise<void> {
    const { time, policy } = this.office;
    const until = this.momentOf(deadline) - time.margin;
    while (time.now() < until) {
      await this.moveMouse();
      const pause = time.isMoved ? every : policy.expireAfter / 3;
      await this.idleUntil(Math.min(until, time.now() + pause));
    }
    await this.moveMouse();
    await Promise.all([this, ...this.otherTabs].map((tab) => tab.looksAtClock()));
  }

  /** Opens one more tab, which does not replace the one in front. */
  async openTab(path: string): Promise<Tab> {
    const tab = this.tabAt(await this.browser.openTab());
    await tab.open(path);
    return tab;
  }

  protected tabAt(at: BrowserTab): Tab {
    const tab = new Tab(at, this.office, this.lastActivity);
    this.otherTabs.push(tab);
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
    this.openedAt = this.office.time.now();
    await this.open(path);
  }

  /** Has a browser that keeps the files it has fetched, as browsers do outside of private windows. */
  keepsFiles(): Promise<void> {
    return this.browser.keepFiles();
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
  async closeLidFor(
    ms: number,
    { firstInput, first = firstInput, clockGoesWrongBy = 0 }: Sleep = {},
  ): Promise<void> {
    const { time } = this.office;
    const processes = () => this.browser.processes();
    const opensAt = time.now() + ms;
    const wakesAt = this.browserShows(opensAt) + clockGoesWrongBy;
    const whileItWakes = {
      moment: wakesAt,
      awaitsInput: firstInput !== undefined,
      more: BUSY_AFTER_WAKING,
      atMost: WAITS_FOR_INPUT,
    };
    const busy = first && this.at.ask(stayBusy, whileItWakes);
    if (busy) await pause(SOON);
    await stopAll(processes);
    try {
      const waiting = first?.();
      if (clockGoesWrongBy !== 0) this.putClockWrongBy(clockGoesWrongBy);
      await time.pass(opensAt - time.now());
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

  /** What the clock of this browser shows at a moment of the office's time. */
  protected browserShows(moment: number): number {
    return moment;
  }

  protected putClockWrongBy(_ms: number): void {
    throw new Error('The clock of this browser cannot be put wrong.');
  }

  /** Answers the cookies that somebody would have who copied them now. */
  copyCookies(): Promise<string> {
    return this.browser.cookiesFor(this.office.addressOf('/admin'));
  }
}
