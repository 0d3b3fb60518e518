// Runs one schedule over a fresh world and returns the first promise that was broken, if any. A day has two phases:
// anything may fail, and then the faults stop: within a bound everything must have come right, and from there on nothing
// is forgiven.
import type { Policy } from '../core/policy.js';
import { REPORT_LIMIT } from '../core/report.js';
import { Browser } from './browser.js';
import { Network, PAGE_PATIENCE } from './network.js';
import { Promises, type Broken } from './promises.js';
import { seededRandom } from './random.js';
import type { Act, Entry, Schedule } from './schedule.js';
import { Server } from './server.js';
import type { Tab } from './tab.js';
import { Timeline } from './timeline.js';
import { LOGOUT } from './worker.js';

/** A Monday morning; the world begins at nine. */
const MORNING = Date.UTC(2026, 0, 5, 9);

/** How long everything may take to come right, beyond a report interval and the grace. Milliseconds. */
const COMES_RIGHT_WITHIN = 3000;

/** The world runs on for so long after the last entry of a schedule, in milliseconds. */
const AFTERMATH = 60_000;

const RUBBISH: readonly unknown[] = [null, 42, 'record', [], { session: 'x' }, { session: { id: 1 } }];

export interface Outcome {
  readonly broken: Broken | undefined;
  /** How many things happened. */
  readonly steps: number;
  readonly world: World;
}

export async function runDay(schedule: Schedule): Promise<Outcome> {
  const world = new World(schedule);
  const { promises, timeline } = world;
  await world.live(schedule.entries);
  if (!promises.broken) await world.comeRight();
  if (!promises.broken) await world.live(schedule.calm);
  if (!promises.broken) await world.runUntil(timeline.now + AFTERMATH);
  return { broken: promises.broken, steps: timeline.steps, world };
}

export function policyOf(revision: number, expireAfter: number): Policy {
  const warning = Math.min(60_000, expireAfter / 2);
  return {
    revision,
    expireAfter,
    warnAfter: expireAfter - warning,
    reportEvery: Math.min(60_000, expireAfter / 5),
  };
}

export class World {
  readonly timeline = new Timeline(MORNING);
  readonly server: Server;
  readonly network: Network;
  readonly browser: Browser;
  readonly promises: Promises;
  private readonly random;
  private isRunning = true;

  constructor({ seed, timeout, lifetime }: Pick<Schedule, 'seed' | 'timeout' | 'lifetime'>) {
    this.random = seededRandom(seed);
    this.server = new Server(policyOf(1, timeout), lifetime, () => this.timeline.now, {
      ended: (login) => this.promises.ended(login),
      countedNavigation: (login) => this.promises.countedNavigation(login),
      judges: (login) => this.promises.judges(login),
    });
    this.network = new Network(this.timeline, this.random, this.server);
    this.browser = new Browser(this.timeline, this.random, this.server, this.network);
    this.promises = new Promises(this.browser);
    this.browser.openTab('/admin');
  }

  async runUntil(moment: number): Promise<void> {
    await this.timeline.runUntil(moment, this.promises.check);
  }

  /** Lets these things happen, one after the other, until a promise is broken. */
  async live(entries: readonly Entry[]): Promise<void> {
    let until = this.timeline.now;
    for (const { after, act } of entries) {
      until += after;
      await this.runUntil(until);
      if (this.promises.broken) return;
      this.act(act);
      if (act.do === 'work') until += act.for;
    }
    await this.runUntil(until);
  }

  /** The faults stop, whatever is still on its way arrives, and people reload what no guard could bring back. */
  async comeRight(): Promise<void> {
    const { browser, promises, timeline } = this;
    const stoppedAt = timeline.now;
    this.startBrowser();
    if (browser.isAsleep) this.openLid();
    this.network.letGo();
    this.setServerRight();
    this.network.weather = 'fine';
    browser.messages = { loss: 0, doubling: 0, delay: 0 };
    browser.storage = 'works';
    for (const tab of browser.tabs) if (tab.isFrozen) tab.thaw();
    this.act({ do: 'switch on' });
    await this.runUntil(stoppedAt + PAGE_PATIENCE);
    for (const tab of browser.tabs) {
      if (tab.content === 'login' || tab.content === 'locked' || (tab.guard && browser.isRegistered))
        continue;
      this.noteLogoutLink(tab.path, tab);
      void tab.navigate(tab.path, { isReload: true });
    }
    await this.runUntil(stoppedAt + this.server.policy.reportEvery + this.server.grace + COMES_RIGHT_WITHIN);
    if (!promises.broken) promises.everythingIsRight();
  }

