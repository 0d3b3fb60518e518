// The time of a host and of the browsers that visit it: the right time, or one that tests have in their hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WallClock } from './wall-clock.js';

export interface Clock {
  /** What it shows: epoch milliseconds. */
  now(): number;
  /** The environment that makes another process go by it. */
  readonly environment: Readonly<Record<string, string>>;
}

export const rightTime: Clock = { now: () => Date.now(), environment: {} };

/** How fast a clock goes that is held: never quite still, or whoever waits for a moment of it would wait for ever. */
const HELD = 1 / 1000;

/**
 * A clock that tests move forward or hold. Whoever goes by it, in this process or in another, sees a change at once. It
 * never goes back; a browser whose clock is wrong goes by a wall clock of its own.
 */
export class MovableClock implements Clock {
  private readonly directory = mkdtempSync(join(tmpdir(), 'clock-'));
  private readonly wallClocks: WallClock[] = [];
  private readonly own: WallClock;
  /** At the right time `since` it showed `shown`, and has gone on at `speed` from there. */
  private since = Date.now();
  private shown = this.since;
  private speed = 1;

  constructor() {
    this.own = this.wallClock();
  }

  now(): number {
    return this.shown + (Date.now() - this.since) * this.speed;
  }

  get environment(): Readonly<Record<string, string>> {
    return this.own.environment;
  }

  get isHeld(): boolean {
    return this.speed !== 1;
  }

  /** Moves it forward by so many milliseconds, and lets it run. */
  moveBy(ms: number): void {
    if (ms < 0) throw new Error(`The time of a host does not go back, by ${-ms} ms.`);
    this.set(this.now() + ms, 1);
  }

  /** Moves it forward to a moment (epoch ms) and holds it there. */
  holdAt(moment: number): void {
    this.set(Math.max(moment, this.now()), HELD);
  }

  run(): void {
    this.set(this.now(), 1);
  }

  /** Makes a wall clock that shows the same, for a browser, and can be put wrong by itself. */
  wallClock(): WallClock {
    const made = new WallClock(join(this.directory, String(this.wallClocks.length)));
    this.wallClocks.push(made);
    made.set(this.since, this.shown, this.speed);
    return made;
  }

  /** Throws its files away; what still runs goes by the last setting. */
  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private set(shown: number, speed: number): void {
    this.since = Date.now();
    // Other processes have seen fractions of this millisecond, which must not come twice.
    this.shown = Math.ceil(shown) + 1;
    this.speed = speed;
    for (const wallClock of this.wallClocks) wallClock.set(this.since, this.shown, speed);
  }
}
