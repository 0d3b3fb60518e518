// The wire between page and worker: only types. Messages carry moments, never orders that age badly, and whoever
// receives one it does not know ignores it, because an old tab may talk to a new worker.
import type { Anchor, Session } from './session.js';

/** What the locked page says; the worker keeps it, since that page is shown when nobody else can be asked. */
export interface LockedTexts {
  readonly title: string;
  readonly message: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What is said while the session may well be open: only that the server is away. Absent from what older pages said. */
  readonly awayTitle?: string | undefined;
  readonly awayMessage?: string | undefined;
}

/** A page that the server has rendered for this person, and its signature of that: good for coming back by itself. */
export interface RenderedPage {
  readonly path: string;
  readonly signature: string;
}

/** A page that the server has just rendered introduces itself. */
export interface Hello {
  readonly type: 'HELLO';
  /** The session as the server knew it when it rendered the page, or as the page knows better by now. */
  readonly copy: Session;
  readonly locked: LockedTexts;
  /** Absent or null where nobody may be brought back to: the answer to a form. */
  readonly page?: RenderedPage | null | undefined;
}

/** The person did something at this moment. */
export interface Activity {
  readonly type: 'ACTIVITY';
  readonly session: string;
  readonly at: number;
  /** For a worker that has lost its record: without a moment of its own the server takes nothing for activity. */
  readonly anchor?: Anchor | undefined;
}

/** The page is about to warn, or was kept by the browser for a while, and wants to know how things stand. */
export interface Check {
  readonly type: 'CHECK';
  readonly copy: Session;
}

/** The page's copy says that the deadline has passed; the copy counts only where the worker has no record. */
export interface Expired {
  readonly type: 'EXPIRED';
  readonly copy: Session;
  readonly returnTo: string;
  readonly locked: LockedTexts;
}

/** The person pressed "Log out now". */
export interface LogOut {
  readonly type: 'LOG_OUT';
  readonly copy: Session;
  readonly locked: LockedTexts;
}

/** Something runs in the page that must not be cut off before this moment; one that has passed: nothing any more. */
export interface Hold {
  readonly type: 'HOLD';
  readonly session: string;
  readonly reason: string;
  readonly until: number;
}

export type PageMessage = Hello | Activity | Check | Expired | LogOut | Hold;

/** What a page tells its clock: when it has to warn, when it would have to be shut, and the path to come back to. */
export interface Deadline {
  readonly warnsAt: number;
  readonly at: number;
  /** Empty where there is no worker to wake. */
  readonly path: string;
}

/** The worker's immediate reply to any message: it is alive and, by the revision, of this build. */
export interface Heard {
  readonly type: 'HEARD';
  readonly build: string;
}

/** The session as it stands. */
export interface SessionNews {
  readonly type: 'SESSION';
  readonly session: Session;
  /** The server has named this session as the one that is logged in: pages of another one are out of date. */
  readonly isVerdict: boolean;
  /** A clock was turned: no activity was when the pages say. */
  readonly isCorrection?: boolean;
}

/**
 * This session is over; its pages go to the login page, or to Perfex's own logout where that must end it. Where another one
 * is logged in they load again.
 */
export interface LoggedOut {
  readonly type: 'LOGGED_OUT';
  readonly session: string;
  readonly through: 'login' | 'logout' | 'reload';
}

/** The deadline has passed and the server cannot be asked. */
export interface Locked {
  readonly type: 'LOCKED';
  readonly session: string;
}

/** Somebody works, and reports of it get no answer of ours: pages leave it where the next navigation is judged by it. */
export interface Unheard {
  readonly type: 'UNHEARD';
  readonly session: string;
}

/** The module is off: guard nothing. What is behind a curtain is reloaded, for the server to decide what is shown. */
export interface StandDown {
  readonly type: 'STAND_DOWN';
}

/** There is news, and this page has named no session: whoever guards one asks how it stands. */
export interface Unknown {
  readonly type: 'UNKNOWN';
}

export type WorkerNews = SessionNews | LoggedOut | Locked | Unheard | StandDown | Unknown;
