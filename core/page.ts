// What a page decides by itself: when to warn, when to draw the curtain, what to tell the worker. It works on a
// copy of the session; the copy may only draw the curtain, and only the worker's word lifts it.
import type { LockedTexts, PageMessage, RenderedPage, SessionNews, WorkerNews } from './messages.js';
import type { Policy } from './policy.js';
import { claimAt, type Report } from './report.js';
import {
  adoptPolicy,
  clockWentBack,
  countsFrom,
  deadlineOf,
  isSession,
  isShut,
  lifetimeLeft,
  phaseAt,
  recordActivity,
  SAME_ACTIVITY,
  sawClock,
  warningOf,
  type Session,
} from './session.js';

export interface Page {
  /** This page's copy of the session. */
  readonly session: Session;
  /** `covered`: the browser kept the page for a while, and nobody has said yet whether it may be seen. */
  readonly curtain: 'open' | 'covered' | 'drawn' | 'locked';
  /** The latest activity that the worker was told. */
  readonly toldActivityAt: number;
  /** When the worker was last told or asked something of its kind. */
  readonly toldAt: number;
  readonly askedAt: number;
  /** When the page last set out for another one. */
  readonly leftAt: number;
  /** When the worker was asked whether another tab knows better, before the warning shows. */
  readonly checkedAt: number | undefined;
  readonly isCheckAnswered: boolean;
  /** Reports get no answer of ours. */
  readonly isUnheard: boolean;
  /** What runs here and must not be cut off. */
  readonly hold?: RunningHold | undefined;
  /** When that was last asked for. */
  readonly holdAskedAt: number;
}

/** A reason to stay open, and until when at the latest. */
export interface RunningHold {
  readonly reason: string;
  readonly until: number;
}

/** What the person is shown. */
export type View = 'page' | 'warning' | 'ending' | 'covered' | 'curtain' | 'locked';

/** What follows from an event in a page. */
export interface PageStep {
  readonly page: Page;
  readonly tell?: PageMessage;
  /** What the next navigation is to be judged by, where no report is heard; null once one is. */
  readonly leaves?: Report | null;
  /** Where the page goes; `reload` when another session is logged in now. */
  readonly go?: 'login' | 'logout' | 'reload';
  /** The guard ends here: in place, or behind a curtain by going where the server decides what is shown. */
  readonly standsDown?: true;
}

/** What a page says of itself besides its copy when it asks. */
export interface Place {
  readonly path: string;
  readonly locked: LockedTexts;
  /** As the server rendered it; null where nobody may be brought back to. */
  readonly rendered?: RenderedPage | null | undefined;
}

/** How often a page behind the curtain asks again, in milliseconds: often enough to seem immediate, once a server is back. */
const ASK_EVERY = 3000;

/** How long a warning waits for another tab's better knowledge, in milliseconds: the limit of every message. */
export const ANSWER_LIMIT = 2000;

/** How long another page may take to come, in milliseconds: going there again would begin anew, and never arrive. */
const LEAVE_LIMIT = 30_000;

/** How many times a page may tell of activity while the browser reports once. */
const TELLS_PER_REPORT = 12;

/** What the server said of the session when it rendered a page. Durations in milliseconds. */
export interface Rendered {
  readonly session: string;
  readonly idleFor: number;
  /** How long the login may last from then on; undefined: for ever. */
  readonly lifetimeLeft?: number | undefined;
  /** For how long it was held from then on; undefined: it was not. */
  readonly heldFor?: number | undefined;
  readonly policy: Policy;
  /** The server's own moment of the page. */
  readonly moment?: string | undefined;
}

/**
 * A page that was asked for `age` milliseconds ago is there at `now`. The server may have spoken at any time between, so
 * what it said counts from the first: a page that is long on its way must not lengthen a session by its way.
 */
