// The promises P1 to P6 as invariants over the simulated world, held against the truth: what the person really did and
// when. Each names what was seen and what was promised.
import { REPORT_LIMIT } from '../core/report.js';
import type { Browser } from './browser.js';
import type { Login } from './server.js';
import type { Tab } from './tab.js';

/** A promise that was broken. */
export interface Broken {
  readonly promise: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P8';
  readonly what: string;
  readonly at: number;
}

/** What is true of a login, whoever may believe what. Moments in true epoch milliseconds, durations in ms. */
interface Truth {
  lastInputAt: number;
  /** The inputs that the server may not have heard of yet, and the latest before them. */
  inputs: number[];
  /** The latest input that had been heard of when the browser last stopped running. */
  heardAtStop: number;
  isLoggedOut: boolean;
  /** When "Log out now" was pressed, which is done as soon as it can be. */
  pressedAt?: number;
  /** Nobody can say whether it had expired when it went on. */
  isAmbiguous: boolean;
  /** The longest and the shortest timeout that was in force since the login. */
  longestTimeout: number;
  shortestTimeout: number;
  /** The latest and the soonest moment at which the login had to end, however active, since it began. */
  latestEnd: number;
  soonestEnd: number;
  /** The latest moment until which a page had a reason to be held, and how long the login has stayed open for it. */
  holdUntil: number;
  heldFor: number;
  /** By how much a clock that was wrong unnoticed may have lengthened the session. */
  doubt: number;
  /** The server has written down a moment that has not come yet, and has not been asked since its clock is right. */
  mayBeDatedBack: boolean;
}

type Seen = ReturnType<Tab['seen']>;

/** A page that somebody looks at. */
interface Watch {
  readonly guard: Tab['guard'];
  readonly session: string;
  readonly since: number;
  readonly warnedSince?: number | undefined;
}

const MINUTE = 60_000;

/** How long a login may stay open without input for whatever runs in it, in milliseconds. */
const HELD_AT_MOST = 60 * MINUTE;

/** A visible page looks at the clock every second, and a slow timer comes a little later. Milliseconds. */
const LOOKS_WITHIN = 1100;

/** How much of the latest activity may be lost with a browser that is killed or a page that was not heard. Milliseconds. */
const UNTOLD = 6000;

/** Browser and server place one moment so far apart. Milliseconds. */
const ON_ITS_WAY = 1000;

/** The same where an answer takes as long as one may: its moment counts as that of the question. Milliseconds. */
const ON_ITS_SLOW_WAY = REPORT_LIMIT + ON_ITS_WAY;

/** The longest report interval of any policy. Milliseconds. */
const REPORTED_WITHIN = 60_000;

/** How long a tab may stay shut once everything works: two limits of a report and the pause between two tries. */
const SHUT_NO_LONGER_THAN = 30_000;

/** The same where nothing has failed for long: a server that is asked a moment too soon is asked again 3 s later. Milliseconds. */
const SHUT_AT_MOST = 4000;

/** How much of the time for a warning may be missing where nothing has failed: looks, and one limit of an answer. Milliseconds. */
const WARNED_LATE = 2500;

/** How far two tabs may differ: a second, and the step of a visible page's clock. Milliseconds. */
const AGREE_WITHIN = 2200;

/** A visible guarded page hears the clock go back by more than this, the tolerance and a hidden page's pause, in ms. */
const UNNOTICED_STEP = 3.1 * 60_000;

/** The longest that the server waits for a report after a deadline, in milliseconds. */
const GRACE = 75_000;

/** How far a browser lets its clock go back before it asks, in milliseconds. */
const CLOCK_TOLERANCE = 2 * 60_000;

/** More redirects to the login page than these, and nobody doing anything, is a loop. */
const REDIRECTS_MAX = 6;

