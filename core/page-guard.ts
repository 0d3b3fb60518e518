// The guard of one page between its decisions: what happens in the page goes through the rules of page.ts, and what
// follows goes to the line, the screen and the alarm clock, in this order. Screen and events belong to the edge.
import type { Line } from './line.js';
import type { PageMessage, WorkerNews } from './messages.js';
import {
  lookAgainIn,
  onLeave,
  onNews,
  viewAt,
  type Page,
  type PageStep,
  type Place,
  type View,
} from './page.js';
import type { Report } from './report.js';
import type { Policy } from './policy.js';
import type { Session } from './session.js';

/** What a guard needs of the page that it lives in. */
export interface PageRuntime {
  /** The wall clock, epoch milliseconds. */
  now(): number;
  isHidden(): boolean;
  place(): Place;
  openLine(introduce: () => PageMessage, onNews: (news: WorkerNews) => void): Line;
  show(view: View, page: Page, now: number): void;
  /** Leaves a report where the next navigation is judged by it; null: takes it away. */
  leaveReport(report: Report | null, policy: Policy): void;
  go(to: NonNullable<PageStep['go']>): void;
  /** The rule for a look is to be applied after so many milliseconds, and not when it was to be before. */
  lookIn(ms: number): void;
  /** The module is off and the page is in sight: it goes on without a guard. Nothing is asked of this runtime any more. */
  standDown(): void;
}

export interface PageGuard {
  /** The page's copy of the session. */
  session(): Session;
  /** Something happened in the page: applies the rule of page.ts for it. */
  apply(rule: (page: Page, now: number, place: Place) => PageStep): void;
  /** The page is hidden or left. */
  leave(): void;
}

/** Starts guarding a page; its introduction is on its way, and the first look is the caller's. */
export function createPageGuard(runtime: PageRuntime, opened: Page): PageGuard {
  const { now, place } = runtime;
  let page = opened;
  let isOver = false;

  const line = runtime.openLine(
    () => ({ type: 'HELLO', copy: page.session, locked: place().locked, page: place().rendered }),
    (news) => take(onNews(page, news, now())),
  );

  function apply(rule: Parameters<PageGuard['apply']>[0]): void {
    take(rule(page, now(), place()));
  }

  function take(step: PageStep): void {
    if (isOver) return;
    page = step.page;
    isOver = step.standsDown === true;
    if (isOver && !step.go) return runtime.standDown();
    runtime.show(viewAt(page, now()), page, now());
    if (step.tell) line.tell(step.tell);
    if (step.leaves !== undefined) runtime.leaveReport(step.leaves, page.session.policy);
    if (step.go) runtime.go(step.go);
    runtime.lookIn(lookAgainIn(page, now(), runtime.isHidden()));
  }

  return {
    session: () => page.session,
    apply,
    leave() {
      apply(onLeave);
      line.leave();
    },
  };
}