export function openPage(
  { session: id, idleFor, lifetimeLeft, heldFor, policy, moment }: Rendered,
  age: number,
  now: number,
): Page {
  const askedAt = now - age;
  const endsAt = lifetimeLeft === undefined ? undefined : askedAt + lifetimeLeft;
  const heldUntil = heldFor === undefined ? undefined : askedAt + heldFor;
  const anchor = moment === undefined ? undefined : { moment, askedAt };
  return newPage({ id, lastActivityAt: askedAt - idleFor, seenAt: now, policy, endsAt, heldUntil, anchor });
}

export function newPage(session: Session): Page {
  return {
    session,
    curtain: 'open',
    toldActivityAt: session.lastActivityAt,
    toldAt: 0,
    askedAt: 0,
    leftAt: 0,
    checkedAt: undefined,
    isCheckAnswered: false,
    isUnheard: false,
    holdAskedAt: 0,
  };
}

/** Answers what the person is to see at `now`. */
export function viewAt(page: Page, now: number): View {
  if (page.curtain !== 'open') return page.curtain === 'drawn' ? 'curtain' : page.curtain;
  const phase = phaseAt(page.session, now);
  // News may bring a deadline that has passed already: nothing is shown until the next look asks the worker.
  if (isShut(page.session, now)) return 'curtain';
  if (phase === 'ending') return 'ending';
  if (phase === 'active' || page.checkedAt === undefined) return 'page';
  return page.isCheckAnswered || Math.abs(now - page.checkedAt) >= ANSWER_LIMIT ? 'warning' : 'page';
}

/** Answers whether nothing of the page may be seen at `now`. */
function isOutOfSight(page: Page, now: number): boolean {
  return page.curtain !== 'open' || viewAt(page, now) === 'curtain';
}

/**
 * The person did something. The phase comes first: activity at an expired session is not activity, and the first
 * mouse move after a night's sleep must not revive it.
 */
export function onInput(page: Page, now: number, place: Place): PageStep {
  const isShown = page.curtain === 'open' && !isShut(page.session, now);
  if (!isShown) return onLook(page, now, place);
  const wasQuiet = phaseAt(page.session, now) === 'warning';
  const session = recordActivity(page.session, now, now);
  const answered: Page = { ...page, session, checkedAt: undefined, isCheckAnswered: false };
  return wasQuiet || isTellDue(answered, now) ? tellActivity(answered, now) : { page: answered };
}

/** The same at a page whose warning nothing but its button dismisses. */
export function onInputUnlessWarned(page: Page, now: number, place: Place): PageStep {
  return viewAt(page, now) === 'warning' ? onLook(page, now, place) : onInput(page, now, place);
}

/**
 * Time has passed, or the page was woken, shown, focused or connected again. Never counts as activity.
 */
export function onLook(page: Page, now: number, place: Place): PageStep {
  if (page.curtain === 'covered' && !isShut(page.session, now)) return askCovered(page, now);
  if (page.curtain !== 'open' || isShut(page.session, now)) return drawCurtain(page, now, place);
  const seen: Page = { ...page, session: sawClock(page.session, now) };
  if (page.hold && isHoldDue(seen, page.hold, now)) return tellHold({ ...seen, holdAskedAt: now }, page.hold);
  if (phaseAt(seen.session, now) !== 'warning') {
    const awake: Page = { ...seen, checkedAt: undefined, isCheckAnswered: false };
    return isTellDue(awake, now) ? tellActivity(awake, now) : { page: awake };
  }
  if (seen.checkedAt !== undefined) return { page: seen };
  return { page: { ...seen, checkedAt: now }, tell: { type: 'CHECK', copy: seen.session } };
}

/** The person pressed "Log out now". */
export function onLogOutPressed(page: Page, now: number, place: Place): PageStep {
  return {
    page: { ...page, curtain: 'drawn', askedAt: now },
    tell: { type: 'LOG_OUT', copy: page.session, locked: place.locked },
  };
}

