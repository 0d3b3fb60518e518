// What the browser remembers of a login between two events, and every decision about it: an event goes in, the
// next record and what to do come out. Pure, so that the worker, a page without a worker and a simulator all
// run the same rules.
import type {
  Activity,
  Check,
  Expired,
  Hello,
  Hold,
  LockedTexts,
  LogOut,
  RenderedPage,
  WorkerNews,
} from './messages.js';
import { claimAt, REPORT_LIMIT, type Answer, type Report } from './report.js';
import {
  adoptPolicy,
  CLOCK_TOLERANCE,
  clockWentBack,
  distrustClock,
  isInGrace,
  isSession,
  isShut,
  reanchor,
  reanchorEnd,
  recordActivity,
  SAME_ACTIVITY,
  sawClock,
  type Session,
} from './session.js';

/** The one thing that is written down. */
export interface Record {
  readonly session: Session;
  /** The end of this session has been acted upon: navigations are forwarded and never redirected again. */
  readonly isSettled: boolean;
  /** "Log out now" was pressed and the server has not confirmed it yet. */
  readonly owesLogOut: boolean;
  /** The latest activity that the server has heard of. */
  readonly heardActivityAt: number;
  /** When the server was last told of activity; asking how things stand makes no activity wait. */
  readonly reportedAt: number;
  readonly locked: LockedTexts;
  /** The pages that the server rendered here, the last one first, of whichever login: its signatures have no end. */
  readonly pages?: readonly RenderedPage[] | undefined;
}

/** How many pages are kept: as many tabs as somebody may come back to after a night. */
const PAGES_KEPT = 50;

/** What a navigation gets to see. */
export type Way =
  /** The page it asked for. */
  | 'forward'
  /** The login page. */
  | 'login'
  /** Perfex's own logout, where only that can still end the session. */
  | 'logout'
  /** The locked page, until the server can be asked. */
  | 'locked';

/** What follows from an event. */
export interface Step {
  /** The record from now on; undefined: there is none. */
  readonly record: Record | undefined;
  /** A report to send now. */
  readonly ask?: Report;
  /** After how many milliseconds there is something to report that cannot be reported yet. */
  readonly dueIn?: number;
  /** What every page is told. */
  readonly news?: WorkerNews;
  /** What navigations that waited for this answer get to see; absent: the page they asked for. */
  readonly way?: Way;
}

/** Answers the report without which nothing of the CRM may be shown; undefined when a navigation may go on. */
export function verdictNeeded(
  record: Record | undefined,
  now: number,
  returnTo?: string | undefined,
): Report | undefined {
  if (record === undefined || record.isSettled) return undefined;
  const { session, owesLogOut, pages } = record;
  if (!owesLogOut && !isShut(session, now)) return undefined;
  const returnSignature = pages?.find(({ path }) => path === returnTo)?.signature;
  return {
    ...claimOf(session, now),
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(returnSignature === undefined ? {} : { returnSignature }),
    ...(owesLogOut ? { logOut: true } : {}),
  };
}

/** Says how long nobody was active, unless the clock went back, however little: activity yet to come means nothing. */
function isUnheard({ session, heardActivityAt }: Record, now: number): boolean {
  // Moments "in the future" were left by a clock that has been turned back; they must not silence us.
  return session.lastActivityAt > heardActivityAt || heardActivityAt > now;
}

function claimOf(session: Session, now: number): Report {
  const { id, lastActivityAt, anchor } = session;
  return clockWentBack(session, now) || lastActivityAt > now
    ? { session: id }
    : claimAt(id, lastActivityAt, anchor, now);
}

/** Answers the report that is due because the server has not heard of the latest activity yet. */
export function onReportDue(record: Record | undefined, now: number, pace?: 'at once'): Step {
  if (record === undefined || record.isSettled || verdictNeeded(record, now) !== undefined) return { record };
  const { session, reportedAt } = record;
  if (!isUnheard(record, now)) return { record };
  const pause = reportedAt + session.policy.reportEvery - now;
  if (pace !== 'at once' && pause > 0 && reportedAt <= now) return { record, dueIn: pause };
  return {
    record: { ...record, reportedAt: now },
    ask: claimOf(session, now),
  };
}

/**
 * A page that the server has rendered introduces itself.
 *
 * - Must never move the last activity of the session that is known: looking is not activity.
 * - Must not bring back a session that has been settled, unless the server says that it lives.
 * - Must leave the choice between two open sessions to the server, never to a clock.
 * - Must not pass on what the page says of itself as if it were known here: a covered page would believe it.
 */
