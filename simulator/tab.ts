// One tab: where it is, what is to be seen there, and the shipped guard of its page.
import { readFileSync } from 'node:fs';
import { createLine, type Line } from '../core/line.js';
import type { WorkerNews } from '../core/messages.js';
import {
  ANSWER_LIMIT,
  onHold,
  onInput,
  onLogOutPressed,
  onLook,
  onReturn,
  openPage,
  type Page,
  type Rendered,
  type View,
} from '../core/page.js';
import { createPageGuard, type PageGuard } from '../core/page-guard.js';
import type { Browser } from './browser.js';
import type { Reply } from './network.js';
import { ADMIN, LOGIN, LOGOUT } from './worker.js';

const TEXTS = { title: 'Locked', message: 'Wait.', language: 'en', direction: 'ltr' } as const;

/** How often the locked page tries again, in milliseconds, by its own word. */
const LOCKED_TRIES_EVERY = 1000 * secondsOfRefresh(readFileSync('public/locked.html', 'utf8'));

/** What lies in a tab: a page of the CRM or one of those that hold nothing of it. */
export type Content = 'blank' | 'crm' | 'login' | 'locked' | 'error';

/** A page of the CRM with its guard. */
class Guarded {
  /** What the page has shown since it last decided. */
  shown: View = 'page';
  isAlive = true;
  isKept = false;
  alarm = 0;
  rules!: PageGuard;
  hear!: (news: WorkerNews) => void;

  constructor(
    /** What the browser knows the page by. */
    readonly id: string,
    public page: Page,
  ) {}
}

/** What the server makes of a request for a page. */
interface Rendering {
  readonly to?: string;
  readonly content: Content;
  readonly session?: string;
  readonly hello?: Rendered;
}

/** How a page is left for another one. */
interface Leaving {
  readonly isTyped?: boolean;
  readonly isReload?: boolean;
  readonly isHard?: boolean;
  readonly keepsPage?: boolean;
  /** Of a redirect: the page that was asked for. */
  readonly pageId?: string;
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

  /** The browser keeps an earlier page of this tab for the Back button. */
  get keepsPage(): boolean {
    return this.kept !== undefined;
  }

  // What a person sees and does

  /** Answers what of the CRM the person would see if she looked. */
  seen(): View | 'nothing' {
    if (this.content !== 'crm') return 'nothing';
    if (this.guard === undefined) return 'page';
    return this.guard.shown;
  }

  input(): void {
    this.redirects = 0;
    if (!this.isFrozen) this.guard?.rules.apply(onInput);
  }

  /** Something begins to run in the page; without a duration, nothing runs any more. */
  hold(duration: number | undefined): void {
    const hold =
      duration === undefined ? undefined : { reason: 'Upload', until: this.browser.now() + duration };
    this.guard?.rules.apply((page, now, place) => onHold(page, hold, now, place));
  }

  pressLogOut(): void {
    this.guard?.rules.apply(onLogOutPressed);
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
    this.guard?.rules.apply(onReturn);
    for (const news of this.waiting.splice(0)) if (this.guard) this.deliver(this.guard, news);
  }

