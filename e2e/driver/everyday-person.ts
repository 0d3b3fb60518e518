// A person at a browser of every day: the clock on the wall moves, tabs are duplicated, reopened and restored, the
// browser dies at any moment; and whatever happens, what was seen of the CRM is known.
import { expect } from '@playwright/test';
import type { BrowserTab, EverydayBrowser } from './browser.js';
import type { Office } from './office.js';
import { Person, type Sleep } from './person.js';
import { storedRecord } from './sight.js';
import { Tab } from './tab.js';

const HOUR = 3_600_000;

/** What a visible page may take to notice that its time has passed while it slept (a second), and to be painted anew. */
const COVERED_WITHIN = 2000;

/** Chromium writes down which tabs are open 2.5 seconds after a change, in milliseconds; and no file says so. */
const TABS_WRITTEN_AFTER = 3000;

export class EverydayPerson extends Person {
  private clockIsAheadBy = 0;
  private isTabFrozen = false;

  private constructor(
    override readonly browser: EverydayBrowser,
    tab: BrowserTab,
    office: Office,
  ) {
    super(browser, tab, office);
  }

  /** A person sits down at a browser that has never been to this office. */
  static override async at(browser: EverydayBrowser, office: Office): Promise<EverydayPerson> {
    await browser.start();
    return new EverydayPerson(browser, await browser.openTab(), office);
  }

  /** Goes to another office as well, in a window beside this one of the same browser. */
  async goesAlsoTo(office: Office): Promise<EverydayPerson> {
    return new EverydayPerson(this.browser, await this.browser.openWindow(), office);
  }

  /** The browser's clock is put wrong, forward or, when negative, back; no time passes. */
  clockMoves({ hours }: { hours: number }): void {
    this.putClockWrongBy(hours * HOUR);
  }

  protected override putClockWrongBy(ms: number): void {
    this.clockIsAheadBy += ms;
    this.browser.putClockWrongBy(ms);
  }

  protected override browserShows(moment: number): number {
    return moment + this.clockIsAheadBy;
  }

  /**
   * Closes the lid for hours. Where time is waited for, they pass on the browser's clock alone, and for the server no more
   * than the timeout. Answers when the lid was opened (epoch ms).
   */
  async sleepFor({ hours }: { hours: number }, sleep: Pick<Sleep, 'first'> = {}): Promise<number> {
    const { time, policy } = this.office;
    const ms = time.isMoved ? hours * HOUR : policy.expireAfter + 500;
    const opensAt = time.now() + ms;
    await this.closeLidFor(ms, { ...sleep, clockGoesWrongBy: hours * HOUR - ms });
    return opensAt;
  }

  /** Goes to another site in this tab: the same computer under its other name, which is a stranger to browsers. */
  openElsewhere(): Promise<void> {
    return this.at.open(this.elsewhere());
  }

  /** Looks at another site in a tab in front of this one. */
  async openTabElsewhere(): Promise<Tab> {
    const front = await this.browser.openTab();
    await front.open(this.elsewhere());
    return this.tabAt(front);
  }

  private elsewhere(): string {
    const address = new URL('/assets/css/crm.css', this.office.url);
    address.hostname = '127.0.0.1';
    return address.href;
  }

  async duplicateTab(): Promise<Tab> {
    return this.tabAt(await this.browser.duplicateTab());
  }

  async reopenClosedTab(): Promise<Tab> {
    return this.tabAt(await this.browser.reopenClosedTab());
  }

  /** Goes on in a new tab, which shows nothing yet. */
  async openNewTab(): Promise<void> {
    this.at = await this.browser.openTab();
  }

  async openWindow(path: string): Promise<Tab> {
    const tab = this.tabAt(await this.browser.openWindow());
    await tab.open(path);
    return tab;
  }

  /** Kills the browser at this very moment; `rememberCookies` says from when on it would still know who is logged in. */
  killBrowserAtOnce(): Promise<void> {
    return this.browser.killAtOnce();
  }

  rememberCookies(): Promise<void> {
    return this.browser.rememberCookies();
  }

  /** Answers what is written down about the session, read past the guard; undefined where there is nothing. */
  async readRecord(): Promise<unknown> {
    await this.open('/assets/css/crm.css');
    return this.at.ask(storedRecord, this.office.database);
  }

  /** Ends the browser and starts it again: from now on it is one that has been here before. */
  async restartBrowser(): Promise<void> {
    await this.browser.quit();
    await this.browser.start();
    this.at = await this.browser.openTab();
  }

  /** Waits until the browser has written down which tabs are open, which it does every few seconds. */
  tabsAreWrittenDown(): Promise<void> {
    return this.waitsFor(TABS_WRITTEN_AFTER);
  }

  /** Starts the browser with the tabs that were open when it ended; goes on in the last of them. */
  async startBrowserWithItsTabs(): Promise<Tab[]> {
    const tabs = await this.browser.startWithItsTabs();
    const last = tabs.at(-1);
    if (last === undefined) throw new Error('The browser brought no tab back.');
    this.at = last;
    return tabs.map((tab) => this.tabAt(tab));
  }

  /** The browser stops everything in this tab, as when nobody has looked at it for some minutes. */
  async tabFreezes(): Promise<void> {
    await this.browser.freeze(this.at);
    this.isTabFrozen = true;
  }

  async tabThaws(): Promise<void> {
    this.isTabFrozen = false;
    await this.browser.thaw(this.at);
  }

  /** A frozen tab looks at nothing before it thaws, and says nothing to its worker. */
  override async looksAtClock(): Promise<void> {
    if (!this.isTabFrozen) await super.looksAtClock();
  }

  /** The browser throws out what this origin has written into databases, and leaves its worker alone. */
  browserEvictsDatabases(): Promise<void> {
    return this.browser.evictDatabases(new URL(this.office.url).origin);
  }

  /** Nothing more can be written for this origin, as soon as the browser counts anew: every half a minute. */
  diskFills(): Promise<void> {
    return this.browser.fillDisk(new URL(this.office.url).origin);
  }

  /** Answers how often the CRM was seen after one moment and before another (epoch ms). */
  timesSeenBetween(start: number, end: number): number {
    return this.browser.contentSeenAt.filter((at) => at > start + COVERED_WITHIN && at < end).length;
  }

  /** Expects that not one picture since that moment showed anything of the CRM. */
  sawNothingSince(moment: number): void {
    const seen = this.browser.contentSeenAt.filter((at) => at > moment).map((at) => at - moment);
    expect(seen, 'the CRM was seen so long afterwards, in milliseconds').toEqual([]);
  }

  sawNothingAfterTheDeadline(): void {
    this.sawNothingAfter(this.momentOf('the deadline'));
  }

  sawNothingAfterTheServersDeadline(): void {
    this.sawNothingAfter(this.momentOf("the server's deadline"));
  }

  /** Expects that nothing of the CRM was to be seen from this moment on (epoch ms), and that it was before. */
  sawNothingAfter(deadline: number): void {
    const seen = this.browser.contentSeenAt;
    expect(seen.length, 'the CRM was seen in time').toBeGreaterThan(0);
    const late = seen.filter((at) => at > deadline + COVERED_WITHIN).map((at) => at - deadline);
    expect(late, 'the CRM was seen so long after the deadline, in milliseconds').toEqual([]);
  }
}