export function onHello(before: Record | undefined, hello: Hello, now: number): Step {
  const { copy, locked, page } = hello;
  const pages = page ? pagesWith(page, before?.pages) : before?.pages;
  const record = before && page ? { ...before, pages } : before;
  const isKnown = record?.session.id === copy.id;
  if (record !== undefined && isKnown && !record.isSettled) {
    const needed = verdictNeeded(record, now);
    if (needed !== undefined) return { record, ask: needed };
    const session = learnedFrom(copy, record.session, now);
    return {
      ...onReportDue({ ...record, session, locked }, now),
      news: { type: 'SESSION', session, isVerdict: false },
    };
  }
  const ask: Report = { session: copy.id };
  if (record !== undefined && (isKnown || !record.isSettled)) return { record, ask };
  return { record: { ...newRecord(copy, locked), pages }, ask };
}

/** The person did something in a page. */
export function onActivity(record: Record | undefined, activity: Activity, now: number): Step {
  const { session: id, at } = activity;
  const anchor = record?.session.id === id ? record.session.anchor : undefined;
  const claim = claimAt(id, Math.min(at, now), anchor ?? activity.anchor, now);
  // A record that was lost, or is of another login, must not take the activity with it: the server judges the claim.
  if (!isOpen(record, id)) return onStranger(record, claim);
  if (record.owesLogOut) return { record };
  const session = recordActivity(record.session, at, now);
  if (session.lastActivityAt === record.session.lastActivityAt) {
    const needed = verdictNeeded(record, now);
    if (needed === undefined) return onReportDue(record, now);
    // The page's copy was not expired, or it would not tell. The server knows which of the two is behind.
    return { record, ask: needed.idleFor === undefined ? needed : { ...needed, ...claim } };
  }
  return {
    ...onReportDue({ ...record, session }, now),
    news: { type: 'SESSION', session, isVerdict: false },
  };
}

/**
 * Asks how the session stands. Tells with it of activity that the server has not heard of: a computer that fell asleep
 * before that was reported would be judged by what came before.
 */
export function questionOf(record: Record, now: number): Report {
  const { session, isSettled } = record;
  return isSettled || !isUnheard(record, now) ? { session: session.id } : claimOf(session, now);
}

/** A page is about to warn, or comes back from where the browser kept it, and wants to know how things stand. */
export function onCheck(record: Record | undefined, check: Check, now: number): Step {
  const { copy } = check;
  if (record === undefined) return { record, ask: claimOf(copy, now) };
  if (!isOpen(record, copy.id)) return onStranger(record, { session: copy.id });
  return holdAgainst(copy, record, now);
}

/** A page's copy says that the deadline has passed: its word is held against the record first. */
export function onExpired(record: Record | undefined, page: Expired, now: number): Step {
  const own = record ?? newRecord(page.copy, page.locked);
  if (!isOpen(own, page.copy.id)) return onStranger(own, { session: page.copy.id });
  return holdAgainst(page.copy, own, now, page.returnTo);
}

/**
 * What a page knows better is held against the record before it is believed: the page looks at the clock every second,
 * the record only when something is said to it, and a record that could not be written down may be of an old policy.
 */
function holdAgainst(copy: Session, before: Record, now: number, returnTo?: string): Step {
  const session = learnedFrom(copy, sawClock(before.session, copy.seenAt), now);
  const record: Record = { ...before, session };
  const needed = verdictNeeded(before, now, returnTo);
  // A longer policy may have been saved meanwhile, or some script says so: what is shut only the server opens.
  if (needed !== undefined) return { record: before, ask: needed };
  const ask = verdictNeeded(record, now, returnTo);
  if (ask !== undefined) return { record, ask };
  return { record, news: { type: 'SESSION', session: record.session, isVerdict: false } };
}

/**
 * Something runs in a page, or runs no longer: only the server holds a session, and puts it on its record.
 *
 * - Must hold nothing by the page's word, and nothing that is shut.
 */
export function onHold(record: Record | undefined, { session: id, reason, until }: Hold, now: number): Step {
  if (!isOpen(record, id)) return onStranger(record, { session: id });
  const ask = verdictNeeded(record, now);
  if (ask !== undefined) return { record, ask };
  return {
    record,
    ask: { ...claimOf(record.session, now), hold: { reason, for: Math.max(0, until - now) } },
  };
}

/** The person pressed "Log out now". It is written down first, so that it is done even while the server is away. */
export function onLogOut(record: Record | undefined, page: LogOut, now: number): Step {
  const own = record ?? newRecord(page.copy, page.locked);
  if (!isOpen(own, page.copy.id)) return onStranger(own, { session: page.copy.id });
  const owing: Record = { ...own, owesLogOut: true };
  const ask = verdictNeeded(owing, now);
  return ask === undefined ? { record: owing } : { record: owing, ask };
}

