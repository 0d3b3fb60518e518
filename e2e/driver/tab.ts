// One tab and the person in front of it: what one does there, and what one expects to see. Written once over the
// browser interface; no engine's own API appears here.
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';
import type { BrowserTab, InPage } from './browser.js';
import { addFrame, addLink, countGuardsInFrames, dispatchInput } from './inside-the-page.js';
import type { Login, Office } from './office.js';
import type { LastActivity } from './last-activity.js';
import {
  buildOfPage,
  buttonOfWarning,
  CURTAIN_SEEN,
  hasReturned,
  hasWorkerOfItsBuild,
  isVisible,
  look,
  lookAtClock,
  middleOf,
  missingOfGuard,
  RETURNED,
  sessionOfPage,
  storedRecord,
  TAKEN_FOR_REDUNDANT,
  tracesOfGuard,
  valueOf,
  warningAsSpoken,
  watchForCurtain,
  watchForReturn,
  wordsKept,
  type Sight,
  type Spoken,
  type Traces,
} from './sight.js';
import { comesTrue } from './wait-for.js';

/** How long a login may take that a browser begins its day with, in milliseconds; two busy cores included. */
const LOGIN_LIMIT = 20_000;

export class Tab {
  constructor(
    protected at: BrowserTab,
    protected readonly office: Office,
    /** Shared by every tab of a browser. */
    protected readonly lastActivity: LastActivity,
  ) {
    this.openedAt = office.time.now();
  }

  protected openedAt: number;

  /** When somebody logged in in this tab last (epoch ms). */
  protected loggedInAt = NaN;

  /** Does what counts as activity, all of it in one moment. */
  private act(does: () => Promise<void>): Promise<void> {
    return this.lastActivity.during(does);
  }

  // What one does

  async open(path: string): Promise<void> {
    await this.at.open(this.office.addressOf(path));
  }

  /** Wants to go to another page, and stays when the browser asks. */
  async staysWhenAskedToLeaveFor(path: string): Promise<void> {
    await this.at.tryToLeaveFor(this.office.addressOf(path));
  }

  reload(): Promise<void> {
    return this.at.reload();
  }

  /** Reloads past every cache and past the worker. */
  hardReload(): Promise<void> {
    return this.at.hardReload();
  }

  goBack(): Promise<void> {
    return this.at.goBack();
  }

  /** Answers a picture (PNG) of what is to be seen, for somebody to look at. */
  picture(): Promise<Buffer> {
    return this.at.picture();
  }

  comeToFront(): Promise<void> {
    return this.at.bringToFront();
  }

  closeTab(): Promise<void> {
    return this.at.close();
  }

  /** Fills in the login form, going to it first when it is not there, and waits for the page behind it. */
  async logIn(
    who: Login = this.office.people.agent,
    { rememberMe = false, guarded = true }: { rememberMe?: boolean; guarded?: boolean } = {},
  ): Promise<void> {
    if ((await this.look())?.hasLoginForm !== true) await this.open('/admin/authentication');
    await this.act(async () => {
      this.loggedInAt = this.office.time.now();
      await this.at.type('input[name="email"]', who.email);
      await this.at.type('input[name="password"]', who.password);
      if (rememberMe) await this.at.click('input[name="remember"]');
      await this.at.press('Enter');
      await this.expectToSee('a page of the CRM after the login', (sight) => sight.showsCrm, LOGIN_LIMIT);
    });
    if (guarded) await this.seesGuard();
  }

  /** Waits until the guard of this page is complete: nothing that a person notices, but what the next step needs. */
  async seesGuard(): Promise<void> {
    let isLoadedAgain = false;
    const missing = async () => {
      const lacks = await this.at.ask(missingOfGuard, TAKEN_FOR_REDUNDANT);
      if (lacks === TAKEN_FOR_REDUNDANT && !isLoadedAgain) {
        isLoadedAgain = true;
        // The fault of a browser, for as long as the page lives: docs/platform.md#faults-in-firefox.
        await this.reload();
      }
      return lacks;
    };
    await this.expectAnswer('what the guard lacks', missing, '');
  }

