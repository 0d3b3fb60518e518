// The server as a model: Perfex with the module's judge. The judge itself is PHP and has tests of its own; what
// stands here are its rules, over the same session.ts, and the truth of its clock.
import type { Policy } from '../core/policy.js';
import type { Answer, Report } from '../core/report.js';
import { countsFrom, phaseAt, SAME_ACTIVITY } from '../core/session.js';

/** How long after the report that could still have come the server waits, in milliseconds (docs/design.md#judging). */
const PATIENCE = 15_000;

export interface Login {
  readonly id: string;
  readonly staff: string;
  startedAt: number;
  lastActivityAt: number;
  /** When a report was last heard of it. */
  notedAt: number;
  /** A page of it has reported: from now on reports alone move its clock. */
  saidHello: boolean;
  /** Its reports hand back the server's own moment. */
  givesMoments: boolean;
  /** How long after its last activity it is alive, by the policy under which that was noted. */
  lasts: number;
  /** Until when it is held, and how much of its hour it has used. */
  heldUntil: number;
  heldFor: number;
  endedAt?: number;
  cause?: 'inactivity' | 'lifetime' | 'logout';
  /** How many lines the activity log has about its end. */
  lines: number;
}

const MINUTE = 60_000;

/** What holds are granted in one login, together and at a time (includes/holds.php). Milliseconds. */
const HELD_AT_MOST = 60 * MINUTE;
const HELD_AT_A_TIME = 10 * MINUTE;

/** Of two servers' clocks one may be so far ahead; whatever is later was never so. Milliseconds. */
const CLOCK_TOLERANCE = 2 * 60_000;

export class Server {
  /** What its clock shows beyond the true time, in milliseconds. */
  clockOffset = 0;
  private offSince: number | undefined;
  /** When it was switched off, and on again. */
  private pauses: (readonly [from: number, to: number])[] = [];
  /** Since when the lifetime of a login has been what it is. */
  lifetimeSince = -Infinity;
  readonly logins = new Map<string, Login>();
  private count = 0;

  constructor(
    public policy: Policy,
    /** How long a login lasts at most, in milliseconds; undefined: for ever. */
    public lifetime: number | undefined,
    private readonly trueTime: () => number,
    private readonly tell: {
      ended(login: Login): void;
      /** Where no page has reported, a page view is all that the server has to go by. */
      countedNavigation(login: Login): void;
      /** A request of this login has arrived, and is judged. */
      judges(login: Login): void;
    },
  ) {}

  /** What its clock shows. */
  now(): number {
    return this.trueTime() + this.clockOffset;
  }

  get isOff(): boolean {
    return this.offSince !== undefined;
  }

  /** Answers how long a session that reports nothing outlives its deadline, in milliseconds. */
  get grace(): number {
    return this.policy.reportEvery + PATIENCE;
  }

  private get lasts(): number {
    return this.policy.expireAfter + this.grace;
  }

  /** A person logs in; answers the session, which the cookie names from now on. */
  logIn(staff: string): Login {
    const id = `login${(this.count += 1)}`;
    const login: Login = {
      id,
      staff,
      startedAt: this.now(),
      lastActivityAt: this.now(),
      notedAt: this.now(),
      saidHello: false,
      givesMoments: false,
      lasts: this.lasts,
      heldUntil: 0,
      heldFor: 0,
      lines: 0,
    };
    this.logins.set(id, login);
    return login;
  }

  /**
   * Answers the session that this cookie names, if it is open; a page view of an expired one ends it. `left`: the report
   * that a page has left for it (includes/report-in-a-cookie.php).
   */
  judge(cookie: string | undefined, left: Report | null): Login | undefined {
    const login = this.open(cookie);
    if (login === undefined) return login;
    if (this.isOff) {
      login.lastActivityAt = this.now();
      this.tell.countedNavigation(login);
      return login;
    }
    this.dateBack(login);
    if (left?.anchor && left.session === login.id && !this.takeReport(login, left)) return undefined;
    if (this.isRefused(login, this.now())) {
      this.end(login, this.causeOf(login));
      return undefined;
    }
    if (!login.saidHello) {
      login.lastActivityAt = this.now();
      login.lasts = this.lasts;
      this.tell.countedNavigation(login);
    }
    return login;
  }

  /** A background request: it moves no clock. */
  poll(cookie: string | undefined): void {
    const login = this.open(cookie);
    if (login && !this.isOff) this.dateBack(login);
  }

