// What the guard says to the other scripts of its page, whenever it looks at the clock. It can only be heard: nothing that
// anybody answers changes a session.
import type { View } from '../core/page.js';

export interface Announcement {
  /** `off`: the guard has left this page. */
  readonly view: View | 'off';
  /** Until the logout, in milliseconds. */
  readonly remaining: number;
}

const EVENT = 'inactivity-logout';

export function announce(detail: Announcement): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail }));
}

/** Calls `hear` with whatever the guard announces from now on. */
export function onAnnouncement(hear: (announcement: Announcement) => void): void {
  window.addEventListener(EVENT, (event) => hear((event as CustomEvent<Announcement>).detail));
}