export class Promises {
  broken: Broken | undefined;
  private isCalm = false;
  private isStopped = false;
  private readonly truths = new Map<string, Truth>();
  private readonly trouble = {
    any: -Infinity,
    /** Any that is not the server's or the network's. */
    browser: -Infinity,
    server: -Infinity,
    messages: -Infinity,
    slow: false,
  };
  private wokeAt = -Infinity;
  private steppedAt = -Infinity;
  private shutSince = new Map<Tab, number>();
  private watched = new Map<Tab, Watch>();
  private disagreeSince: number | undefined;
  private offSince = Infinity;
  private isServerAhead = false;
  private logins: { tab: Tab; id: string; at: number }[] = [];

  constructor(private readonly browser: Browser) {}

  // What happens in truth

  loggedIn(login: Login, tab: Tab): void {
    this.truths.set(login.id, this.newTruth(login, this.now));
    this.logins.push({ tab, id: login.id, at: this.now });
  }

  private newTruth(login: Login, lastInputAt: number): Truth {
    const { expireAfter } = this.browser.server.policy;
    const end = this.browser.server.endOf(login);
    return {
      lastInputAt,
      inputs: [lastInputAt],
      heardAtStop: lastInputAt,
      isLoggedOut: false,
      isAmbiguous: false,
      longestTimeout: expireAfter,
      shortestTimeout: expireAfter,
      latestEnd: end,
      soonestEnd: end,
      holdUntil: 0,
      heldFor: 0,
      doubt: 0,
      mayBeDatedBack: false,
    };
  }

  /** The person does something in this tab; it counts as far as she sees the CRM and is in time. */
  input(tab: Tab): void {
    const truth = this.truthOf(tab);
    const seen = tab.seen();
    if (truth === undefined || tab.isFrozen || !isShown(seen)) return;
    // A page from the time when the module was off has nobody who would count it.
    if (tab.guard === undefined && !this.browser.server.isOff) truth.isAmbiguous = true;
    // Held, she is in time for as long as that lasts.
    const heldFor = this.browser.server.logins.get(tab.session!)!.heldUntil - this.now;
    if (Math.abs(heldFor) < ON_ITS_WAY) truth.isAmbiguous = true;
    if (heldFor > 0) return this.active(truth);
    const idle = this.now - truth.lastInputAt;
    // Within a request's way of the deadline, between two policies or two clocks, either answer is right: the old one lets her go on, the new one does not.
    const isLate = idle >= truth.shortestTimeout - ON_ITS_WAY;
    truth.isAmbiguous ||= isLate && (idle < truth.longestTimeout + ON_ITS_WAY || truth.doubt > 0);
    if (isLate && !truth.isAmbiguous) return;
    // What meets a clock that has just been moved makes the page ask instead, and may be counted or not.
    if (this.now - this.steppedAt < LOOKS_WITHIN) truth.lastInputAt = this.now;
    else this.active(truth);
  }

  /** Something begins to run in this tab that must not be cut off for so long. */
  holds(tab: Tab, duration: number): void {
    const truth = this.truthOf(tab);
    if (truth) truth.holdUntil = Math.max(truth.holdUntil, this.now + duration);
  }

  countedNavigation(login: Login): void {
    const truth = this.truths.get(login.id);
    if (truth) this.active(truth);
  }

  /** The person means to end the session of this page, and of the cookie that goes along. */
  logsOut(tab: Tab): void {
    for (const session of [tab.session, this.browser.cookie]) {
      const truth = this.truths.get(session ?? '');
      if (truth) truth.isLoggedOut = true;
    }
  }

  pressesLogOutNow(tab: Tab): void {
    this.logsOut(tab);
    const truth = this.truthOf(tab);
    if (truth) truth.pressedAt ??= this.now;
  }

  /** Asleep or killed, a browser reports nothing. */
  stopsRunning(): void {
    this.isStopped = true;
    for (const truth of this.truths.values()) truth.heardAtStop = this.surelyReported(truth);
  }

  woke(): void {
    this.isStopped = false;
    this.wokeAt = this.now;
  }