  /** The page asks whether one is sure, in a dialog that stops it; one goes away without an answer. */
  async leavesDialogOpen(): Promise<void> {
    await this.at.stopAtDialog();
    this.isStopped = true;
  }

  private isStopped = false;

  /** Looks at the clock, as a page does by itself every second, if it can. */
  async looksAtClock(): Promise<void> {
    if (this.isStopped) return;
    // A page that is just being replaced looks when it is there.
    await this.at.ask(lookAtClock, undefined).catch(() => undefined);
  }

  /** Waits until the worker is of the same version as this page. */
  async seesWorkerOfItsBuild(): Promise<void> {
    await this.expectAnswer(
      'a worker of this build',
      () => this.at.ask(hasWorkerOfItsBuild, undefined),
      true,
    );
  }

  /** Answers the revision of the guard in this page. */
  build(): Promise<string> {
    return this.at.ask(buildOfPage, undefined);
  }

  /** Answers the name of the session that this page belongs to. */
  session(): Promise<string> {
    return this.at.ask(sessionOfPage, undefined);
  }

  /** Goes to an address of this server that is none of the CRM's. */
  async openBeside(path: string): Promise<void> {
    await this.at.open(new URL(path, this.office.url).href);
  }

  /** Moves the mouse as a hand does: across some hundred pixels, through points between, also on a narrow screen. */
  moveMouse(): Promise<void> {
    return this.act(async () => {
      for (let step = 0; step <= 5; step += 1) await this.at.moveMouse(150 + step * 30, 300 + step * 10);
    });
  }

  /** Does what is no activity any more: a hand, and keys, at a page that is shut. */
  async movesMouseBehindCurtain(): Promise<void> {
    for (const x of [300, 400, 500]) await this.at.moveMouse(x, 300);
    await this.at.press('Escape');
  }

  /** What a lorry in the street does to a mouse on a desk. */
  async shakeTable(): Promise<void> {
    for (const x of [300, 301, 300, 301, 300]) await this.at.moveMouse(x, 300);
  }

  /** Lets the mouse rest where `shakeTable` shakes it. */
  async restMouse(): Promise<void> {
    await this.at.moveMouse(300, 300);
  }

  /** What a widget on the page does to keep its own session alive: events that no hand has made. */
  scriptMovesMouse(): Promise<void> {
    return this.at.ask(dispatchInput, undefined);
  }

  /** Some other script of this origin does something in this tab. */
  runs<Argument, Answer>(script: InPage<Argument, Answer>, argument: Argument): Promise<Answer> {
    return this.at.ask(script, argument);
  }

  /** Tells the browser where the person may go next, as themes and modules do to be quick. */
  scriptSuggestsToFetch(paths: string[]): Promise<void> {
    return this.at.suggestToFetch(paths.map((path) => this.office.addressOf(path)));
  }

  /** Shows another page of the CRM in a frame of this one, or in a frame `inside` it, as modules do for previews. */
  async opensInsideThisPage(path: string, frame: { id?: string; inside?: string } = {}): Promise<void> {
    await this.at.ask(addFrame, { address: this.office.addressOf(path), ...frame });
  }

  pressKey(key = 'Shift'): Promise<void> {
    return this.act(() => this.at.press(key));
  }

  turnWheel(): Promise<void> {
    return this.act(() => this.at.turnWheel(120));
  }

  /** Clicks beside everything: on the page's margin, or on the backdrop while the warning is up. */
  clickMargin(): Promise<void> {
    return this.act(() => this.at.clickAt(5, 795));
  }

  click(selector: string): Promise<void> {
    return this.act(() => this.at.click(selector));
  }

  /** Somebody's module adds a link to this page. */
  hasLink(id: string, href: string): Promise<void> {
    return this.at.ask(addLink, { id, href });
  }

