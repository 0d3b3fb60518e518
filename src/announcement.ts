// What the guard says to the other scripts of its page, whenever it looks at the clock: those of the module that are loaded
// late, and other modules (docs/interface.md). It can only be heard: nothing that anybody answers changes a session.

/** What a person is shown. A name that is taken away or means something else makes a new version. */
export type Told = 'page' | 'warning' | 'ending' | 'covered' | 'curtain' | 'locked' | 'off';

export interface Announcement {
  readonly version: 1;
  readonly view: Told;
  /** Until the logout, in milliseconds. */
  readonly remaining: number;
}

const EVENT = 'inactivity-logout';

export function announce(view: Told, remaining: number): void {
  const detail: Announcement = { version: 1, view, remaining };
  window.dispatchEvent(new CustomEvent(EVENT, { detail }));
}

/** Calls `hear` with whatever the guard announces from now on. */
export function onAnnouncement(hear: (announcement: Announcement) => void): void {
  window.addEventListener(EVENT, (event) => hear((event as CustomEvent<Announcement>).detail));
}