  /** What was written down by a clock that was ahead counts as now, once (includes/stamp.php). */
  private dateBack(login: Login): void {
    this.tell.judges(login);
    const now = this.now();
    if (Math.max(login.lastActivityAt, login.startedAt) <= now + CLOCK_TOLERANCE) return;
    login.lastActivityAt = Math.min(login.lastActivityAt, now);
    login.heldUntil = Math.min(login.heldUntil, now);
    login.startedAt = Math.min(login.startedAt, now);
  }

  switchOff(): void {
    this.offSince ??= this.now();
  }

  /**
   * Time while the module was off is nobody's idle time, and no amnesty (includes/pauses.php); who stays too long is warned
   * first.
   */
  switchOn(): void {
    const { offSince } = this;
    if (offSince === undefined) return;
    this.offSince = undefined;
    const now = this.now();
    this.lifetimeSince = now;
    // By a clock that was ahead when it began there was no pause.
    if (now <= offSince) return;
    const pause = [offSince, now] as const;
    this.pauses.push(pause);
    for (const login of this.logins.values())
      login.lastActivityAt = activityAfterPauses(login.lastActivityAt, login.lasts, [pause]);
  }

  /** Perfex's own logout, and a login over an open session. */
  end(login: Login | undefined, cause: NonNullable<Login['cause']>): void {
    if (login === undefined || login.endedAt !== undefined) return;
    login.endedAt = this.now();
    login.cause = cause;
    login.lines += 1;
    this.tell.ended(login);
  }

  open(cookie: string | undefined): Login | undefined {
    const login = cookie === undefined ? undefined : this.logins.get(cookie);
    return login?.endedAt === undefined ? login : undefined;
  }

  /** Answers a report, by the rules of includes/answer-report.php. */
  report(cookie: string | undefined, report: Report): Answer {
    if (this.isOff) return { verdict: 'off' };
    const named = cookie === undefined ? undefined : this.logins.get(cookie);
    if (named === undefined) return { verdict: 'none' };
    if (named.endedAt !== undefined) return { verdict: named.id === report.session ? 'ended' : 'none' };
    this.dateBack(named);
    const now = this.now();
    if (named.id !== report.session) {
      if (!this.isRefused(named, now)) return this.answer('other', named);
      this.end(named, this.causeOf(named));
      return { verdict: 'none' };
    }
    if (report.logOut) {
      this.end(named, 'logout');
      return { verdict: 'ended' };
    }
    if (!this.takeReport(named, report)) return { verdict: 'ended' };
    if (report.hold) this.hold(named, report.hold.for);
    return this.answer('alive', named);
  }

  /** includes/holds.php, inactivity_logout_answer_hold. */
  private hold(login: Login, wanted: number): void {
    const { expireAfter, warnAfter } = this.policy;
    const now = this.now();
    if (wanted === 0) {
      login.heldUntil = Math.min(login.heldUntil, now + expireAfter - warnAfter);
      return;
    }
    const deadline = this.countsFrom(login) + expireAfter;
    const minutes = Math.ceil((Math.min(now + wanted, this.endOf(login)) - deadline - 1000) / MINUTE);
    const granted = Math.min(minutes * MINUTE, HELD_AT_A_TIME, HELD_AT_MOST - login.heldFor);
    if (granted <= 0) return;
    login.heldFor += granted;
    login.heldUntil = deadline + granted;
  }

  private countsFrom({ id, lastActivityAt, heldUntil }: Login): number {
    return countsFrom({ id, lastActivityAt, heldUntil, seenAt: lastActivityAt, policy: this.policy });
  }

  /** Takes over what a report says; ends the session where the judge does not believe it, and answers false then. */
  private takeReport(login: Login, report: Report): boolean {
    const now = this.now();
    const idleFor = this.idleWithoutPauses(login, this.idleInServerTime(login, report, now), now);
    const latest = this.judgeReport(login, idleFor, now);
    if (latest === undefined) {
      this.end(login, this.causeOf(login));
      return false;
    }
    login.lastActivityAt = latest;
    login.notedAt = now;
    login.lasts = this.lasts;
    login.saidHello = true;
    login.givesMoments ||= report.anchor !== undefined;
    return true;
  }

