// What other modules can ask of the guard (docs/interface.md): whether a warning is up, and for time while something runs
// that must not be cut off. Asking is all they can do: the server grants it, puts it on record, and keeps the bound.
import type { RunningHold } from '../core/page.js';

export interface InactivityLogout {
  /** Another number means that something here has changed its meaning. */
  readonly version: 1;
  /** Whether the person is being told that she will be logged out. */
  readonly isWarningUp: boolean;
  /** Something runs that must not be cut off, for so many minutes at most. What it returns is called when it is over. */
  hold(reason: string, minutes: number): () => void;
}

declare global {
  interface Window {
    inactivityLogout?: InactivityLogout;
  }
}

/** Whoever asks at each announcement, each of which follows from asking, is heard so seldom, in milliseconds. */
const TELL_EVERY = 1000;

/** Calls `onHold` with what runs for longest, whenever that changes; with nothing when nothing runs any more. */
export function offerInterface(signal: AbortSignal, onHold: (hold?: RunningHold) => void): void {
  const running = new Set<RunningHold>();
  let tellAt = 0;
  let telling: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(telling);
    const wait = tellAt - performance.now();
    if (wait > 0) telling = setTimeout(tell, wait);
    else {
      tellAt = performance.now() + TELL_EVERY;
      onHold([...running].sort((one, other) => other.until - one.until)[0]);
    }
  };
  window.inactivityLogout = {
    version: 1,
    get isWarningUp() {
      return /warning|ending/.test(document.documentElement.dataset['inactivityLogout'] ?? '');
    },
    hold(reason, minutes) {
      if (!reason || !(minutes > 0)) throw new TypeError('A hold has a reason and a number of minutes.');
      const hold = { reason: String(reason), until: Date.now() + minutes * 60_000 };
      running.add(hold);
      tell();
      return () => {
        if (running.delete(hold)) tell();
      };
    },
  };
  // What ran in a page ends with it, also where the browser keeps the page.
  addEventListener(
    'pagehide',
    () => {
      if (running.size === 0) return;
      running.clear();
      tellAt = 0;
      tell();
    },
    { capture: true, signal },
  );
}
