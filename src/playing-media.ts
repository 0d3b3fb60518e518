// Sound and video that play in a page and its frames, as far as somebody has started them. What is in none of their
// documents, as some telephones have it, says nothing here: their modules can ask.
import { minutesOfMedium } from '../core/own-holds.js';
import { onAnnouncement } from './announcement.js';
import type { Holding } from './holding.js';
import { forEachWindow } from './windows.js';

/** By hand, these start something, or say that somebody is at it. */
const STARTS = ['play', 'seeking', 'volumechange'];

const CHANGES = [...STARTS, 'playing', 'pause', 'ended', 'emptied'];

export function watchMedia({ signal, isByHand, hold }: Holding): void {
  /** What somebody has started, and how to release it where it holds the session now. */
  const started = new Map<HTMLMediaElement, (() => void) | undefined>();

  forEachWindow(window, signal, (view) => {
    for (const type of CHANGES) view.addEventListener(type, onChange, { capture: true, signal });
  });
  // What is taken out of the page, muted by a script or hidden with its tab sends nothing that reaches it. A moment later,
  // since a hold is announced in turn.
  onAnnouncement(() => queueMicrotask(() => [...started.keys()].forEach(look)));

  function onChange({ type, target }: Event): void {
    const medium = target as HTMLMediaElement;
    // What plays next by itself nobody has started.
    if (type === 'play') letGo(medium);
    if (STARTS.includes(type) && isByHand()) {
      letGo(medium);
      started.set(medium, undefined);
    }
    look(medium);
  }

  function look(medium: HTMLMediaElement): void {
    if (!started.has(medium)) return;
    if (medium.paused || !medium.ownerDocument.defaultView) return letGo(medium);
    const minutes = minutesOfMedium(medium, document.hidden);
    const release = started.get(medium);
    if (minutes === 0) release?.();
    started.set(medium, minutes === 0 ? undefined : (release ?? hold('media', minutes)));
  }

  function letGo(medium: HTMLMediaElement): void {
    started.get(medium)?.();
    started.delete(medium);
  }
}
