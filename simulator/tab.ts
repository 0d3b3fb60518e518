// One tab: where it is, what is to be seen there, and the guard of its page, connected to the decisions of core/page.ts
// as src/guard.ts connects them.
import { createLine, type Line } from '../core/line.js';
import type { WorkerNews } from '../core/messages.js';
import {
  ANSWER_LIMIT,
  lookAgainIn,
  onInput,
  onLeave,
  onLogOutPressed,
  onLook,
  onNews,
  onReturn,
  openPage,
  viewAt,
  type Page,
  type PageStep,
  type Rendered,
  type View,
} from '../core/page.js';
import type { Browser } from './browser.js';
import { LOGIN, LOGOUT } from './worker.js';

const TEXTS = { title: 'Locked', message: 'Wait.', language: 'en', direction: 'ltr' } as const;

/** How often the locked page tries again, in milliseconds (public/locked.html). */
const LOCKED_TRIES_EVERY = 5000;

/** What lies in a tab: a page of the CRM or one of those that hold nothing of it. */
export type Content = 'blank' | 'crm' | 'login' | 'locked' | 'error';

/** A page of the CRM with its guard. */
export interface Guarded {
  readonly session: string;
  page: Page;
  /** What the page has shown since it last decided. */
  shown: View;
  isAlive: boolean;
  isKept: boolean;
  alarm: number;
  line: Line;
}

let tabs = 0;

export class Tab {
  readonly id = `tab${(tabs += 1)}`;
  content: Content = 'blank';
  /** The session whose pages the tab shows, guarded or not. */
  session: string | undefined;
  guard: Guarded | undefined;
  isVisible = true;
  isFrozen = false;
  /** Redirects to the login page since the person last did something. */
  redirects = 0;
  private kept: { guard: Guarded | undefined; path: string; session: string | undefined } | undefined;
  private waiting: WorkerNews[] = [];
  private visit = 0;
  private isDead = false;

  constructor(
    private readonly browser: Browser,
    public path: string,
  ) {}

  // What a person sees and does

  /** Answers what of the CRM the person would see if she looked. */
  seen(): View | 'nothing' {
    if (this.content !== 'crm') return 'nothing';
    if (this.guard === undefined) return 'page';
    return this.guard.shown;
  }

  input(): void {
    this.redirects = 0;
    const { guard } = this;
    if (guard && !this.isFrozen) this.take(guard, onInput(guard.page, this.browser.now(), this.place()));
  }

  pressLogOut(): void {
    const { guard } = this;
    if (guard) this.take(guard, onLogOutPressed(guard.page, this.browser.now(), this.place()));
  }

  show(): void {
    if (this.isVisible) return;
    this.isVisible = true;
    if (this.isFrozen) this.thaw();
    else this.look();
  }

  hide(): void {
    if (!this.isVisible) return;
    this.isVisible = false;
    this.leave();
  }

  freeze(): void {
    this.isFrozen = true;
  }

  thaw(): void {
    this.isFrozen = false;
    const { guard } = this;
    if (guard) this.take(guard, onReturn(guard.page, this.browser.now(), this.place()));
    for (const news of this.waiting.splice(0)) if (this.guard) this.deliver(this.guard, news);
  }

  /** The page is left: what it has not told yet, it tells now. */
  leave(): void {
    const { guard } = this;
    if (guard === undefined) return;
    this.take(guard, onLeave(guard.page, this.browser.now()));
    guard.line.leave();
  }

  goBack(): void {
    const { kept } = this;
    if (kept === undefined) return;
    this.leave();
    this.forgetPage();
    this.visit += 1;
    this.kept = undefined;
    this.content = 'crm';
    this.path = kept.path;
    this.session = kept.session;
    this.guard = kept.guard;
    if (kept.guard === undefined) return;
    kept.guard.isKept = false;
    kept.guard.isAlive = true;
    this.take(kept.guard, onReturn(kept.guard.page, this.browser.now(), this.place()));
  }

  throwAwayKept(): void {
    if (this.kept?.guard) Object.assign(this.kept.guard, { isAlive: false, isKept: false });
    this.kept = undefined;
  }

  die(): void {
    this.isDead = true;
    this.throwAwayKept();
    this.forgetPage();
  }

  /** The browser throws a hidden tab's page away; it is loaded again when the person comes back. */
  discard(): void {
    this.forgetPage();
    this.throwAwayKept();
    this.content = 'blank';
  }

  // Navigations

  async navigate(
    path: string,
    how: { isTyped?: boolean; isReload?: boolean; isHard?: boolean; keepsPage?: boolean } = {},
  ): Promise<void> {
    const { browser } = this;
    const visit = (this.visit += 1);
    const isCurrent = (): boolean => visit === this.visit && !this.isDead;
    const askedFrom = this.content === 'crm' && !how.isTyped ? this.path : undefined;
    this.leave();
    const worker = how.isHard ? undefined : browser.wakeWorker();
    let expectHello = (_: string): void => {};
    if (worker) {
      const isReload = how.isReload === true;
      const from = { isReload, isTopLevel: true, isSpeculative: false };
      const verdict = await Promise.race([
        worker.navigation(path, askedFrom === undefined ? from : { ...from, askedFrom }),
        worker.stopped,
      ]);
      if (!isCurrent()) return;
      // A browser that stops a worker in the middle of an answer starts it again for the same navigation.
      if (verdict === undefined || verdict.way === 'refused') return await this.navigate(path, how);
      expectHello = verdict.expectHello;
      if (verdict.way === 'locked') return this.showLocked(path);
      if (verdict.way === 'login' || verdict.way === 'logout') {
        this.redirects += 1;
        return await this.navigate(verdict.way === 'login' ? LOGIN : LOGOUT, { isTyped: true });
      }
    }
    const { cookie } = browser;
    const askedAt = browser.timeline.now;
    const reply = await browser.network.page(() => this.render(path, cookie));
    await browser.wait(0, isCurrent);
    if (reply === 'unreachable' && worker && path !== LOGIN && path !== LOGOUT) return this.showLocked(path);
    if (reply === 'unreachable' || reply === 'portal' || reply === 'error')
      return this.showPage('error', path);
    if (reply.to !== undefined) {
      if (reply.to === LOGIN) this.redirects += 1;
      return await this.navigate(reply.to, { isTyped: true });
    }
    if (how.keepsPage && this.content === 'crm') this.keepPage();
    this.showPage(reply.content, path);
    this.session = reply.session;
    expectHello(this.id);
    if (reply.hello) this.startGuard(reply.hello, browser.timeline.now - askedAt);
  }