  isVisible(selector: string): Promise<boolean> {
    return this.at.ask(isVisible, selector);
  }

  /** Takes aim at an element; the answer clicks there, whatever is there by then. */
  async aimAt(selector: string): Promise<() => Promise<void>> {
    const place = await this.at.ask(middleOf, selector);
    if (place === undefined) throw new Error(`There is nothing like ${selector} to aim at.`);
    return () => this.act(() => this.at.clickAt(place.x, place.y));
  }

  /** Opens a link in a tab behind this one. */
  async openLinkInNewTab(selector: string): Promise<Tab> {
    let opened: BrowserTab | undefined;
    await this.act(async () => void (opened = await this.at.clickForNewTab(selector)));
    return new Tab(opened!, this.office, this.lastActivity);
  }

  typeInto(selector: string, text: string): Promise<void> {
    return this.act(() => this.at.type(selector, text));
  }

  /** Answers whether the warning offers a button with these words. */
  async offers(words: string): Promise<boolean> {
    return (await this.at.ask(buttonOfWarning, words)) !== undefined;
  }

  letMeSave(): Promise<void> {
    return this.reachForButton('Let me save');
  }

  stayLoggedIn(): Promise<void> {
    return this.reachForButton('Stay logged in');
  }

  logOutNow(): Promise<void> {
    return this.reachForButton('Log out now');
  }

  /**
   * Takes the mouse to a button of the warning as a hand does, through points on the way, and presses it. A hand does not
   * wait at each point until the page has seen it there, however busy the page is.
   */
  private async reachForButton(words: string): Promise<void> {
    const button = await this.at.ask(buttonOfWarning, words);
    if (button === undefined) throw new Error(`The warning has no button "${words}".`);
    await this.act(async () => {
      const way = [0.2, 0.5, 0.8, 1].map((part) => this.at.moveMouse(button.x * part, button.y * part));
      await Promise.all([...way, this.at.clickAt(button.x, button.y)]);
    });
  }

  /** Perfex's own way out. The hand comes first, which a warning that is just up gives way to. */
  async logOut(): Promise<void> {
    await this.moveMouse();
    await this.click('a[href$="authentication/logout"]');
  }

  /** Presses "Show me" on the settings page and waits for the warning that follows, which is only shown. */
  async showWarning(): Promise<void> {
    await this.at.click('[data-inactivity-logout-show-me]');
    await this.expectToSee('the warning as a sample', ({ warning }) => warning !== '');
  }

  // What one expects to see

  /** Waits for the warning, which is due by now. */
  async seesWarning(): Promise<void> {
    await this.expectToSee('the warning', ({ guard, warning }) => guard === 'warning' && warning !== '');
  }

  /** Waits for the word that the login reaches its longest time, which is due by now. */
  async isToldToSave(): Promise<void> {
    await this.expectToSee(
      'that the login reaches its longest time',
      ({ guard, warning }) => guard === 'ending' && warning !== '',
    );
  }

  /** Waits for the small countdown that leaves the page to the person. */
  async seesReminder(): Promise<void> {
    await this.expectToSee(
      'the CRM with a reminder to save',
      ({ guard, warning, reminder, showsCrm }) =>
        guard === 'ending' && warning === '' && /\d:\d\d/.test(reminder) && showsCrm,
    );
  }

  async seesNoWarning(): Promise<void> {
    await this.expectToSee(
      'the CRM without a warning',
      ({ warning, showsCrm }) => warning === '' && showsCrm,
    );
  }

  /** Waits for the curtain, which covers the page; where the server is quick, the login page follows at once. */
  async seesCurtain(): Promise<void> {
    // A page that is just being replaced cannot be watched; the one that takes its place can.
    const watch = () => this.at.ask(watchForCurtain, CURTAIN_SEEN).then(() => true);
    await this.expectAnswer('a page to see the curtain on', watch, true);
    await this.expectToSee(
      'the curtain',
      ({ curtain, showsCrm, curtainWasDrawn }) => (curtain !== '' || curtainWasDrawn) && !showsCrm,
    );
  }