  /** Something happened, before the faults stopped, that excuses promises made for calm times, and those about being heard by server or worker. */
  troubled(kind: 'any' | 'server' | 'messages'): void {
    if (this.isCalm) return this.breaks('P3', `there is trouble (${kind}) long after the faults`);
    this.trouble.any = this.now;
    this.trouble[kind] = this.now;
    if (kind !== 'server') this.trouble.browser = this.now;
  }

  /** From now on answers may take seconds, and what a report says is that much older when it arrives. */
  isSlow(): void {
    this.trouble.slow = true;
  }

  policyChanged(): void {
    // By a shorter one the server may end a login before its browser has heard of it, whoever works in it.
    this.troubled('server');
    // Activity that waited for the old policy's report comes too late for a new one that is much shorter.
    this.lostTheRecord();
    const { expireAfter } = this.browser.server.policy;
    for (const truth of this.truths.values()) {
      truth.longestTimeout = Math.max(truth.longestTimeout, expireAfter);
      truth.shortestTimeout = Math.min(truth.shortestTimeout, expireAfter);
    }
  }

  /** An administrator has changed, or is about to change, when logins end however active somebody is. */
  endsMove(): void {
    for (const [id, truth] of this.truths) {
      const end = this.browser.server.endOf(this.browser.server.logins.get(id)!);
      truth.latestEnd = Math.max(truth.latestEnd, end);
      truth.soonestEnd = Math.min(truth.soonestEnd, end);
    }
  }

  switchedOff(): void {
    this.offSince = this.now;
  }

  /** Time while the module was off is nobody's idle time, and brings nobody back who had expired before. */
  switchedOn(): void {
    const { now, offSince } = this;
    for (const truth of this.truths.values()) {
      const idle = offSince - truth.lastInputAt;
      if (idle > truth.longestTimeout + GRACE + truth.doubt) continue;
      // Of what was done meanwhile the server has noticed pages that were opened, and no more.
      truth.isAmbiguous ||= idle <= UNTOLD || idle > truth.shortestTimeout - UNTOLD;
      const pause = now - Math.max(offSince, truth.lastInputAt);
      truth.lastInputAt += pause;
      truth.heardAtStop += pause;
      truth.inputs = truth.inputs.map((at) => at + pause);
    }
  }

  /** The server's clock is ahead: whoever is idle is more so for it, and what it writes down has not come yet. */
  serverSetAhead(): void {
    this.isServerAhead = true;
    this.distrustServersMoments();
  }

  /** What it has written down may be later than it was, by as much as two servers may disagree. */
  serverSetRight(): void {
    this.isServerAhead = false;
    this.distrustServersMoments();
    for (const truth of this.truths.values()) truth.doubt += CLOCK_TOLERANCE;
  }

  private distrustServersMoments(): void {
    for (const truth of this.truths.values()) truth.isAmbiguous = truth.mayBeDatedBack = true;
  }

  /** A moment that has not come yet counts as now, once. */
  judges(login: Login): void {
    const truth = this.truths.get(login.id);
    if (truth === undefined || this.isServerAhead || !truth.mayBeDatedBack) return;
    truth.mayBeDatedBack = false;
    if (this.isFuture(login.lastActivityAt)) this.active(truth);
  }

  private isFuture(moment: number): boolean {
    return moment > this.now + CLOCK_TOLERANCE;
  }

  /** What was not reported yet is lost: with the record, or with a clock that was moved. */
  lostTheRecord(): void {
    const hasReported = !this.isStopped && !this.isOnItsWay(this.wokeAt);
    for (const truth of this.truths.values()) {
      truth.inputs = [hasReported ? this.surelyReported(truth) : truth.heardAtStop];
    }
  }