  /** What Perfex answers to a request that left with this cookie, with our judge at its door. */
  private render(
    path: string,
    cookie: string | undefined,
  ): {
    to?: string;
    content: Content;
    session?: string;
    hello?: Rendered;
  } {
    const { browser } = this;
    const { server } = browser;
    if (path === LOGOUT) {
      server.end(server.open(cookie), 'logout');
      this.dropCookie(cookie);
      return { to: LOGIN, content: 'blank' };
    }
    const login = server.judge(cookie);
    if (login === undefined) {
      this.dropCookie(cookie);
      return path === LOGIN ? { content: 'login' } : { to: LOGIN, content: 'blank' };
    }
    if (path === LOGIN) return { to: '/admin', content: 'blank' };
    if (server.isOff) return { content: 'crm', session: login.id };
    const idleFor = server.now() - login.lastActivityAt;
    const hello = { session: login.id, idleFor, ...server.leftOf(login), policy: server.policy };
    return { content: 'crm', session: login.id, hello };
  }

  /** What the server takes away is the cookie that it was shown, never that of a login since. */
  private dropCookie(shown: string | undefined): void {
    if (this.browser.cookie === shown) this.browser.cookie = undefined;
  }

  private showLocked(path: string): void {
    this.showPage('locked', path);
    const visit = this.visit;
    this.browser.later(
      LOCKED_TRIES_EVERY,
      () => visit === this.visit && !this.isDead,
      () => void this.navigate(path, { isReload: true }),
    );
  }

  private showPage(content: Content, path: string): void {
    this.forgetPage();
    this.content = content;
    this.path = path;
    this.session = undefined;
  }

  private keepPage(): void {
    this.throwAwayKept();
    this.kept = { guard: this.guard, path: this.path, session: this.session };
    if (this.guard) Object.assign(this.guard, { isAlive: false, isKept: true });
    this.guard = undefined;
  }

  private forgetPage(): void {
    if (this.guard) this.guard.isAlive = false;
    this.guard = undefined;
    this.waiting = [];
    this.isFrozen = false;
  }

  // The guard of the page, as src/guard.ts connects it

  private startGuard(rendered: Rendered, age: number): void {
    const { browser } = this;
    // The page that the server rendered registers the worker.
    browser.isRegistered = true;
    const guard: Guarded = {
      session: rendered.session,
      page: openPage(rendered, age, browser.now()),
      shown: 'page',
      isAlive: true,
      isKept: false,
      alarm: 0,
      line: { tell: () => {}, leave: () => {} },
    };
    // What a page that the browser keeps was waiting for, it still gets.
    const isAlive = (): boolean => guard.isAlive || guard.isKept;
    this.guard = guard;
    guard.line = createLine({
      tellWorker: (message) =>
        Promise.race([
          browser.toWorker(message, this, isAlive),
          browser.wait(ANSWER_LIMIT, isAlive).then(() => false),
        ]),
      introduce: () => ({ type: 'HELLO', copy: guard.page.session, locked: TEXTS }),
      onNews: (news) => this.deliver(guard, news),
      now: () => browser.now(),
      wait: (ms) => browser.wait(ms, isAlive),
      send: async (report) => {
        const answer = await browser.network.report(() => browser.cookie, report);
        await browser.wait(0, isAlive);
        return answer;
      },
    });
    this.look();
  }

  /** News arrives at a page; a frozen page hears it when it is thawed. */
  deliver(guard: Guarded, news: WorkerNews): void {
    if (!guard.isAlive || guard !== this.guard) return;
    if (this.isFrozen) this.waiting.push(news);
    else this.take(guard, onNews(guard.page, news, this.browser.now()));
  }

  look(): void {
    const { guard } = this;
    if (guard && !this.isFrozen) this.take(guard, onLook(guard.page, this.browser.now(), this.place()));
  }

  private take(guard: Guarded, step: PageStep): void {
    if (!guard.isAlive || guard !== this.guard) return;
    guard.page = step.page;
    guard.shown = viewAt(step.page, this.browser.now());
    if (step.standsDown) {
      guard.isAlive = false;
      this.guard = undefined;
      return;
    }
    if (step.tell || step.go) this.browser.timeline.stir();
    if (step.tell) guard.line.tell(step.tell);
    if (step.go === 'reload') void this.navigate(this.path, { isReload: true });
    else if (step.go) {
      this.redirects += 1;
      void this.navigate(step.go === 'login' ? LOGIN : LOGOUT, { isTyped: true });
    } else this.setAlarm(guard);
  }

  private setAlarm(guard: Guarded): void {
    const alarm = (guard.alarm += 1);
    this.browser.later(
      lookAgainIn(guard.page, this.browser.now(), !this.isVisible),
      () => guard.isAlive && guard.alarm === alarm && guard === this.guard,
      () => this.look(),
      true,
    );
  }

  private place(): { path: string; locked: typeof TEXTS } {
    return { path: this.path, locked: TEXTS };
  }
}
