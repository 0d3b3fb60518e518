// The worker between its decisions: what it does at a navigation and when a page says something, in the order that the
// promises need. Requests, responses and the database belong to the edges.
import { createAudience, type AudienceStore, type OpenPage } from './audience.js';
import { createDeletionCheck, type DeletionRuntime } from './deletion.js';
import { createHelloCheck, type HelloCheckStore } from './hello-check.js';
import { createKeeper, type Runtime } from './keeper.js';
import type { PageMessage, WorkerNews } from './messages.js';
import { courseOf, isGuarded, returnPath, shownFor } from './navigation.js';
import { noticeLogout } from './perfex-logout.js';
import type { Record, Way } from './record.js';
import type { WrittenRecord } from './written-record.js';

/** What the guard needs of the worker that it lives in. */
export interface WorkerRuntime extends Omit<Runtime, 'tell'>, DeletionRuntime {
  readonly adminPath: string;
  /** Perfex's logout lies below it. */
  readonly loginPath: string;
  readonly audience: AudienceStore;
  readonly helloChecks: HelloCheckStore;
  known: WrittenRecord['known'];
  /** Answers every open page of the site, and no others: there is nothing to tell those that the browser keeps. */
  pages(): Promise<readonly OpenPage[]>;
  /** Reaches whoever hears no message: pages that the browser keeps, popups that were written into, tabs without a guard. */
  reachOthers(news: WorkerNews): void;
}

/** A navigation as the browser describes it. */
export interface Asked {
  /** Undefined for an address of another site. */
  readonly path: string | undefined;
  readonly method: string;
  /** The path that the request came from; undefined when it was typed, reopened or comes from elsewhere. */
  readonly askedFrom: string | undefined;
  /** A reload or a step in the history; undefined where the browser has no word for it. */
  readonly isReload: boolean | undefined;
  readonly isSpeculative: boolean;
  /** It is the tab's own page, not that of a frame. */
  readonly isTopLevel: boolean;
  /** The id of the page that it leads to, where the browser gives one. */
  readonly pageId: string | undefined;
  /** The browser cuts what the worker answers when it stops the worker, and has a network to ask by itself. */
  readonly isCutIfAnswered: boolean;
}

/** What can be done with a navigation. */
export interface NavigationEdge<Response> {
  /** Keeps the worker running until this is done. */
  stayAwake(work: Promise<unknown>): void;
  /** Lets the request go to the server as it is; rejects without one. */
  forward(): Promise<Response>;
  /** Gives up what the server sends, if it is a file and no page, and answers whether it was. */
  gaveUpFile(response: Response): boolean;
  /**
   * Answers in the server's place; `again`: the browser is to ask for the same address once more; `away`: there is no server,
   * and nothing is known against the session.
   */
  show(
    what: Exclude<Way, 'forward'> | 'refusal' | 'again' | 'away',
    returnTo: string | undefined,
  ): Response | Promise<Response>;
}

export interface WorkerGuard {
  /** Answers a navigation. Undefined: the browser goes there by itself. */
  navigate<Response>(asked: Asked, edge: NavigationEdge<Response>): Response | Promise<Response> | undefined;
  /** A page's clock has heard nothing of the page since its deadline. Resolves when everything that follows is done. */
  wake(path: string): Promise<unknown>;
  /** A page says something. Resolves when everything that follows is done. */
  hear(message: PageMessage, pageId: string): Promise<unknown>;
  /** A successor is being installed, and begins when nothing is left to do here. */
  makeWay(): Promise<void>;
}

export function createWorkerGuard(runtime: WorkerRuntime): WorkerGuard {
  const { adminPath, loginPath, now } = runtime;
  const deletion = createDeletionCheck(runtime);
  let relieve!: () => void;
  const relieved = new Promise<void>((resolve) => (relieve = resolve));
  /** At the last navigation that was forwarded. Ours is the page that tries again, and the browser's own would not. */
  let isServerAway = false;
  const audience = createAudience(runtime.audience, runtime.pages);
  const keeper = createKeeper({ ...runtime, send: deletion.send, tell });
  const helloCheck = createHelloCheck(runtime, runtime.helloChecks, () =>
    deletion.whileSuspected(keeper.ask),
  );

  function tell(news: WorkerNews): Promise<void> {
    runtime.reachOthers(news);
    return audience.tell(news);
  }

  /** Resolves when no report is waiting for its time any more, or a successor is waiting for that. */
  function rest(): Promise<void> {
    return Promise.race([keeper.rest(), relieved]);
  }

  async function judge<Response>(asked: Asked, edge: NavigationEdge<Response>): Promise<Response> {
    const returnTo = wayBack(asked, await runtime.read());
    const way = shownFor(await keeper.judge(returnTo), asked.isTopLevel);
    edge.stayAwake(rest());
    if (way !== 'forward') return await edge.show(way, returnTo);
    try {
      const response = await edge.forward();
      isServerAway = false;
      if (canGoByItself(asked) && edge.gaveUpFile(response)) return await edge.show('again', undefined);
      edge.stayAwake(expectHello(asked));
      return response;
    } catch {
      isServerAway = true;
      return await edge.show('away', returnTo);
    }
  }

  /**
   * A file that had to wait for the record goes by itself at its second coming, for as long as it takes
   * (docs/platform.md#downloads). A form would have to be posted twice, and a page be asked for twice: WebKit has sent it ahead
   * already, and Perfex copies invoices by GET.
   */
  function canGoByItself(asked: Asked): boolean {
    const isCut = asked.isCutIfAnswered && asked.method === 'GET';
    return isCut && courseOf(asked, adminPath, runtime.known(), now()) === 'pass';
  }

  function expectHello({ isTopLevel, pageId }: Asked): Promise<void> {
    return isTopLevel && pageId ? helloCheck.expect(pageId) : helloCheck.finish();
  }

  function wayBack(
    { path = adminPath, method, askedFrom, isReload, isTopLevel }: Asked,
    record: Record | undefined,
  ): string | undefined {
    if (!isTopLevel) return undefined;
    const isFromAdmin = askedFrom !== undefined && isGuarded(askedFrom, adminPath);
    return returnPath(
      {
        path,
        method,
        askedFrom: isFromAdmin ? askedFrom : undefined,
        isReload,
        wasShown: Boolean(record?.pages?.some((page) => page.path === path)),
      },
      adminPath,
    );
  }

  return {
    navigate(asked, edge) {
      const isSentAway = asked.method === 'GET' && asked.path?.startsWith(loginPath);
      if (isSentAway) edge.stayAwake(noticeLogout(runtime, keeper));
      const course = courseOf(asked, adminPath, runtime.known(), now());
      if (course === 'refuse') return edge.show('refusal', undefined);
      if (course === 'leave') return undefined;
      if (course === 'judge' || isServerAway) return judge(asked, edge);
      edge.stayAwake(expectHello(asked));
      return undefined;
    },
    async wake(path) {
      await keeper.judge(isGuarded(path, adminPath) ? path : undefined);
      await rest();
    },
    hear(message, pageId) {
      const checked = message.type === 'HELLO' ? helloCheck.note(pageId) : helloCheck.finish();
      const noted = audience.note(pageId, message);
      return Promise.all([keeper.hear(message).then(rest), checked, noted]);
    },
    async makeWay() {
      relieve();
      await keeper.flush();
    },
  };
}