  /** Waits for the login page, which is due by now; nothing of the CRM is to be seen. */
  async seesLoginPage({ sayingWhy = false } = {}): Promise<void> {
    await this.expectToSee(
      sayingWhy ? 'the login page, saying that nobody was active' : 'the login page',
      ({ hasLoginForm, showsCrm, text }) =>
        hasLoginForm && !showsCrm && (!sayingWhy || /inactiv|without activity/i.test(text)),
    );
  }

  /** Waits for the page that the worker shows when there is no server; nothing of the CRM is to be seen. */
  async seesLockedPage(): Promise<void> {
    await this.expectToSee(
      'the locked page',
      ({ guard, title, text, showsCrm }) =>
        guard === 'locked' && /locked/i.test(title) && !showsCrm && !this.office.namesCustomer(text),
    );
  }

  /** Waits for the page that the worker shows in time when there is no server: not a word about the session. */
  async seesThatServerIsAway(): Promise<void> {
    await this.expectToSee(
      'that the server is away, and nothing else',
      ({ guard, text, showsCrm }) =>
        guard === 'locked' &&
        /cannot be reached/i.test(text) &&
        !/locked|session|over/i.test(text) &&
        !showsCrm,
    );
  }

  /** Waits for this page of the CRM, with nothing in front of it. */
  async seesPage(path: string): Promise<void> {
    const shown = this.office.pathOf(path);
    await this.expectToSee(`the page ${path}`, ({ address, showsCrm }) => address === shown && showsCrm);
  }

  /** Waits until nothing of the CRM is to be seen, whatever is there in its place. */
  async seesNothingOfTheCrm(): Promise<void> {
    await this.expectToSee('nothing of the CRM', ({ showsCrm }) => !showsCrm);
  }

  async seesTheCrm(): Promise<void> {
    await this.expectToSee('a page of the CRM', ({ showsCrm, guard }) => showsCrm && guard !== 'warning');
  }

  /** Waits for a page of this title, whoever it is of. */
  async seesTitle(expected: string): Promise<void> {
    await this.expectToSee(`the title ${expected}`, ({ title }) => title === expected);
  }

  /** Waits for these words in the title, which is all that is seen of a tab behind another one. */
  async showsInTitle(words: RegExp): Promise<void> {
    await this.expectToSee(`the words ${words} in the title`, ({ title }) => words.test(title));
  }

  /** Waits for words on the page itself. */
  async reads(words: RegExp): Promise<void> {
    await this.expectToSee(`the words ${words}`, ({ text }) => words.test(text));
  }

  /** Waits until a field of the page holds this. */
  async seesInField(selector: string, value: string): Promise<void> {
    await this.expectAnswer(`the field ${selector}`, () => this.at.ask(valueOf, selector), value);
  }

  /** Answers how many seconds the warning says are left. */
  async secondsLeft(): Promise<number> {
    const { warning } = await this.seesSomething();
    const [, minutes = '', seconds = ''] =
      /(\d+):(\d\d)/.exec(warning.replace(this.office.message, '')) ?? [];
    expect(seconds, `a countdown in the warning: ${warning}`).not.toBe('');
    return Number(minutes) * 60 + Number(seconds);
  }

  /** Answers what a screen reader says about the warning. */
  hearsWarning(): Promise<Spoken> {
    return this.at.ask(warningAsSpoken, undefined);
  }

  /** Answers in how many frames of this page a guard of its own is at work. */
  guardsInsideThisPage(): Promise<number> {
    return this.at.ask(countGuardsInFrames, undefined);
  }

  /** Answers when somebody was active last as the browser has it written down, epoch ms; 0 where it has nothing. */
  async activityWrittenDown(): Promise<number> {
    const record = (await this.at.ask(storedRecord, this.office.database)) as
      { session: { lastActivityAt: number } } | undefined;
    return record?.session.lastActivityAt ?? 0;
  }