  /** Lets one thing happen. What cannot happen now does not. */
  act(act: Act): void {
    const { browser, promises } = this;
    const tab = this.tabInFront();
    if (!this.isRunning && act.do !== 'start the browser') this.startBrowser();
    if (browser.isAsleep && NEEDS_AWAKE.has(act.do)) return;
    switch (act.do) {
      case 'nothing':
        return;
      case 'work':
        return this.work(act.for, act.every);
      case 'open a tab':
        if (browser.tabs.length < 4) browser.openTab('/admin/clients');
        return;
      case 'close the tab':
        if (!tab || browser.tabs.length === 1) return;
        browser.closeTab(tab);
        return this.show(browser.tabs.at(-1)!);
      case 'next tab':
        return this.turnTo(browser.tabs[(browser.tabs.indexOf(tab!) + 1) % browser.tabs.length]!);
      case 'side by side':
        return browser.tabs.slice(0, 2).forEach((other) => this.show(other));
      case 'follow a link':
        return this.go('/admin/clients/client/5', {});
      case 'reload':
        return this.go(tab?.path ?? '/admin', { isReload: true });
      case 'reload hard':
        return this.go(tab?.path ?? '/admin', { isReload: true, isHard: true });
      case 'go back':
        return this.press((here) => here.goBack());
      case 'log in':
        return this.logIn(act.staff);
      case 'log out':
        return this.press((here) => {
          if (here.content !== 'crm') return;
          promises.logsOut(here);
          void here.navigate(LOGOUT);
        });
      case 'press log out now':
        return this.press((here) => {
          if (here.seen() !== 'warning' && here.seen() !== 'ending') return;
          promises.pressesLogOutNow(here);
          here.pressLogOut();
        });
      case 'begin an upload':
        if (tab?.guard) promises.holds(tab, act.for);
        return tab?.hold(act.for);
      case 'end the uploads':
        return browser.tabs.forEach((each) => each.hold(undefined));
      case 'close the lid':
        return this.closeLid(act.for);
      case 'close the lid on a report':
        // For the browser, an answer after so short a sleep has only been slow.
        if (act.for <= REPORT_LIMIT) promises.isSlow();
        this.network.onNextReport = () => this.closeLid(act.for);
        return;
      case 'kill the browser':
        promises.troubled('any');
        promises.stopsRunning();
        // Without a worker, what a page had not reported yet dies with it.
        if (!browser.isRegistered) promises.lostTheRecord();
        this.isRunning = false;
        browser.isAsleep = false;
        this.network.letGo();
        return browser.kill();
      case 'start the browser':
        return this.startBrowser();
      case 'stop the worker':
        promises.troubled('any');
        return browser.stopWorker();
      case 'freeze':
        return browser.tabs.filter((other) => !other.isVisible).forEach((other) => other.freeze());
      case 'discard':
        return browser.tabs.filter((other) => !other.isVisible).forEach((other) => other.discard());
      case 'weather':
        this.network.weather = act.weather;
        if (act.weather === 'slow') promises.isSlow();
        return this.timeline.after(act.for, () => (this.network.weather = 'fine'));
      case 'lose messages':
        browser.messages = act;
        return this.timeline.after(act.for, () => (browser.messages = { loss: 0, doubling: 0, delay: 0 }));
      case 'break the storage':
        browser.storage = act.how;
        return this.timeline.after(act.for, () => (browser.storage = 'works'));
      case 'wipe the database':
        promises.troubled('any');
        promises.lostTheRecord();
        browser.database = { record: undefined, helloCheck: undefined, audience: undefined };
        return;
      case 'write rubbish':
        promises.troubled('any');
        promises.lostTheRecord();
        browser.database = { record: this.random.pick(RUBBISH), helloCheck: undefined, audience: undefined };
        return;
      case 'drop the worker':
        promises.troubled('messages');
        browser.unregister();
        return browser.stopWorker();
      case 'step the clock':
        promises.troubled('any');
        promises.clockStepped(act.by);
        browser.clockOffset += act.by;
        return;
      case 'change the policy':
        promises.troubled('any');
        this.server.policy = policyOf(this.server.policy.revision + 1, act.timeout);
        return promises.policyChanged();
      case 'change the lifetime':
        promises.troubled('any');
        promises.endsMove();
        this.server.policy = { ...this.server.policy, revision: this.server.policy.revision + 1 };
        this.server.lifetime = act.lifetime;
        this.server.lifetimeSince = this.timeline.now;
        return promises.endsMove();
      case 'switch off':
        promises.troubled('any');
        if (!this.server.isOff) promises.switchedOff();
        return this.server.switchOff();
      case 'switch on':
        promises.troubled('any');
        if (this.server.isOff) promises.switchedOn();
        this.server.switchOn();
        return promises.endsMove();
      case 'set the server ahead':
        promises.troubled('any');
        this.server.clockOffset = act.by;
        promises.serverSetAhead();
        return this.timeline.after(act.for, () => this.setServerRight());
    }
  }

