// One login of one person in this browser, and the one function that says how it stands. The phase is computed
// from moments each time it is needed and stored nowhere, so nothing has to tick for it to be right.
import { newerPolicy, type Policy } from './policy.js';

/** The server's own moment of a page or an answer, and when this browser asked for it, by this computer's clock. */
export interface Anchor {
  /** To be handed back as it is; good for this login alone. */
  readonly moment: string;
  readonly askedAt: number;
}

/** A login as this browser knows it. Moments are epoch milliseconds of this computer's clock. */
export interface Session {
  /** The server's random id of the login; every copy of Perfex's session shares it. */
  readonly id: string;
  readonly lastActivityAt: number;
  /** The highest clock value ever seen, so that a clock that was turned back is noticed. */
  readonly seenAt: number;
  readonly policy: Policy;
  /** When the login ends however active the person is, by the policy beside it; undefined: never. */
  readonly endsAt?: number | undefined;
  /** Until when the server holds it for a reason on its record, where that is later than the timeout; undefined: it does not. */
  readonly heldUntil?: number | undefined;
  /** Absent before a page or an answer has brought one. */
  readonly anchor?: Anchor | undefined;
}

/** How the server names sessions: a report of anything else is refused, and at the deadline that looks like a firewall. */
const SESSION_NAME = /^[a-z0-9]{1,64}$/;

/** What the server's moments are written with; in a longer text the server would look for none. */
const MOMENT = /^[\w.-]{1,128}$/;

/** Returns whether the server may name a session so. */
export function isSessionName(said: unknown): said is string {
  return typeof said === 'string' && SESSION_NAME.test(said);
}

/** Returns whether this may be a moment of the server's. */
export function isMoment(said: unknown): said is string {
  return typeof said === 'string' && MOMENT.test(said);
}

/** Returns whether this is an anchor, or none. */
export function isAnchor(said: unknown): said is Anchor | undefined {
  const { moment, askedAt } = (said ?? {}) as Partial<Anchor>;
  return said === undefined || (isMoment(moment) && Number.isFinite(askedAt));
}

/** Returns whether this is a session: what is heard or was written down may be anybody's, or another version's. */
export function isSession(said: unknown): said is Session {
  const {
    id,
    policy,
    anchor,
    lastActivityAt,
    seenAt,
    endsAt = 0,
    heldUntil = 0,
  } = (said ?? {}) as Partial<Session>;
  const { revision, expireAfter, warnAfter, reportEvery } = (policy ?? {}) as Partial<Policy>;
  const moments = [lastActivityAt, seenAt, endsAt, heldUntil];
  const numbers = [...moments, revision, expireAfter, warnAfter, reportEvery];
  // A record of version 0.2.0 knows of no moment of the server's, one of 0.1.0 of no end either.
  return isSessionName(id) && isAnchor(anchor) && numbers.every(Number.isFinite);
}

/** `warning`: nobody has been active for a while. `ending`: the login's longest time runs out, and no activity helps. */
export type Phase = 'active' | 'warning' | 'ending' | 'expired';

/**
 * How far behind the highest value ever seen a clock may be, in milliseconds, before the moments in the record
 * mean nothing. Time servers correct by seconds; whoever turns a clock back on purpose turns it further.
 */
export const CLOCK_TOLERANCE = 2 * 60_000;

/** Browser and server place one activity a request's way apart; what is nearer than this is the same. Milliseconds. */
export const SAME_ACTIVITY = 1000;

/**
 * Returns what the time without activity counts from: the last activity, or later where the session is held, so that the
 * timeout is over when the hold is.
 */
export function countsFrom({ lastActivityAt, heldUntil = 0, policy }: Session): number {
  return Math.max(lastActivityAt, heldUntil - policy.expireAfter);
}

/** Answers the time without activity that counts at `now` in milliseconds; activity "in the future" is worth `now` at most. */
export function idleFor(session: Session, now: number): number {
  return Math.max(0, now - countsFrom(session));
}

/** Answers the time until the login ends however active the person is, in milliseconds. */
export function lifetimeLeft({ endsAt = Infinity }: Session, now: number): number {
  return endsAt - now;
}

