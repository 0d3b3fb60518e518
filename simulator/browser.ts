// One browser on one computer: its wall clock, its cookie, its database, its worker and its tabs; it can be put to
// sleep, killed and started again.
import type { Audience, OpenPage } from '../core/audience.js';
import type { Report } from '../core/report.js';
import type { HelloCheck } from '../core/hello-check.js';
import type { PageMessage, WorkerNews } from '../core/messages.js';
import type { Random } from './random.js';
import type { Network } from './network.js';
import type { Server } from './server.js';
import { Tab } from './tab.js';
import type { Timeline } from './timeline.js';
import { Worker } from './worker.js';

/** What stands in the worker's database; anything may stand there. */
export interface Database {
  record: unknown;
  helloCheck: HelloCheck | undefined;
  audience: Audience | undefined;
}

/** What goes wrong with messages between pages and worker. */
export interface MessageFaults {
  loss: number;
  doubling: number;
  /** The longest way of a message, in milliseconds. */
  delay: number;
}

/** How long a worker outlives its last event, in milliseconds (docs/platform.md#when-a-worker-stops). */
const WORKER_QUIET = 30_000;

export class Browser {
  /** What the wall clock shows beyond the true time, in milliseconds. */
  clockOffset = 0;
  isAsleep = false;
  cookie: string | undefined;
  /** The cookie in which a page has left its report for the next navigation. */
  leftReport: Report | null = null;
  database: Database = { record: undefined, helloCheck: undefined, audience: undefined };
  /** Whether the database refuses to be read, or to be written. */
  storage: 'works' | 'refuses writing' | 'is broken' = 'works';
  messages: MessageFaults = { loss: 0, doubling: 0, delay: 0 };
  isRegistered = false;
  /** Whether it is one that cuts what a worker has answered when it stops the worker. */
  readonly isCutIfAnswered: boolean;
  worker: Worker | undefined;
  tabs: Tab[] = [];
  private late: (() => void)[] = [];

  constructor(
    readonly timeline: Timeline,
    readonly random: Random,
    readonly server: Server,
    readonly network: Network,
  ) {
    this.isCutIfAnswered = random.chance(0.5);
  }

  /** What every script in this browser believes the time to be, epoch milliseconds. */
  now(): number {
    return Math.round(this.timeline.now + this.clockOffset);
  }

  /** A timer of this browser: it does not run out while the computer sleeps, and then at once. */
  later(ms: number, isAlive: () => boolean, run: () => void, isQuiet = false): void {
    const ring = (): void => {
      if (!isAlive()) return;
      if (this.isAsleep) this.late.push(() => isAlive() && run());
      else run();
    };
    this.timeline.after(ms, ring, isQuiet);
  }

  wait(ms: number, isAlive: () => boolean): Promise<void> {
    return new Promise((resolve) => this.later(ms, isAlive, resolve));
  }

  sleep(): void {
    this.isAsleep = true;
  }

  /** The order in which the timers that ran out are served is nobody's promise. */
  wake(): void {
    this.isAsleep = false;
    const late = this.late;
    this.late = [];
    while (late.length > 0) late.splice(this.random.between(0, late.length - 1), 1)[0]!();
  }

  /** Every process ends at once; what was written down stays, and the tabs are remembered by their addresses. */
  kill(): void {
    this.stopWorker();
    this.late = [];
    for (const tab of this.tabs) tab.die();
  }

  /** Starts again and reopens what was open. */
  restart(): void {
    this.isAsleep = false;
    this.tabs = this.tabs.map((dead) => {
      const tab = new Tab(this, dead.path);
      tab.isVisible = dead.isVisible;
      return tab;
    });
    for (const tab of this.tabs) void tab.navigate(tab.path, { isTyped: true });
  }

  openTab(path: string): Tab {
    for (const tab of this.tabs) tab.hide();
    const tab = new Tab(this, path);
    this.tabs.push(tab);
    void tab.navigate(path, { isTyped: true });
    return tab;
  }

  closeTab(tab: Tab): void {
    tab.leave();
    tab.die();
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  // The worker

  /** Answers the worker for one more event, started if the browser had stopped it. */
  wakeWorker(): Worker | undefined {
    if (!this.isRegistered) return undefined;
    this.worker ??= new Worker(this);
    const { worker } = this;
    const busyUntil = (worker.busyUntil = this.timeline.now + WORKER_QUIET);
    this.later(
      WORKER_QUIET,
      () => worker.isAlive && worker.busyUntil === busyUntil,
      () => worker === this.worker && worker.isIdle() && this.stopWorker(),
    );
    return worker;
  }

  stopWorker(): void {
    const { worker } = this;
    this.worker = undefined;
    worker?.stop();
  }

  unregister(): void {
    this.isRegistered = false;
  }

  /** Carries a message from a page to the worker; resolves with whether the worker said that it heard it. */
  async toWorker(message: PageMessage, pageId: string, isAlive: () => boolean): Promise<boolean> {
    // Once it is posted, a message needs its page no longer.
    await this.carry(() => true);
    if (this.isLost()) return await never();
    const worker = this.wakeWorker();
    if (worker === undefined) return await never();
    worker.hear(message, pageId);
    if (this.isDoubled()) worker.hear(message, pageId);
    await this.carry(isAlive);
    return this.isLost() ? await never() : true;
  }

  /** Answers the open pages that a worker can tell something: none that the browser keeps for the Back button. */
  openPages(): OpenPage[] {
    return this.tabs.flatMap((tab) => {
      const { guard } = tab;
      return guard === undefined
        ? []
        : [{ id: guard.id, postMessage: (news) => this.carryNews(tab, guard, news) }];
    });
  }

  private carryNews(tab: Tab, guard: NonNullable<Tab['guard']>, news: WorkerNews): void {
    if (this.isLost()) return;
    const copies = this.isDoubled() ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.later(
        this.way(),
        () => guard.isAlive,
        () => tab.deliver(guard, news),
      );
    }
  }

  throwAwayKept(): void {
    for (const tab of this.tabs) tab.throwAwayKept();
  }

  private carry(isAlive: () => boolean): Promise<void> {
    return this.wait(this.way(), isAlive);
  }

  private way(): number {
    return this.random.between(1, 4) + this.random.between(0, this.messages.delay);
  }

  private isLost(): boolean {
    return this.messages.loss > 0 && this.random.chance(this.messages.loss);
  }

  private isDoubled(): boolean {
    return this.messages.doubling > 0 && this.random.chance(this.messages.doubling);
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