  /** The page is left: what it has not told yet, it tells now. */
  leave(): void {
    this.guard?.rules.leave();
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
    kept.guard.rules.apply(onReturn);
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

  async navigate(path: string, how: Leaving = {}): Promise<void> {
    const { browser } = this;
    const visit = (this.visit += 1);
    const isCurrent = (): boolean => visit === this.visit && !this.isDead;
    const askedFrom = this.content === 'crm' && !how.isTyped ? this.path : undefined;
    // A page that is redirected to is the one that was asked for.
    const pageId = how.pageId ?? `${this.id}, visit ${visit}`;
    this.leave();
    const { cookie } = browser;
    let askedAt = browser.timeline.now;
    const ask = (): Promise<Reply<Rendering>> => {
      askedAt = browser.timeline.now;
      return browser.network.page(() => this.render(path, cookie));
    };
    const worker = how.isHard ? undefined : browser.wakeWorker();
    const asked = {
      path,
      method: 'GET',
      askedFrom,
      isReload: how.isReload === true,
      isSpeculative: false,
      isTopLevel: true,
      pageId,
      isCutIfAnswered: browser.isCutIfAnswered,
    };
    const answer = worker?.navigate<
      Reply<Rendering> | 'login' | 'logout' | 'locked' | 'away' | 'refusal' | 'again'
    >(asked, {
      async forward() {
        const reply = await ask();
        if (reply === 'unreachable') throw new Error('The server cannot be reached.');
        return reply;
      },
      show: (what) => what,
    });
    const shown = answer ? await Promise.race([answer, worker?.stopped]) : await ask();
    await browser.wait(0, isCurrent);
    // A browser that stops a worker in the middle of an answer starts it again for the same navigation.
    if (shown === undefined) return await this.navigate(path, how);
    if (shown === 'again') return await this.navigate(path, { ...how, pageId });
    if (shown === 'locked' || shown === 'away') return this.showLocked(path);
    if (shown === 'login' || shown === 'logout') {
      this.redirects += 1;
      return await this.navigate(shown === 'login' ? LOGIN : LOGOUT, { isTyped: true, pageId });
    }
    if (typeof shown === 'string') return this.showPage('error', path);
    if (shown.to !== undefined) {
      if (shown.to === LOGIN) this.redirects += 1;
      return await this.navigate(shown.to, { isTyped: true, pageId });
    }
    if (how.keepsPage && this.content === 'crm') this.keepPage();
    this.showPage(shown.content, path);
    this.session = shown.session;
    if (shown.hello) this.startGuard(shown.hello, browser.timeline.now - askedAt, pageId);
  }

  /** What Perfex answers to a request that left with this cookie, with our judge at its door. */
  private render(path: string, cookie: string | undefined): Rendering {
    const { browser } = this;
    const { server } = browser;
    if (path === LOGOUT) {
      server.end(server.open(cookie), 'logout');
      this.dropCookie(cookie);
      return { to: LOGIN, content: 'blank' };
    }
    const login = server.judge(cookie, browser.leftReport);
    browser.leftReport = null;
    if (login === undefined) {
      this.dropCookie(cookie);
      return path === LOGIN ? { content: 'login' } : { to: LOGIN, content: 'blank' };
    }
    if (path === LOGIN) return { to: ADMIN, content: 'blank' };
    if (server.isOff) return { content: 'crm', session: login.id };
    const idleFor = Math.max(0, server.now() - login.lastActivityAt);
    const moment = server.moment(login);
    const hello = {
      session: login.id,
      idleFor,
      ...server.leftOf(login),
      ...server.heldOf(login),
      policy: server.policy,
      moment,
    };
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

  // The guard of the page

  private startGuard(rendered: Rendered, age: number, id: string): void {
    const { browser } = this;
    // The page that the server rendered registers the worker.
    browser.isRegistered = true;
    const guard = new Guarded(id, openPage(rendered, age, browser.now()));
    // What a page that the browser keeps was waiting for, it still gets.
    const isAlive = (): boolean => guard.isAlive || guard.isKept;
    this.guard = guard;
    guard.rules = createPageGuard(
      {
        now: () => browser.now(),
        isHidden: () => !this.isVisible,
        place: () => ({ path: this.path, locked: TEXTS }),
        openLine: (introduce, onNews) => {
          guard.hear = onNews;
          const line = createLine({
            tellWorker: (message) =>
              Promise.race([
                browser.toWorker(message, id, isAlive),
                browser.wait(ANSWER_LIMIT, isAlive).then(() => false),
              ]),
            introduce,
            onNews: (news) => this.deliver(guard, news),
            now: () => browser.now(),
            wait: (ms) => browser.wait(ms, isAlive),
            send: async (report) => {
              const answer = await browser.network.report(() => browser.cookie, report);
              await browser.wait(0, isAlive);
              return answer;
            },
          });
          const tell: Line['tell'] = (message) => {
            browser.timeline.stir();
            line.tell(message);
          };
          return { tell, leave: line.leave };
        },
        show: (view, page) => Object.assign(guard, { shown: view, page }),
        leaveReport: (report) => void (browser.leftReport = report),
        go: (to) => {
          browser.timeline.stir();
          this.redirects += to === 'reload' ? 0 : 1;
          if (to === 'reload') void this.navigate(this.path, { isReload: true });
          else void this.navigate(to === 'login' ? LOGIN : LOGOUT, { isTyped: true });
        },
        lookIn: (ms) => this.setAlarm(guard, ms),
        standDown: () => {
          guard.isAlive = false;
          this.guard = undefined;
        },
      },
      guard.page,
    );
    this.look();
  }

  /** News arrives at a page; a frozen page hears it when it is thawed. */
  deliver(guard: Guarded, news: WorkerNews): void {
    if (!guard.isAlive || guard !== this.guard) return;
    if (this.isFrozen) this.waiting.push(news);
    else guard.hear(news);
  }

  look(): void {
    if (!this.isFrozen) this.guard?.rules.apply(onLook);
  }

  private setAlarm(guard: Guarded, ms: number): void {
    const alarm = (guard.alarm += 1);
    this.browser.later(
      ms,
      () => guard.isAlive && guard.alarm === alarm && guard === this.guard,
      () => this.look(),
      true,
    );
  }
}

function secondsOfRefresh(page: string): number {
  return Number(/http-equiv="refresh" content="(\d+);/.exec(page)![1]);
}
