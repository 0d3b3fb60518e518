// Popups that a page has opened and written into. No navigation led to them, so no worker knows of them and no guard is in
// them: they are closed when the session is over, also after the page that opened them has gone.
import type { WorkerNews } from '../core/messages.js';
import { ownScript } from './own-script.js';
import { forEachWindow } from './windows.js';
import { unlessWithheld } from './withheld.js';

/** Opens the channel of a session's end; the browser throws out kept pages that hold it open when something is said. */
export function openEndings(installation: string): BroadcastChannel | undefined {
  return unlessWithheld(() => new BroadcastChannel(installation));
}

/**
 * Remembers what this page and its frames open; returns how to close what was written into. A page that goes away hands its
 * popups over to themselves: each gets this script, which closes it when the worker says that the session is over.
 */
export function watchPopups(installation: string, signal: AbortSignal): () => void {
  const popups = new Set<Window>();
  const watching = new WeakSet<Window['open']>();

  forEachWindow(window, signal, (view) => {
    const { open } = view;
    if (watching.has(open)) return;
    view.open = (...asked) => {
      const popup = open.apply(view, asked);
      if (popup) popups.add(popup);
      return popup;
    };
    watching.add(view.open);
  });

  function forEachWritten(visit: (popup: Window) => void): void {
    for (const popup of popups) unlessWithheld(() => isWritten(popup) && visit(popup));
  }

  window.addEventListener(
    'pagehide',
    () =>
      forEachWritten(({ document: { documentElement: root } }) => {
        const script = Object.assign(root.ownerDocument.createElement('script'), { src: ownScript?.src });
        script.dataset['installation'] = installation;
        root.append(script);
      }),
    { capture: true, signal },
  );
  return () => forEachWritten((popup) => popup.close());
}

/** Closes this popup, where its opener has handed it over, when the session is over. */
export function closeAtTheEnd(): void {
  const installation = ownScript?.dataset['installation'];
  if (installation === undefined) return;
  openEndings(installation)?.addEventListener('message', ({ data }: MessageEvent<WorkerNews['type']>) => {
    if (data === 'LOGGED_OUT' || data === 'LOCKED') close();
  });
}

/** Whether no address of its own was ever opened here; throws for a page of another site. */
function isWritten({ document: { URL: address } }: Window): boolean {
  // `document.open()` gives a document the address of the page that writes it.
  return /^(about|blob):/.test(address) || address === document.URL;
}
