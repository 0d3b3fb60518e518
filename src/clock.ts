// The page's clock in a worker of its own: a native dialog stops the page's script and its timers, not those of a worker
// (docs/platform.md#native-dialogs), and a hidden page's timers run once a minute (docs/platform.md#hidden-and-frozen-tabs).
import type { Deadline } from '../core/messages.js';
import { deadlineOf, warningOf, type Session } from '../core/session.js';
import { unlessWithheld } from './withheld.js';

export interface Clock {
  tell(session: Session): void;
  stop(): void;
}

/** Starts the clock of a page. It calls `onAlarm` from the warning on, when timers of the page itself would be late. */
export function startClock(url: string, onAlarm: () => void): Clock | undefined {
  const clock = unlessWithheld(() => new Worker(url));
  clock?.addEventListener('message', () => document.hidden && onAlarm());
  let told = '';

  return (
    clock && {
      tell(session) {
        const [warnsAt, at] = [warningOf(session), deadlineOf(session)];
        if (told === `${warnsAt} ${at}`) return;
        told = `${warnsAt} ${at}`;
        const path = unlessWithheld(() => navigator.serviceWorker) ? location.pathname + location.search : '';
        clock.postMessage({ warnsAt, at, path } satisfies Deadline);
      },
      stop: () => clock.terminate(),
    }
  );
}