/** Something begins to run here that must not be cut off; undefined: nothing runs any more. */
export function onHold(page: Page, hold: RunningHold | undefined, now: number, place: Place): PageStep {
  const held: Page = { ...page, hold, holdAskedAt: 0 };
  if (hold || !page.hold || !page.session.heldUntil) return onLook(held, now, place);
  return tellHold(held, { reason: '', until: now });
}

/** The browser shows a page again that it had kept: logged out elsewhere meanwhile, nothing would have told it. */
export function onReturn(page: Page, now: number, place: Place): PageStep {
  const curtain = page.curtain === 'open' ? 'covered' : page.curtain;
  return onLook({ ...page, curtain, askedAt: 0, leftAt: 0 }, now, place);
}

/** The page is hidden or left: what it has not told yet, it tells now. */
export function onLeave(page: Page, now: number): PageStep {
  const isTold = page.session.lastActivityAt === page.toldActivityAt;
  const step = isTold || page.curtain !== 'open' ? { page } : tellActivity(page, now);
  return page.isUnheard ? { ...step, leaves: reportOf(page, now) } : step;
}

/** The worker said something. */
export function onNews(page: Page, news: WorkerNews, now: number): PageStep {
  switch (news.type) {
    case 'SESSION':
      if (!isSession(news.session)) return { page };
      return onHeard(onSession(page, news, now), news);
    case 'LOGGED_OUT':
      if (news.session !== page.session.id) return { page };
      // Where another session is logged in nobody has expired: the server decides what is shown next.
      if (news.through === 'reload') return leave(page, 'reload', now);
      return leave({ ...page, curtain: 'drawn' }, news.through === 'logout' ? 'logout' : 'login', now);
    case 'LOCKED':
      return { page: news.session === page.session.id ? { ...page, curtain: 'locked' } : page };
    case 'UNHEARD':
      if (news.session !== page.session.id) return { page };
      return { page: { ...page, isUnheard: true }, leaves: reportOf(page, now) };
    case 'UNKNOWN':
      return { page, tell: { type: 'CHECK', copy: page.session } };
    case 'STAND_DOWN':
      return { page, standsDown: true, ...(isOutOfSight(page, now) ? { go: 'reload' } : {}) };
    default:
      // A worker of another build may say what this page does not know.
      news satisfies never;
      return { page };
  }
}

/** Answers after how many milliseconds the phase is to be computed again. */
export function lookAgainIn(page: Page, now: number, isHidden: boolean): number {
  const view = viewAt(page, now);
  if (view === 'warning' || view === 'ending') return COUNTDOWN_STEP;
  const { session } = page;
  const { warnAfter, expireAfter } = session.policy;
  const left = lifetimeLeft(session, now);
  const idle = now - countsFrom(session);
  const asks = page.hold ? warningOf(session) - session.policy.reportEvery - now : 0;
  const waits = [asks, warnAfter - idle, expireAfter - idle, left - (expireAfter - warnAfter), left];
  const isOver = phaseAt(session, now) === 'expired';
  const next = isOver ? undefined : Math.min(...waits.filter((wait) => wait > 0));
  return Math.min(next ?? SHORTEST_ALARM, isHidden ? LONGEST_ALARM : WAKE_ALARM);
}

/** The countdown shows whole seconds; four looks a second keep it within a quarter of one. Milliseconds. */
const COUNTDOWN_STEP = 250;

/** A visible page notices within a second that the computer has slept: no event says so. Milliseconds. */
const WAKE_ALARM = 1000;

/** Browsers throttle hidden pages to one timer a minute anyway, and `setTimeout` is 32-bit. Milliseconds. */
const LONGEST_ALARM = 60_000;

/** Behind the curtain there is no next deadline; the page waits for the worker's word. Milliseconds. */
const SHORTEST_ALARM = 250;