  /** Waits until the guard has left this browser without a trace. */
  async seesNoTraceOfGuard(limit: number): Promise<void> {
    await this.seesOnlyTraces({ workers: 0, databases: [], caches: [] }, limit);
  }

  /** Waits until of all that this origin keeps only what others have left is there. */
  async seesOnlyTraces(left: Traces, limit: number): Promise<void> {
    await this.expectAnswer(
      'no trace of the guard, and all of the others',
      () => this.at.ask(tracesOfGuard, undefined),
      left,
      limit,
    );
  }

  /** Waits until no worker is registered any more, whatever else is still there. */
  async seesNoWorker(limit: number): Promise<void> {
    const workers = async () => (await this.at.ask(tracesOfGuard, undefined)).workers;
    await this.expectAnswer('no worker', workers, 0, limit);
  }

  /** Answers what this origin keeps in the browser's caches. */
  async cachesKept(): Promise<string[]> {
    return (await this.at.ask(tracesOfGuard, undefined)).caches;
  }

  /** Answers what this origin keeps in the browser's databases, storages and caches, as text. */
  wordsKept(): Promise<string> {
    return this.at.ask(wordsKept, undefined);
  }

  /** From here on `hasReturned` answers whether the browser showed this very page again, out of its cache. */
  watchForReturn(): Promise<void> {
    return this.at.ask(watchForReturn, RETURNED);
  }

  hasReturned(): Promise<boolean> {
    return this.at.ask(hasReturned, RETURNED);
  }

  /** Answers how many "leave page?" prompts were answered by staying. */
  promptsSeen(): number {
    return this.at.promptsSeen;
  }

  /**
   * Answers how many addresses this tab has asked for so far, redirects included. Where the engine does not tell, it is
   * what the server was asked for: without those that a worker redirected, in whose place another one was asked for.
   */
  hops(): number {
    return this.at.hops?.length ?? this.office.pagesAskedForSince(this.openedAt);
  }

  /** The addresses that this tab has asked for after so many, for whoever wonders why; empty where the engine does not tell. */
  addressesAfter(count: number): string {
    return (this.at.hops ?? []).slice(count).join('\n');
  }

  async title(): Promise<string> {
    return (await this.seesSomething()).title;
  }

  /** Answers what is to be seen; nothing while one page replaces another. */
  async look(): Promise<Sight | undefined> {
    try {
      return await this.at.ask(look, CURTAIN_SEEN);
    } catch {
      return undefined;
    }
  }

  async seesSomething(): Promise<Sight> {
    let sight: Sight | undefined;
    if (await comesTrue(async () => (sight = await this.look()) !== undefined, this.office.patience))
      return sight!;
    throw new Error(`Expected to see something at ${this.at.url()}.`);
  }

  protected async expectToSee(
    what: string,
    isSeen: (sight: Sight) => boolean,
    limit = this.office.patience,
  ): Promise<void> {
    let last: Sight | undefined;
    const seen = async () => (last = await this.look()) !== undefined && isSeen(last);
    if (await comesTrue(seen, limit)) {
      // A moment that was held has been seen.
      this.office.time.run();
      return;
    }
    const glance = JSON.stringify(last, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/\s+/g, ' ').slice(0, 300) : value,
    );
    throw new Error(`Expected to see ${what} within ${limit} ms. Seen last at ${this.at.url()}: ${glance}`);
  }

  private async expectAnswer<Answer>(
    what: string,
    question: () => Promise<Answer>,
    expected: Answer,
    limit = this.office.patience,
  ): Promise<void> {
    let last: Answer | undefined;
    const isAnswered = async () => {
      last = await question().catch(() => undefined);
      return isDeepStrictEqual(last, expected);
    };
    if (!(await comesTrue(isAnswered, limit))) expect<unknown>(last, what).toEqual(expected);
  }
}