  clockStepped(by: number): void {
    this.steppedAt = this.now;
    this.lostTheRecord();
    // A page that the browser keeps carries the old clock: shown again, it makes the server's older word count alone.
    const { tabs, isAsleep, isRegistered } = this.browser;
    const mayComeBack = by < 0 && (!isRegistered || tabs.some((tab) => tab.keepsPage));
    for (const truth of this.truths.values()) {
      // What is on its way while the clock moves arrives with a moment that means nothing.
      truth.isAmbiguous ||= this.now - truth.lastInputAt < UNTOLD || mayComeBack;
    }
    if (by >= 0) return;
    // A record whose worker is gone is kept by nobody; the server alone knows better then.
    const isWatched =
      !isAsleep && isRegistered && tabs.some((tab) => tab.isVisible && !tab.isFrozen && tab.guard);
    // What runs until a moment of that clock runs longer.
    for (const truth of this.truths.values()) truth.holdUntil -= by;
    const doubt = isWatched ? Math.min(-by, UNNOTICED_STEP) : -by;
    for (const truth of this.truths.values()) truth.doubt += doubt;
  }

  /** The server has ended a session. */
  ended(login: Login): void {
    if (login.lines !== 1) this.breaks('P8', `${login.lines} lines about the end of ${login.id}`);
    const truth = this.truths.get(login.id);
    if (truth === undefined || truth.isLoggedOut || truth.isAmbiguous) return;
    const idle = this.now - (this.isCalm ? truth.lastInputAt : truth.inputs.at(-1)!);
    if (this.isCalm && this.isToBeHeld(login)) this.breaks('P2', `${login.id} was ended during an upload`);
    if (login.cause === 'lifetime') {
      const early = truth.soonestEnd - this.now;
      if (early > 0) this.breaks('P2', `${login.id} was ended ${early / 1000} s before its longest time`);
      return;
    }
    if (this.isHeard(truth) && idle < truth.shortestTimeout - (this.isCalm ? ON_ITS_WAY : UNTOLD)) {
      this.breaks('P2', `${login.id} was ended (${login.cause}) ${idle / 1000} s after the last activity`);
    }
  }

  /**
   * The faults have stopped for so long that everything must have come right: browser, tabs and server agree. From now
   * on nothing is forgiven, and what they agree upon is the truth.
   */
  everythingIsRight(): void {
    const { browser } = this;
    const login = browser.server.open(browser.cookie);
    for (const tab of browser.tabs) if (tab.isVisible) this.checkRight(tab, login);
    if (login) this.checkStampIsRight(login);
    const before = login && this.truths.get(login.id);
    const isUncertain = before !== undefined && this.mayHaveLost(before);
    this.isCalm = true;
    Object.assign(this.trouble, {
      any: -Infinity,
      browser: -Infinity,
      server: -Infinity,
      messages: -Infinity,
      slow: false,
    });
    this.wokeAt = this.steppedAt = -Infinity;
    this.shutSince.clear();
    this.watched.clear();
    this.disagreeSince = undefined;
    this.logins = [];
    this.truths.clear();
    if (login === undefined || before === undefined) return;
    const known = browser.tabs.map(({ guard }) => (guard ? this.knownIn(guard) : 0));
    const truth = this.newTruth(login, Math.max(login.lastActivityAt, ...known));
    truth.isAmbiguous = isUncertain;
    // A new policy reaches a browser with the next answer, and one in which nobody does anything gets none.
    const { revision } = browser.server.policy;
    const isOld = browser.tabs.some(({ guard }) => guard && guard.page.session.policy.revision < revision);
    const { longestTimeout, shortestTimeout, latestEnd, soonestEnd } = isOld ? before : truth;
    const { holdUntil, heldFor } = before;
    this.truths.set(login.id, {
      ...truth,
      holdUntil,
      heldFor,
      longestTimeout,
      shortestTimeout,
      latestEnd,
      soonestEnd,
    });
  }