function onSession(
  page: Page,
  { session: told, isVerdict, isCorrection }: SessionNews,
  now: number,
): PageStep {
  if (told.id !== page.session.id) return isVerdict ? leave(page, 'reload', now) : { page };
  const { policy, endsAt } = isVerdict ? told : adoptPolicy(page.session, told);
  const isTrusted = page.curtain === 'open' && !isCorrection && !clockWentBack(page.session, now);
  const lastActivityAt =
    isTrusted && page.session.lastActivityAt <= now
      ? Math.max(page.session.lastActivityAt, told.lastActivityAt)
      : told.lastActivityAt;
  // That the clock went back is settled by the server's word alone.
  const seenAt = isVerdict ? told.seenAt : Math.max(page.session.seenAt, told.seenAt);
  const anchor = told.anchor ?? page.session.anchor;
  const session: Session = { ...told, lastActivityAt, seenAt, policy, endsAt, anchor };
  const lifts = !isShut(session, now);
  return {
    page: {
      ...page,
      session,
      curtain: lifts ? 'open' : page.curtain,
      // What the worker does not know, because it was stopped or wiped before it was written down, is told again.
      toldActivityAt:
        lastActivityAt - told.lastActivityAt < SAME_ACTIVITY ? lastActivityAt : told.lastActivityAt,
      checkedAt: phaseAt(session, now) === 'warning' ? page.checkedAt : undefined,
      isCheckAnswered: phaseAt(session, now) === 'warning' && page.checkedAt !== undefined,
    },
  };
}

/** An answer of ours has come. */
function onHeard(step: PageStep, { isVerdict }: SessionNews): PageStep {
  if (!isVerdict || !step.page.isUnheard) return step;
  return { ...step, page: { ...step.page, isUnheard: false }, leaves: null };
}

function reportOf({ session: { id, lastActivityAt, anchor } }: Page, now: number): Report {
  return claimAt(id, Math.min(lastActivityAt, now), anchor, now);
}

function drawCurtain(page: Page, now: number, place: Place): PageStep {
  const isNew = page.curtain === 'open' || page.curtain === 'covered';
  const drawn: Page = { ...page, curtain: isNew ? 'drawn' : page.curtain };
  if (!isNew && !isAskDue(page, now)) return { page: drawn };
  return {
    page: { ...drawn, askedAt: now },
    tell: { type: 'EXPIRED', copy: page.session, returnTo: place.path, locked: place.locked },
  };
}

function askCovered(page: Page, now: number): PageStep {
  if (!isAskDue(page, now)) return { page };
  return { page: { ...page, askedAt: now }, tell: { type: 'CHECK', copy: page.session } };
}

function isAskDue(page: Page, now: number): boolean {
  return !isLeaving(page, now) && Math.abs(now - page.askedAt) >= ASK_EVERY;
}

function leave(page: Page, to: NonNullable<PageStep['go']>, now: number): PageStep {
  return isLeaving(page, now) ? { page } : { page: { ...page, leftAt: now }, go: to };
}

function isLeaving(page: Page, now: number): boolean {
  return Math.abs(now - page.leftAt) < LEAVE_LIMIT;
}

function isTellDue(page: Page, now: number): boolean {
  if (page.session.lastActivityAt === page.toldActivityAt) return false;
  return Math.abs(now - page.toldAt) >= page.session.policy.reportEvery / TELLS_PER_REPORT;
}

/**
 * What runs is told when the deadline is near, before anybody is warned: while somebody works it lengthens nothing, and
 * should stand in no record.
 */
function isHoldDue({ session, holdAskedAt }: Page, { until }: RunningHold, now: number): boolean {
  const { reportEvery } = session.policy;
  const isNear = now >= warningOf(session) - reportEvery && until - deadlineOf(session) > SAME_ACTIVITY;
  return isNear && Math.abs(now - holdAskedAt) >= reportEvery;
}

function tellHold(page: Page, { reason, until }: RunningHold): PageStep {
  return { page, tell: { type: 'HOLD', session: page.session.id, reason, until } };
}

function tellActivity(page: Page, now: number): PageStep {
  const { id, lastActivityAt: at, anchor } = page.session;
  return {
    page: { ...page, toldActivityAt: at, toldAt: now },
    tell: { type: 'ACTIVITY', session: id, at, anchor },
  };
}
