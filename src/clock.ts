// The page's clock in a worker of its own: a native dialog stops the page's script and its timers, not those of a worker
// (docs/platform.md#native-dialogs).
import type { Deadline } from '../core/messages.js';
import { unlessWithheld } from './withheld.js';

export interface Clock {
  tell(deadline: number): void;
  stop(): void;
}

/** Starts the clock of a page that has somebody to wake: its service worker. */
export function startClock(url: string): Clock | undefined {
  const clock = unlessWithheld(() => navigator.serviceWorker && new Worker(url));
  let told = NaN;

  return (
    clock && {
      tell(at) {
        if (at === told) return;
        told = at;
        clock.postMessage({ at, path: location.pathname + location.search } satisfies Deadline);
      },
      stop: () => clock.terminate(),
    }
  );
}