  private checkRight(tab: Tab, login: Login | undefined): void {
    // Logged in elsewhere, it is not asked to go on by itself.
    if (tab.content === 'login') return;
    const seen = tab.seen();
    // A deadline that passes at this very moment takes its time, too.
    if (this.now - (this.shutSince.get(tab) ?? -Infinity) < SHUT_AT_MOST) return;
    if (!isShown(seen) || tab.guard === undefined) {
      return this.breaks('P3', `long after the faults ${tab.id} shows ${tab.content} (${seen})`);
    }
    if (login === undefined || tab.session !== login.id) {
      return this.breaks(
        'P1',
        `long after the faults ${tab.id} shows ${tab.session}, and ${login?.id} is open`,
      );
    }
    const apart = this.knownIn(tab.guard) - login.lastActivityAt;
    const truth = this.truths.get(login.id);
    // What was lost within the browser after the last activity, the server's grace makes up for.
    const [ahead, behind] =
      truth && this.mayHaveLost(truth)
        ? [REPORTED_WITHIN + ON_ITS_WAY + truth.doubt, Infinity]
        : [ON_ITS_WAY, ON_ITS_WAY];
    if (apart > ahead || -apart > behind) {
      this.breaks('P4', `long after the faults ${tab.id} is ${apart / 1000} s ahead of the server`);
    }
  }

  private checkStampIsRight(login: Login): void {
    const truth = this.truths.get(login.id);
    if (truth === undefined || truth.isAmbiguous) return;
    if (this.trouble.browser < (truth.pressedAt ?? -Infinity)) {
      this.breaks('P1', `${login.id} is open long after "Log out now" was pressed`);
    }
    const behind = truth.lastInputAt - login.lastActivityAt;
    if (behind > ON_ITS_WAY && !this.mayHaveLost(truth))
      this.breaks('P2', `the server has missed the latest ${behind / 1000} s of activity`);
  }

  /** Whether a fault within the browser may have swallowed the latest activity. */
  private mayHaveLost({ lastInputAt }: Truth): boolean {
    return this.trouble.browser > lastInputAt - UNTOLD;
  }

  /** The latest activity that a page knows of, in true time. */
  private knownIn({ page }: NonNullable<Tab['guard']>): number {
    return page.session.lastActivityAt - this.browser.clockOffset;
  }

  // What must hold after every step

  readonly check = (): void => {
    if (this.broken) return;
    const { browser } = this;
    // A store that comes back from a failure holds old news.
    if (browser.messages.loss > 0 || browser.storage !== 'works') this.troubled('messages');
    if (isTroubled(browser)) this.troubled(browser.network.weather === 'fine' ? 'any' : 'server');
    if (browser.isAsleep) return;
    for (const tab of browser.tabs) this.checkTab(tab);
    this.checkAgreement();
    this.checkStamp();
    this.checkLogins();
  };

  private checkTab(tab: Tab): void {
    const seen = tab.seen();
    const truth = this.truthOf(tab);
    if (tab.redirects > REDIRECTS_MAX) this.breaks('P3', `${tab.redirects} redirects to the login page`);
    if (isShown(seen) && truth && tab.guard && tab.isVisible && !tab.isFrozen) {
      const end = Math.min(this.heldEnd(truth), truth.latestEnd);
      const late = this.now - end;
      const grace = truth.doubt > 0 ? this.browser.server.grace : 0;
      const allowed = LOOKS_WITHIN + truth.doubt + grace + this.misplacedBySlowness(tab, truth);
      if (late > allowed && this.now - this.wokeAt > LOOKS_WITHIN) {
        this.breaks('P1', `${tab.id} shows ${tab.session} ${late / 1000} s after the deadline`);
      }
    }
    this.checkShut(
      tab,
      seen === 'curtain' || seen === 'covered' || seen === 'locked' || tab.content === 'locked',
    );
    this.checkWarning(tab, seen);
  }

  /** By how much the server counts the last activity later than it was, where answers took their time: so does the page. */
  private misplacedBySlowness({ session }: Tab, { lastInputAt }: Truth): number {
    const counted = this.browser.server.logins.get(session!)!.lastActivityAt;
    return this.trouble.slow ? Math.max(0, Math.min(counted - lastInputAt, ON_ITS_SLOW_WAY)) : 0;
  }

  /** P1: the latest end without input, whatever runs: for a reason that there was, and an hour in one login at most. */
  private heldEnd({ lastInputAt, longestTimeout, holdUntil, heldFor }: Truth): number {
    const end = lastInputAt + longestTimeout;
    return end + Math.max(0, Math.min(holdUntil + MINUTE - end, HELD_AT_MOST - heldFor));
  }