/**
 * The server has answered the report that left at `askedAt`, or has not.
 *
 * - Must end nothing that is active because of an answer that is not our endpoint's, or none.
 * - Must settle the record before anybody is sent to the login page: that is what makes loops impossible.
 * - Must treat what stands in front of the server like no server for as long as the server might let the session in:
 *   given up too early, the next page would be shown after the deadline.
 */
export function onAnswer(
  record: Record | undefined,
  asked: Report,
  answer: Answer,
  askedAt: number,
  now: number,
): Step {
  switch (answer.verdict) {
    case 'alive':
    case 'other':
      return onOpenSession(record, asked, answer, askedAt, now);
    case 'ended':
      return {
        record: record?.session.id === asked.session ? settled(record) : record,
        news: { type: 'LOGGED_OUT', session: asked.session, through: 'login' },
        way: 'login',
      };
    case 'none':
      return {
        record: settled(record),
        news: { type: 'LOGGED_OUT', session: asked.session, through: 'login' },
        way: 'login',
      };
    case 'off':
      return { record: undefined, news: { type: 'STAND_DOWN' } };
    case 'broken':
    case 'unusable':
      if (verdictNeeded(record, now) === undefined)
        return { ...retryLater(record), news: { type: 'UNHEARD', session: asked.session } };
      if (record && !record.owesLogOut && isInGrace(record.session, now)) return lock(record, asked, now);
      return {
        record: settled(record),
        news: { type: 'LOGGED_OUT', session: asked.session, through: 'logout' },
        way: 'logout',
      };
    case 'slow':
    case 'unreachable':
      if (verdictNeeded(record, now) === undefined) return retryLater(record);
      return lock(record, asked, now);
  }
}

/** Nobody can be asked: what is shut stays so until the server has spoken. */
function lock(before: Record | undefined, asked: Report, now: number): Step {
  const record = before && { ...before, session: distrustClock(before.session, now) };
  return { record, news: { type: 'LOCKED', session: asked.session }, way: 'locked' };
}

/** The server has named the session that is logged in: it is the one in the record from now on. */
function onOpenSession(
  record: Record | undefined,
  asked: Report,
  answer: Extract<Answer, { session: string }>,
  askedAt: number,
  now: number,
): Step {
  const told = asked.session === answer.session ? (asked.idleFor ?? Infinity) : Infinity;
  // No way is that long: of a report whose moment a clock has made worthless the server has believed something earlier.
  const isBelieved = answer.idleFor - told <= REPORT_LIMIT;
  const sentAt = Math.min(askedAt, now);
  const heardActivityAt = sentAt - Math.min(answer.idleFor, isBelieved ? told : Infinity);
  // Of a session that had been given up here and lives all the same, only the server's word counts.
  const known = isOpen(record, answer.session) ? record : undefined;
  const latest = known?.session.lastActivityAt ?? 0;
  // What it has been told of and places so much earlier, a turned clock has misplaced. Told again with the moment of this
  // answer it would be believed, and the session would live longer by as much as the clock was turned.
  const isTold = latest <= Math.max(known?.heardActivityAt ?? 0, sentAt - told);
  const isCorrection = isTold && latest - heardActivityAt > CLOCK_TOLERANCE;
  const before: Session = {
    id: answer.session,
    lastActivityAt: heardActivityAt,
    seenAt: now,
    ...(isCorrection ? {} : known?.session),
    // Whatever revision a page has spoken of: the server knows its own policy.
    policy: answer.policy,
  };
  const endsAt = reanchorEnd(before, answer.lifetimeLeft, sentAt, now);
  const { policy, moment } = answer;
  // An answer that a sleep has held up says of when it was written only that it was not before the question.
  const isPrompt = now - sentAt <= REPORT_LIMIT || !before.anchor;
  const anchor = isPrompt && moment !== undefined ? { moment, askedAt: sentAt } : undefined;
  const session: Session = {
    ...adoptPolicy(reanchor(before, answer.idleFor, sentAt, now), { policy, endsAt }),
    heldUntil: heldUntilBy(answer, endsAt, sentAt),
    anchor: isPrompt ? anchor : before.anchor,
  };
  const isHeard = session.lastActivityAt - heardActivityAt < SAME_ACTIVITY;
  const open: Record = {
    session,
    isSettled: false,
    owesLogOut: known?.owesLogOut ?? false,
    heardActivityAt: isHeard ? session.lastActivityAt : heardActivityAt,
    reportedAt: known?.reportedAt ?? heardActivityAt,
    locked: record?.locked ?? DEFAULT_LOCKED_TEXTS,
    pages: record?.pages,
  };
  return { ...onReportDue(open, now), news: { type: 'SESSION', session, isVerdict: true, isCorrection } };
}

