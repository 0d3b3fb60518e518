// Keeps one record by the rules of record.ts: applies each event to it, sends the reports that follow, spreads the
// news. The worker runs one over its database, a page without a worker one over its memory, a simulator many.
import type { PageMessage, WorkerNews } from './messages.js';
import {
  onActivity,
  onAnswer,
  onCheck,
  onExpired,
  onHello,
  onHold,
  onLogOut,
  onReportDue,
  questionOf,
  verdictNeeded,
  withServersPolicy,
  type Record,
  type Step,
  type Way,
} from './record.js';
import { composedAnew, type Answer, type Report } from './report.js';
import { SAME_ACTIVITY } from './session.js';

/** A step that has been taken. */
export interface Taken extends Step {
  /** The record stands where it outlives this worker; false: only in memory. */
  readonly isWritten: boolean;
}

/** What a keeper needs of the runtime that it lives in. */
export interface Runtime {
  /** The wall clock, epoch milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>;
  /** Reads the record; undefined where there is none or it cannot be read. */
  read(): Promise<Record | undefined>;
  /** Takes the step that a decision makes of the record, in one transaction. Never rejects. */
  take(decide: (record: Record | undefined) => Step): Promise<Taken>;
  /** Sends a report. Never rejects: what goes wrong is an answer, too. */
  send(report: Report): Promise<Answer>;
  /** Tells the pages. Never rejects. */
  tell(news: WorkerNews): void | Promise<void>;
  /** The module is off: forget everything and go. Never rejects. */
  standDown(): Promise<void>;
}

export interface Keeper {
  /** Applies what a page says, and what the server answers to that. */
  hear(message: PageMessage): Promise<void>;
  /** Answers what a navigation gets to see. Asks the server only when the record is shut. */
  judge(returnTo: string | undefined): Promise<Way>;
  /** Asks the server how the session stands, and tells it of activity that it has not heard of. */
  ask(): Promise<void>;
  /** Reports at once what the server has not heard, however short ago it was told something. */
  flush(): Promise<void>;
  /** Resolves when no report is waiting for its time any more. */
  rest(): Promise<void>;
}

/** How long nothing is looked at, in milliseconds. `setTimeout` is 32-bit: what is to wait for longer comes at once. */
const LONGEST_WAIT = 60_000;

/** The name under which the server is asked when no session is known here. */
const NO_SESSION = 'unknown';

export function createKeeper(runtime: Runtime): Keeper {
  // Reports under way: ten tabs that are reopened after the deadline ask once.
  const asking = new Map<string, { readonly activityAt: number; readonly way: Promise<Way> }>();
  let due: Promise<void> | undefined;

  async function follow(taken: Taken): Promise<Way> {
    const told = taken.news && runtime.tell(taken.news);
    if (taken.news?.type === 'STAND_DOWN') {
      // Whom to tell stands in what is forgotten now.
      await told;
      await runtime.standDown();
    }
    if (taken.dueIn !== undefined) due ??= reportIn(Math.min(taken.dueIn, LONGEST_WAIT));
    if (taken.ask) return await exchange(taken.ask);
    const way = taken.way ?? 'forward';
    // What could not be settled must not be redirected, or every next navigation would be redirected again.
    return taken.isWritten || way === 'locked' ? way : 'forward';
  }

  function exchange(report: Report): Promise<Way> {
    const claim = report.idleFor === undefined ? 'asks' : 'claims';
    const key = [report.session, claim, report.logOut, report.hold && report.hold.for > 0].join();
    const activityAt = report.idleFor === undefined ? 0 : runtime.now() - report.idleFor;
    const underWay = asking.get(key);
    // Who knows of later activity than the report that is under way says so in a report of its own.
    if (underWay && activityAt - underWay.activityAt < SAME_ACTIVITY) return underWay.way;
    const way = send(report, () => asking.get(key)?.way === way && asking.delete(key));
    asking.set(key, { activityAt, way });
    return way;
  }

  /** Sends a report and follows its answer, which may be to send another one: that must not wait for this one to end. */
  async function send(report: Report, onAnswered: () => void): Promise<Way> {
    let askedAt = runtime.now();
    let answer = await runtime.send(report);
    if (answer.verdict === 'broken') {
      report = composedAnew(report, runtime.now() - askedAt);
      askedAt = runtime.now();
      answer = await runtime.send(report);
    }
    const taken = await runtime.take((record) => onAnswer(record, report, answer, askedAt, runtime.now()));
    onAnswered();
    return await follow(taken);
  }

  async function reportIn(ms: number): Promise<void> {
    await runtime.wait(ms);
    due = undefined;
    await follow(await runtime.take((record) => onReportDue(record, runtime.now())));
  }

  function decide(record: Record | undefined, message: PageMessage): Step {
    const now = runtime.now();
    switch (message.type) {
      case 'HELLO':
        return onHello(record, message, now);
      case 'ACTIVITY':
        return onActivity(record, message, now);
      case 'CHECK':
        return onCheck(record, message, now);
      case 'EXPIRED':
        return onExpired(record, message, now);
      case 'HOLD':
        return onHold(record, message, now);
      case 'LOG_OUT':
        return onLogOut(record, message, now);
      default:
        // A page of another build may say what this one does not know.
        message satisfies never;
        return { record };
    }
  }

  return {
    async hear(message) {
      await follow(await runtime.take((record) => withServersPolicy(record, decide(record, message))));
    },
    async judge(returnTo) {
      const needed = verdictNeeded(await runtime.read(), runtime.now(), returnTo);
      return needed === undefined ? 'forward' : await exchange(needed);
    },
    async ask() {
      const record = await runtime.read();
      await exchange(record === undefined ? { session: NO_SESSION } : questionOf(record, runtime.now()));
    },
    async flush() {
      await follow(await runtime.take((record) => onReportDue(record, runtime.now(), 'at once')));
    },
    async rest() {
      while (due !== undefined) await due;
    },
  };
}