  /** P2: whether an upload runs before the person's eyes, and the server has time left for it. */
  private isToBeHeld(login: Login): boolean {
    const { tabs, clockOffset, server } = this.browser;
    if (HELD_AT_MOST - login.heldFor < MINUTE || server.endOf(login) - this.now < MINUTE) return false;
    return tabs.some(({ session, isVisible, isFrozen, guard }) => {
      const until = (guard?.page.hold?.until ?? 0) - clockOffset;
      return session === login.id && isVisible && !isFrozen && until > this.now + MINUTE;
    });
  }

  /** P3: a door that stays shut while everything works locks somebody out. */
  private checkShut(tab: Tab, isShut: boolean): void {
    if (!isShut || !tab.isVisible || tab.isFrozen) {
      this.shutSince.delete(tab);
      return;
    }
    const since = Math.max(this.shutSince.get(tab) ?? this.now, this.trouble.any, this.wokeAt);
    this.shutSince.set(tab, this.shutSince.get(tab) ?? this.now);
    if (this.now - since > (this.isCalm ? SHUT_AT_MOST : SHUT_NO_LONGER_THAN)) {
      this.breaks('P3', `${tab.id} has been shut for ${(this.now - since) / 1000} s while everything works`);
    }
  }

  /** P5: whoever is logged out while looking has been warned for the whole time. */
  private checkWarning(tab: Tab, seen: Seen): void {
    const watch = this.watched.get(tab);
    const isWatchable = tab.isVisible && !tab.isFrozen && tab.guard !== undefined;
    if (isWatchable && isShown(seen) && tab.session !== undefined) {
      const known: Watch =
        watch !== undefined && watch.guard === tab.guard
          ? watch
          : { guard: tab.guard, session: tab.session, since: this.now };
      const isWarned = seen === 'warning' || seen === 'ending';
      const warnedSince = isWarned ? (known.warnedSince ?? this.now) : undefined;
      if (known !== watch || warnedSince !== watch.warnedSince)
        this.watched.set(tab, { ...known, warnedSince });
      return;
    }
    if (watch === undefined) return;
    this.watched.delete(tab);
    const login = this.browser.server.logins.get(watch.session);
    const truth = this.truths.get(watch.session);
    if (login === undefined || truth === undefined || truth.isLoggedOut || truth.isAmbiguous) return;
    // Of what the server has not heard nobody could warn.
    if (truth.doubt > 0 || !this.isHeard(truth)) return;
    if (seen !== 'curtain' || tab.guard !== watch.guard) return;
    if (truth.longestTimeout !== truth.shortestTimeout || truth.latestEnd !== truth.soonestEnd) return;
    const { expireAfter, warnAfter } = this.browser.server.policy;
    const due = expireAfter - warnAfter;
    const calmSince = Math.max(this.trouble.any, this.wokeAt, watch.since);
    if (login.endedAt !== undefined && login.endedAt < this.now - due) return;
    if (this.now - calmSince < due + 5000) return;
    const warnedFor = watch.warnedSince === undefined ? 0 : this.now - watch.warnedSince;
    if (warnedFor < due - (this.isCalm ? WARNED_LATE : 3500))
      this.breaks('P5', `${tab.id} was warned for ${warnedFor / 1000} of ${due / 1000} s`);
  }

  /** P4: what one tab shows, the others show within a second. */
  private checkAgreement(): void {
    // Without a worker nobody speaks to all of them but the server.
    if (!this.browser.isRegistered) {
      if (!this.isCalm || this.browser.tabs.some((tab) => tab.guard)) this.troubled('any');
      return;
    }
    const shown = new Set<string>();
    for (const tab of this.browser.tabs) {
      if (!tab.isVisible || tab.isFrozen || !tab.guard) continue;
      const seen = tab.seen();
      shown.add(`${tab.session} ${isShown(seen) ? seen : 'shut'}`);
    }
    if (shown.size < 2) {
      this.disagreeSince = undefined;
      return;
    }
    // A tab that did not get the news of the latest login hears of it when it next says something.
    const logins = this.browser.tabs.map(({ session }) => this.browser.server.logins.get(session ?? ''));
    if (logins.some((login) => login && login.startedAt <= this.trouble.messages)) return;
    if (this.isCalm && logins.some((login) => this.truths.get(login?.id ?? '')?.isAmbiguous)) return;
    this.disagreeSince ??= this.now;
    const since = Math.max(this.disagreeSince, this.trouble.any + 10_000, this.wokeAt);
    if (this.now - since > AGREE_WITHIN) this.breaks('P4', `the tabs show ${[...shown].join(', ')}`);
  }