/** Answers how the session stands at `now`. Of two ends that are near, the nearer one is warned of. */
export function phaseAt(session: Session, now: number): Phase {
  const { expireAfter, warnAfter } = session.policy;
  const idle = idleFor(session, now);
  const left = lifetimeLeft(session, now);
  if (idle >= expireAfter || left <= 0) return 'expired';
  if (left <= expireAfter - Math.max(idle, warnAfter)) return 'ending';
  return idle >= warnAfter ? 'warning' : 'active';
}

/**
 * Answers whether the clock was turned back so far that only the server can say how the session stands. Activity that lies
 * as far ahead says so, too: it would keep a session open until then.
 */
export function clockWentBack({ seenAt, lastActivityAt }: Session, now: number): boolean {
  return now < Math.max(seenAt, lastActivityAt) - CLOCK_TOLERANCE;
}

/** The last moment that there is to any clock, in epoch milliseconds. */
const END_OF_TIME = 8.64e15;

/** Remembers that the clock went back until the server has spoken: it goes on, and would catch up with what it has shown. */
export function distrustClock(session: Session, now: number): Session {
  return clockWentBack(session, now) ? sawClock(session, END_OF_TIME) : session;
}

/** Answers whether nothing of the CRM may be shown before the server has spoken. */
export function isShut(session: Session, now: number): boolean {
  return clockWentBack(session, now) || phaseAt(session, now) === 'expired';
}

/** How long after the last report that could have come the server waits before it ends a session by itself, in ms. */
const SERVER_WAITS = 15_000;

/** Returns whether the server may still let this session in, for all that this browser knows. */
export function isInGrace(session: Session, now: number): boolean {
  const { reportEvery } = session.policy;
  return !clockWentBack(session, now) && now <= deadlineOf(session) + reportEvery + SERVER_WAITS;
}

/** Returns when people are warned, of whichever end is nearer, if nobody is active any more. */
export function warningOf(session: Session): number {
  const { warnAfter, expireAfter } = session.policy;
  return deadlineOf(session) - (expireAfter - warnAfter);
}

/** Returns when the session ends if nobody is active any more. */
export function deadlineOf(session: Session): number {
  const { policy, endsAt = Infinity } = session;
  return Math.min(countsFrom(session) + policy.expireAfter, endsAt);
}

/** Remembers that the clock has shown `now`. */
export function sawClock(session: Session, now: number): Session {
  return now > session.seenAt ? { ...session, seenAt: now } : session;
}

/**
 * Records activity that happened at `at` and is heard of at `now`.
 *
 * - Must leave an expired session expired: activity after the deadline is not activity.
 * - Must not move the end of the login.
 * - Must not believe a clock that was turned back.
 * - Must not move the last activity backwards, except from a moment that lies in the future.
 */
export function recordActivity(session: Session, at: number, now: number): Session {
  if (clockWentBack(session, now) || lifetimeLeft(session, now) <= 0) return session;
  const moment = Math.min(at, now);
  const known = Math.min(session.lastActivityAt, now);
  if (moment - Math.min(countsFrom(session), now) >= session.policy.expireAfter) return session;
  return sawClock({ ...session, lastActivityAt: Math.max(known, moment) }, now);
}

/**
 * Takes over the server's word on how long nobody was active: the moments are anchored to this clock anew.
 * The answer to a report that left at `askedAt` counts from then, so that a slow line never lengthens a session.
 */
export function reanchor(session: Session, idle: number, askedAt: number, now: number): Session {
  const heard = Math.min(askedAt, now) - idle;
  const trusted = !clockWentBack(session, now) && session.lastActivityAt <= now;
  return {
    ...session,
    lastActivityAt: trusted ? Math.max(session.lastActivityAt, heard) : heard,
    seenAt: now,
  };
}

/**
 * Takes over the server's word on how much of the login's lifetime is left. What is known stays where the answer allows
 * it: the server spoke somewhere between the question and now. Undefined: there is no end.
 */
export function reanchorEnd(
  { endsAt }: Session,
  left: number | undefined,
  askedAt: number,
  now: number,
): number | undefined {
  if (left === undefined) return undefined;
  const soonest = Math.min(askedAt, now) + left;
  return Math.max(soonest, Math.min(endsAt ?? soonest, now + left));
}

/** Takes over a policy, and the end of the login that goes with it, unless the session already goes by a newer one. */
export function adoptPolicy(session: Session, from: Pick<Session, 'policy' | 'endsAt'>): Session {
  const policy = newerPolicy(session.policy, from.policy);
  const { endsAt } = policy === from.policy ? from : session;
  return { ...session, policy, endsAt };
}
