// The offices of one test process, and the browser that its tests share. All of them go by one clock, so the browser stays
// when an office is replaced by another.
import { MovableClock } from '../../host/clock/clock.js';
import type { SharedBrowser } from './browser.js';
import { engines, type Engine } from './engines.js';
import { isTimeMoved } from './how-time-passes.js';
import { Office, type OfficeSetup, type SavedPolicy } from './office.js';

/** How many are open at once: the one that most tests work in, and one that is otherwise. Each is a PHP of its own. */
const OPEN_AT_MOST = 2;

/**
 * How far ahead of the right time their clock may be, in milliseconds. After eight hours PHP throws away sessions that are
 * kept in files: the kernel, which nobody moves, writes when they were used last.
 */
const AHEAD_AT_MOST = 6 * 3_600_000;

export class Offices {
  private clock: MovableClock | undefined;
  /** By what they are, the one that was entered last at the end. */
  private readonly open = new Map<string, Office>();
  private browser: { shared: SharedBrowser; fits: string } | undefined;

  /** `address`: somebody else's Perfex, which is the only office then. */
  constructor(
    private readonly engine: Engine,
    private readonly address: string | undefined,
  ) {}

  /** Answers an office of this kind as nobody has changed it. */
  async enter(setup: OfficeSetup, policy: Partial<SavedPolicy>): Promise<Office> {
    const kind = this.address ?? JSON.stringify([setup, policy]);
    const office = this.open.get(kind) ?? (await this.openOne(setup, policy));
    this.open.delete(kind);
    this.open.set(kind, office);
    const [longestUnused] = this.open.values();
    if (this.open.size > OPEN_AT_MOST && longestUnused !== undefined) await this.closeOne(longestUnused);
    return office;
  }

  /** Throws an office away that a test has changed, and everything when it is too late for PHP. */
  async leave(office: Office): Promise<void> {
    office.answersReportsAsUsual();
    office.time.run();
    if (!office.isAsBefore()) await this.closeOne(office);
    if (this.clock !== undefined && this.clock.now() - Date.now() > AHEAD_AT_MOST) await this.close();
  }

  /** Answers the browser that its tests share. */
  async browserFor(office: Office): Promise<SharedBrowser> {
    const { clock, ...needs } = office.neededByBrowsers;
    const fits = JSON.stringify([needs, clock !== undefined]);
    if (this.browser?.fits !== fits) {
      await this.browser?.shared.close();
      this.browser = { shared: engines[this.engine].shared(office.neededByBrowsers), fits };
    }
    return this.browser.shared;
  }

  async close(): Promise<void> {
    const closing = [
      this.browser?.shared.close(),
      ...[...this.open.values()].map((office) => office.close()),
    ];
    this.browser = undefined;
    this.open.clear();
    await Promise.all(closing);
    this.clock?.remove();
    this.clock = undefined;
  }

  private async openOne(setup: OfficeSetup, policy: Partial<SavedPolicy>): Promise<Office> {
    if (this.address !== undefined) return await Office.visit(this.address);
    if (setup.inRealTime || !isTimeMoved()) return await Office.open(setup, policy);
    this.clock ??= new MovableClock();
    return await Office.open({ ...setup, clock: this.clock }, policy);
  }

  private async closeOne(office: Office): Promise<void> {
    for (const [kind, one] of this.open) if (one === office) this.open.delete(kind);
    await office.close();
  }
}
