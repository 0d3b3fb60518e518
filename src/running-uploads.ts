// Uploads of a page and its frames: what a script sends in the background, and a form with files, which stays on its page
// until the next one comes.
import { minutesOfForm, NEXT_PIECE, UNTIL_IT_ENDS } from '../core/own-holds.js';
import type { Holding } from './holding.js';
import { bytesOf, carriesFile } from './sent-files.js';
import { forEachWindow } from './windows.js';
import { watchRequests } from './wrapped-requests.js';

export function watchUploads({ signal, isByHand, hold }: Holding): void {
  const wrapped = new WeakSet<object>();
  let running = 0;
  let release: (() => void) | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;

  forEachWindow(window, signal, (visited) => {
    const view = visited as Window & typeof globalThis;
    // Not capturing: whoever sends the form in the background has stopped it by then.
    view.addEventListener('submit', onSubmit, { signal });
    view.addEventListener('pagehide', end, { capture: true, signal });
    // A frame that leads elsewhere is the same window, with another class.
    if (wrapped.has(view.XMLHttpRequest)) return;
    wrapped.add(view.XMLHttpRequest);
    watchRequests(view, signal, (body) => (carriesFile(body) ? begin() : undefined));
  });

  /** One hold for all of them, from the first to the last: each new one would use some of the hour. */
  function begin(): (() => void) | undefined {
    if (!release && !isByHand()) return undefined;
    clearTimeout(ending);
    release ??= hold('upload', UNTIL_IT_ENDS);
    running += 1;
    return () => {
      running -= 1;
      if (running === 0) ending = setTimeout(end, NEXT_PIECE);
    };
  }

  function end(): void {
    clearTimeout(ending);
    release?.();
    release = undefined;
  }

  function onSubmit({ defaultPrevented, target, currentTarget }: Event): void {
    const bytes = defaultPrevented ? 0 : bytesOf(target as HTMLFormElement);
    if (bytes === 0 || !isByHand()) return;
    const release = hold('upload', minutesOfForm(bytes));
    (currentTarget as Window).addEventListener('pagehide', release, { once: true, signal });
  }
}
