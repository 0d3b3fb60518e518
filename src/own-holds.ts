// What holds the session by itself where an administrator wants it: uploads, and what somebody has started to play. A
// script of its own that only such pages load; it asks as any other module may (docs/interface.md#asking-for-time).
import { isStartedByHand, type OwnReason } from '../core/own-holds.js';
import { onAnnouncement } from './announcement.js';
import type { Holding } from './holding.js';
import { watchMedia } from './playing-media.js';
import { watchUploads } from './running-uploads.js';
import { forEachWindow } from './windows.js';

/** How people begin something: by a press, a key, a file that they have chosen, dropped or pasted. */
const HANDS = ['pointerdown', 'pointerup', 'click', 'keydown', 'change', 'drop', 'paste'];

const guard = window.inactivityLogout;
const block = document.getElementById('inactivity-logout-config')?.textContent;
const { ownHolds } = JSON.parse(block || '{}') as { readonly ownHolds?: readonly OwnReason[] };

// Without the attribute the guard has stood down by now.
if (guard && ownHolds && 'inactivityLogout' in document.documentElement.dataset) {
  const watching = new AbortController();
  const { signal } = watching;
  const holding: Holding = { signal, isByHand: watchHands(signal), hold: guard.hold };
  if (ownHolds.includes('upload')) watchUploads(holding);
  if (ownHolds.includes('media')) watchMedia(holding);
  onAnnouncement(({ view }) => {
    if (view === 'off') watching.abort();
  });
}

function watchHands(signal: AbortSignal): () => boolean {
  let inputAt = -Infinity;
  const onInput = ({ isTrusted }: Event): void => {
    if (isTrusted) inputAt = Date.now();
  };
  forEachWindow(window, signal, (view) => {
    for (const type of HANDS) view.addEventListener(type, onInput, { capture: true, passive: true, signal });
  });
  return () => isStartedByHand(inputAt, Date.now());
}