  /** Answers when a login ends however active the person is (includes/judge.php, inactivity_logout_ends_at). */
  endOf({ startedAt }: Login): number {
    if (this.lifetime === undefined) return Infinity;
    const { reportEvery, expireAfter, warnAfter } = this.policy;
    const since = this.lifetimeSince > this.now() + CLOCK_TOLERANCE ? -Infinity : this.lifetimeSince;
    return Math.max(startedAt + this.lifetime, since + reportEvery + expireAfter - warnAfter);
  }

  /** Answers how long a login may last from now on; undefined: without an end. */
  leftOf(login: Login): { lifetimeLeft?: number } {
    if (this.lifetime === undefined) return {};
    return { lifetimeLeft: Math.max(0, this.endOf(login) - this.now()) };
  }

  /** Answers for how long a login is held from now on; undefined: it is not. */
  heldOf({ heldUntil }: Login): { heldFor?: number } {
    const heldFor = heldUntil - this.now();
    return heldFor > 0 ? { heldFor } : {};
  }

  private causeOf(login: Login): 'inactivity' | 'lifetime' {
    return this.endOf(login) <= this.countsFrom(login) + this.policy.expireAfter ? 'lifetime' : 'inactivity';
  }

  /** includes/judge.php, inactivity_logout_judge_report. */
  private judgeReport(login: Login, idleFor: number | undefined, now: number): number | undefined {
    if (now >= this.endOf(login)) return undefined;
    if (idleFor === undefined) return this.isRefused(login, now) ? undefined : login.lastActivityAt;
    if (this.isRefused(login, now - idleFor)) return undefined;
    const lastActivityAt = Math.max(login.lastActivityAt, now - idleFor);
    const { id, heldUntil } = login;
    const session = { id, lastActivityAt, heldUntil, seenAt: now, policy: this.policy };
    return phaseAt(session, now) === 'expired' ? undefined : lastActivityAt;
  }

  /** includes/server-moment.php, inactivity_logout_report_in_server_time. */
  private idleInServerTime(login: Login, { idleFor, anchor }: Report, now: number): number | undefined {
    if (idleFor === undefined) return undefined;
    const unsaid = anchor || login.givesMoments ? login.lastActivityAt : now;
    const moment = anchor && momentOf(anchor.moment, login);
    // One that has not come yet was given by a clock that was ahead.
    const isUsable = anchor !== undefined && moment! <= now + CLOCK_TOLERANCE;
    const latest = isUsable ? moment! + anchor.since : unsaid;
    return Math.max(0, idleFor, now - latest);
  }

  /** includes/hear-report.php, inactivity_logout_report_after_pauses. */
  private idleWithoutPauses(
    { lasts, notedAt, lastActivityAt }: Login,
    idleFor: number | undefined,
    now: number,
  ): number | undefined {
    if (idleFor === undefined) return undefined;
    const claimed = now - idleFor;
    if (Math.abs(claimed - lastActivityAt) <= SAME_ACTIVITY) return idleFor;
    const pauses = this.pauses
      .filter(([from]) => from > claimed)
      .filter(([, to]) => to > notedAt && to <= now + CLOCK_TOLERANCE);
    return now - activityAfterPauses(claimed, lasts, pauses);
  }

  /** Answers the moment of a page or an answer for one login, as the browser hands it back. */
  moment({ id }: Login): string {
    return `${this.now()}-${id}`;
  }

  private isRefused(login: Login, now: number): boolean {
    const isIdle = now - this.countsFrom(login) > Math.min(this.lasts, login.lasts);
    return isIdle || now - this.endOf(login) > this.grace;
  }

  private answer(verdict: 'alive' | 'other', login: Login): Answer {
    const idleFor = Math.max(0, this.now() - login.lastActivityAt);
    const moment = this.moment(login);
    return {
      verdict,
      session: login.id,
      idleFor,
      ...this.leftOf(login),
      ...this.heldOf(login),
      policy: this.policy,
      moment,
    };
  }
}

/** includes/pauses.php, inactivity_logout_activity_after_pauses. */
function activityAfterPauses(
  lastActivityAt: number,
  lasts: number,
  pauses: readonly (readonly [from: number, to: number])[],
): number {
  let latest = lastActivityAt;
  for (const [from, to] of pauses) {
    if (latest >= from) latest = Math.max(latest, to);
    else if (from - latest <= lasts) latest += to - from;
  }
  return latest;
}

function momentOf(moment: string, { id }: Login): number {
  const [at, of] = moment.split('-');
  if (of !== id) throw new Error(`A moment of ${of} came back with a report of ${id}.`);
  return Number(at);
}