  private tabInFront(): Tab | undefined {
    const { tabs } = this.browser;
    return tabs.findLast((tab) => tab.isVisible) ?? tabs.at(-1);
  }

  /** What is done with a mouse is activity first. */
  private press(then: (tab: Tab) => void): void {
    const tab = this.tabInFront();
    if (tab === undefined) return;
    this.promises.input(tab);
    tab.input();
    then(tab);
  }

  private go(path: string, how: Parameters<Tab['navigate']>[1]): void {
    this.press((tab) => {
      if (tab.content === 'login') return;
      this.noteLogoutLink(path, tab);
      void tab.navigate(path, { ...how, keepsPage: !how?.isReload && tab.content === 'crm' });
    });
  }

  private turnTo(tab: Tab): void {
    for (const other of this.browser.tabs) if (other !== tab) other.hide();
    this.show(tab);
  }

  /** What the browser has thrown away is loaded again when it comes into sight, whatever brings it there. */
  private show(tab: Tab): void {
    tab.show();
    if (tab.content !== 'blank') return;
    this.noteLogoutLink(tab.path, tab);
    void tab.navigate(tab.path, { isReload: true });
  }

  private work(duration: number, every: number): void {
    const until = this.timeline.now + duration;
    const next = (): void => {
      if (this.timeline.now > until || this.browser.isAsleep || !this.isRunning) return;
      this.press(() => {});
      this.timeline.after(every, next);
    };
    next();
  }

  /** The login form is posted where it is on the screen. */
  private logIn(staff: string): void {
    const tab = this.tabInFront();
    if (tab === undefined) return;
    if (tab.content !== 'login' && staff === 'ann') return;
    if (this.network.weather !== 'fine') return;
    tab.redirects = 0;
    const login = this.server.logIn(staff);
    this.browser.cookie = login.id;
    this.promises.loggedIn(login, tab);
    void tab.navigate('/admin', { isTyped: true });
  }

  private closeLid(duration: number): void {
    this.promises.troubled('any');
    this.promises.stopsRunning();
    this.browser.sleep();
    this.timeline.after(duration, () => this.browser.isAsleep && this.openLid());
  }

  /** The server's clock is right again; a poll of any module comes before anything else. */
  private setServerRight(): void {
    if (this.server.clockOffset === 0) return;
    this.server.clockOffset = 0;
    this.promises.serverSetRight();
    if (this.isRunning && !this.browser.isAsleep) this.server.poll(this.browser.cookie);
  }

  private openLid(): void {
    this.network.letGo();
    this.browser.wake();
    this.promises.woke();
  }

  private startBrowser(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.promises.woke();
    for (const tab of this.browser.tabs) this.noteLogoutLink(tab.path, tab);
    this.browser.restart();
  }

  /** A tab that was left at Perfex's logout link, because that did not load, logs out whoever is there when it does. */
  private noteLogoutLink(path: string, tab: Tab): void {
    if (path === LOGOUT) this.promises.logsOut(tab);
  }
}

/** What nobody can do at a sleeping computer. */
const NEEDS_AWAKE: ReadonlySet<Act['do']> = new Set<Act['do']>([
  'work',
  'open a tab',
  'close the tab',
  'next tab',
  'side by side',
  'follow a link',
  'reload',
  'reload hard',
  'go back',
  'log in',
  'log out',
  'press log out now',
  'begin an upload',
  'end the uploads',
  'close the lid',
  'close the lid on a report',
]);
