// A person who can tell afterwards whether anything of the CRM was seen, in any tab and at any moment; and whose clock on the
// wall may be wrong.
import { expect } from '@playwright/test';
import type { BrowserTab, BrowserWithAClock } from './browser.js';
import type { Office } from './office.js';
import { Person } from './person.js';

const HOUR = 3_600_000;

/** What a visible page may take to notice that its time has passed while it slept (a second), and to be painted anew. */
const COVERED_WITHIN = 2000;

/** How long a request may be on its way between browser and server, on a busy computer, before anybody knows of it. */
const UNSEEN = 500;

export class Witness extends Person {
  private clockIsAheadBy = 0;

  protected constructor(
    override readonly browser: BrowserWithAClock,
    tab: BrowserTab,
    office: Office,
    /** When something of the CRM was seen, with nothing in front of it: epoch ms of the office's time. */
    protected readonly seenAt: readonly number[],
  ) {
    super(browser, tab, office);
  }

  /** A person sits down at a browser that has never been to this office, and that notes in `seenAt` what is seen. */
  static override async at(
    browser: BrowserWithAClock,
    office: Office,
    seenAt: readonly number[] = [],
  ): Promise<Witness> {
    await browser.start();
    return new Witness(browser, await browser.openTab(), office, seenAt);
  }

  /** Goes to another office as well, in a tab beside this one of the same browser. */
  async goesAlsoTo(office: Office): Promise<Witness> {
    return new Witness(this.browser, await this.browser.openTab(), office, this.seenAt);
  }

  /** The browser's clock is put wrong, forward or, when negative, back; no time passes. */
  async clockMoves({ hours }: { hours: number }): Promise<void> {
    // What was under way would bring a cookie back that the new time has ended, also when its browser has not sent or has not
    // taken it yet: no one tells of that.
    await this.office.isQuietFor(UNSEEN);
    this.putClockWrongBy(hours * HOUR);
  }

  protected override putClockWrongBy(ms: number): void {
    this.clockIsAheadBy += ms;
    this.browser.putClockWrongBy(ms);
  }

  protected override browserShows(moment: number): number {
    return moment + this.clockIsAheadBy;
  }

  /** Answers how often the CRM was seen after one moment and before another (epoch ms). */
  timesSeenBetween(start: number, end: number): number {
    return this.seenAt.filter((at) => at > start + COVERED_WITHIN && at < end).length;
  }

  /** Expects that not one picture since that moment showed anything of the CRM. */
  sawNothingSince(moment: number): void {
    const seen = this.seenAt.filter((at) => at > moment).map((at) => at - moment);
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
    expect(this.seenAt.length, 'the CRM was seen in time').toBeGreaterThan(0);
    const late = this.seenAt.filter((at) => at > deadline + COVERED_WITHIN).map((at) => at - deadline);
    expect(late, 'the CRM was seen so long after the deadline, in milliseconds').toEqual([]);
  }
}
