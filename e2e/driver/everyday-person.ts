// A person at a browser of every day: tabs are duplicated, reopened and restored, the computer sleeps, the browser dies at
// any moment; and whatever happens, what was seen of the CRM is known.
import type { BrowserTab, EverydayBrowser } from './browser.js';
import type { Office } from './office.js';
import type { Sleep } from './person.js';
import { storedRecord } from './sight.js';
import type { Tab } from './tab.js';
import { Witness } from './witness.js';

const HOUR = 3_600_000;

/** Chromium writes down which tabs are open 2.5 seconds after a change, in milliseconds; and no file says so. */
const TABS_WRITTEN_AFTER = 3000;

export class EverydayPerson extends Witness {
  private isTabFrozen = false;

  private constructor(
    override readonly browser: EverydayBrowser,
    tab: BrowserTab,
    office: Office,
    seenAt: readonly number[],
  ) {
    super(browser, tab, office, seenAt);
  }

  /** A person sits down at a browser that has never been to this office, and that notes in `seenAt` what is seen. */
  static override async at(
    browser: EverydayBrowser,
    office: Office,
    seenAt: readonly number[] = [],
  ): Promise<EverydayPerson> {
    await browser.start();
    return new EverydayPerson(browser, await browser.openTab(), office, seenAt);
  }

  /**
   * Closes the lid for hours. Where time is waited for, they pass on the browser's clock alone, and for the server no more
   * than the timeout. Answers when the lid was opened (epoch ms).
   */
  async sleepFor({ hours }: { hours: number }, sleep: Omit<Sleep, 'clockGoesWrongBy'> = {}): Promise<number> {
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
}