/** Held until the login ends, it has one end: people would be warned of either in turn as answers place them a little anew. */
function heldUntilBy(
  { heldFor, lifetimeLeft = Infinity }: Extract<Answer, { session: string }>,
  endsAt: number | undefined,
  sentAt: number,
): number | undefined {
  if (heldFor === undefined) return undefined;
  const heldUntil = sentAt + heldFor;
  return heldFor + SAME_ACTIVITY < lifetimeLeft ? heldUntil : Math.max(heldUntil, endsAt ?? 0);
}

/**
 * A page has said something, and this follows. Where it brought a policy, the server is asked for its own at once: any
 * script of the site can say hello, and a policy that nobody saved would keep the session open for ever.
 */
export function withServersPolicy(before: Record | undefined, step: Step): Step {
  const { record, ask } = step;
  const known = before?.session.policy.revision;
  if (!record || ask || record.session.policy.revision === known) return step;
  return { ...step, ask: { session: record.session.id } };
}

/**
 * What a page's copy says is taken over. The moment of the last answer is kept for as long as the clock goes on: a page
 * that a browser shows again from its cache brings an old one as if it had just asked for it.
 */
function learnedFrom(copy: Session, known: Session, now: number): Session {
  const isUsable = known.anchor !== undefined && known.anchor.askedAt <= now;
  const anchor = isUsable ? known.anchor : (copy.anchor ?? known.anchor);
  return { ...adoptPolicy(known, termsOf(copy, known)), anchor };
}

function pagesWith(page: RenderedPage, pages: readonly RenderedPage[] = []): readonly RenderedPage[] {
  return [page, ...pages.filter(({ path }) => path !== page.path)].slice(0, PAGES_KEPT);
}

/**
 * What a page was rendered with counts where its policy is newer. Of the same revision the record knows better: a page counts
 * the end from when it was asked for, and other durations under a known revision are not the server's.
 */
function termsOf(copy: Session, known: Session): Pick<Session, 'policy' | 'endsAt'> {
  return copy.policy.revision === known.policy.revision ? known : copy;
}

/** A page speaks of a session that is not the open one of the record: only the server knows of it. */
function onStranger(record: Record | undefined, ask: Report): Step {
  return record?.session.id === ask.session
    ? { record, news: { type: 'LOGGED_OUT', session: ask.session, through: 'login' } }
    : { record, ask };
}

function isOpen(record: Record | undefined, session: string): record is Record {
  return record !== undefined && !record.isSettled && record.session.id === session;
}

/** Returns whether a session is open that is not this one. */
export function isAnotherOpen(record: Record | undefined, session: string): boolean {
  return record !== undefined && !record.isSettled && record.session.id !== session;
}

function newRecord(session: Session, locked: LockedTexts): Record {
  return {
    // By the server's word alone.
    session: { ...session, heldUntil: undefined },
    isSettled: false,
    owesLogOut: false,
    heardActivityAt: session.lastActivityAt,
    reportedAt: session.lastActivityAt,
    locked,
  };
}

function settled(record: Record | undefined): Record | undefined {
  return record && { ...record, isSettled: true, owesLogOut: false };
}

function retryLater(record: Record | undefined): Step {
  return record === undefined ? { record } : { record, dueIn: record.session.policy.reportEvery };
}

/** Answers whether this is a record as this version writes it: what is stored may be anybody's. */
export function isRecord(stored: unknown): stored is Record {
  // A record of version 0.2.0 has neither texts for a server that is only away, nor pages.
  const { session, heardActivityAt, reportedAt, locked, pages = [] } = (stored ?? {}) as Partial<Record>;
  const { title, message, language, direction, awayTitle, awayMessage } = (locked ??
    {}) as Partial<LockedTexts>;
  return (
    isSession(session) &&
    [heardActivityAt, reportedAt].every(Number.isFinite) &&
    areTexts(title, message, language, direction, awayTitle ?? title, awayMessage ?? message) &&
    Array.isArray(pages) &&
    // A list with holes in it is whole to `every`.
    [...pages].every(isRenderedPage)
  );
}

/** Returns whether this is a page that the server may have rendered. */
export function isRenderedPage(said: unknown): said is RenderedPage {
  const { path, signature } = (said ?? {}) as Partial<RenderedPage>;
  return areTexts(path, signature);
}

/** Returns whether all of these are texts. */
export function areTexts(...said: unknown[]): boolean {
  return said.every((text) => typeof text === 'string');
}

/** What the locked page says where no page has told the administrator's language yet. */
const DEFAULT_LOCKED_TEXTS: LockedTexts = {
  title: 'Locked',
  message:
    'The time of this session is over and the server cannot be reached. This page tries again by itself.',
  language: 'en',
  direction: 'ltr',
};