  /** P6: the server never believes in activity that nobody had. */
  private checkStamp(): void {
    const login = this.browser.server.open(this.browser.cookie);
    const truth = login && this.truths.get(login.id);
    if (login === undefined || truth === undefined) return;
    if (this.isServerAhead || (truth.mayBeDatedBack && this.isFuture(login.lastActivityAt))) return;
    const ahead = login.lastActivityAt - truth.lastInputAt;
    // The server's own clock does not go back: what was misplaced by more than browsers tolerate it puts right.
    const allowed =
      Math.min(truth.doubt, CLOCK_TOLERANCE) + (this.trouble.slow ? ON_ITS_SLOW_WAY : ON_ITS_WAY);
    if (ahead > allowed) this.breaks('P6', `the server counts activity ${ahead / 1000} s after the last one`);
  }

  /** P3: whoever logs in arrives. */
  private checkLogins(): void {
    const due = this.logins[0];
    if (due === undefined || this.now - due.at < SHUT_NO_LONGER_THAN) return;
    this.logins.shift();
    if (this.trouble.any >= due.at || this.wokeAt >= due.at || !due.tab.isVisible) return;
    if (!this.browser.tabs.includes(due.tab)) return;
    // Logged out again by hand, or in by somebody else, she is where she wanted to be.
    if (this.truths.get(due.id)?.isLoggedOut || this.browser.cookie !== due.id) return;
    const seen = due.tab.seen();
    // Back at an earlier page, which is covered while its guard asks.
    if (seen !== 'covered' && !isShown(seen)) {
      this.breaks('P3', `${due.tab.id} shows ${due.tab.content} (${seen}) half a minute after a login`);
    }
  }

  /** Whether everything that was to be reported for as long as it matters could be. */
  private isHeard(truth: Truth): boolean {
    const since = this.now - truth.longestTimeout - this.browser.server.grace;
    return Math.max(this.trouble.server, this.trouble.messages) < since;
  }

  private active(truth: Truth): void {
    truth.heldFor += Math.max(0, this.now - truth.lastInputAt - truth.longestTimeout);
    truth.inputs = [
      this.surelyReported(truth),
      ...truth.inputs.filter((at) => this.isOnItsWay(at)),
      this.now,
    ];
    truth.lastInputAt = this.now;
  }

  /** Answers the latest input that the server has heard of, if anything works. */
  private surelyReported({ inputs }: Truth): number {
    return inputs.findLast((at) => !this.isOnItsWay(at)) ?? inputs[0]!;
  }

  private isOnItsWay(input: number): boolean {
    return this.now - input < REPORTED_WITHIN + UNTOLD;
  }

  private get now(): number {
    return this.browser.timeline.now;
  }

  private truthOf({ session }: Tab): Truth | undefined {
    return session === undefined ? undefined : this.truths.get(session);
  }

  private breaks(promise: Broken['promise'], what: string): void {
    this.broken ??= { promise, what, at: this.now };
  }
}

/** Whether something of the CRM is to be seen. */
function isShown(seen: Seen): boolean {
  return seen === 'page' || seen === 'warning' || seen === 'ending';
}

function isTroubled({ network, messages, storage }: Browser): boolean {
  return (
    network.weather !== 'fine' ||
    messages.loss > 0 ||
    messages.doubling > 0 ||
    messages.delay > 0 ||
    storage !== 'works'
  );
}
