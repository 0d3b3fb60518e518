// How time passes for an office and the browsers that visit it. Tests move it, for all of them together, where the clocks
// are ours; where they are not, they wait. No test knows which of the two it is.
import { setTimeout as pause } from 'node:timers/promises';
import { rightTime, type Clock, type MovableClock } from '../../host/clock/clock.js';

export interface Time {
  /** What the office, its browsers and this test go by. */
  readonly clock: Clock;
  /** How near to a deadline, in milliseconds, what comes before it can be told from what comes after it. */
  readonly margin: number;
  /** Whether a test moves it; otherwise it passes by itself. */
  readonly isMoved: boolean;
  /** Epoch ms. */
  now(): number;
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until a moment (epoch ms), and holds it there where it can. */
  reach(moment: number): Promise<void>;
  /** Holds it where it is, where it can, until the answered function lets it go on as before. */
  hold(): () => void;
  /** It runs from now on. */
  run(): void;
}

/** Time that is moved: exact to the second, however busy the computer is. */
export class MovedTime implements Time {
  readonly margin = 1000;
  readonly isMoved = true;

  /** `quiet` resolves when no request is under way: time that leaps over one is a matter of its own. */
  constructor(
    readonly clock: MovableClock,
    private readonly quiet: () => Promise<void>,
  ) {}

  now(): number {
    return this.clock.now();
  }

  async pass(ms: number): Promise<void> {
    await this.quiet();
    this.clock.moveBy(Math.max(0, ms));
  }

  async reach(moment: number): Promise<void> {
    await this.quiet();
    this.clock.holdAt(moment);
  }

  hold(): () => void {
    if (this.clock.isHeld) return () => undefined;
    this.clock.holdAt(this.clock.now());
    return () => this.clock.run();
  }

  run(): void {
    if (this.clock.isHeld) this.clock.run();
  }
}

/** Time that is waited for: at somebody else's Perfex, and where no clock can be moved. */
export class WaitedTime implements Time {
  readonly clock = rightTime;
  /** What a browser on a busy computer may be late by. */
  readonly margin = 1500;
  readonly isMoved = false;

  now(): number {
    return this.clock.now();
  }

  async pass(ms: number): Promise<void> {
    await pause(Math.max(0, ms));
  }

  reach(moment: number): Promise<void> {
    return this.pass(moment - this.now());
  }

  hold(): () => void {
    return () => undefined;
  }

  run(): void {}
}
