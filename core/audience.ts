// Who hears of a session: the pages that have named it. Its name is what only a page that the server has rendered knows,
// so that any other script of the site may say what it likes and learns nothing. Who has named what is written down,
// because a worker that was stopped must still reach the tab behind.
import type { PageMessage, WorkerNews } from './messages.js';

/** What is written down of it: the session that each page has named, by the page's id. */
export type Audience = { readonly [page: string]: string };

/** The place where it is written down. Both reject when it is broken. */
export interface AudienceStore {
  read(): Promise<Audience | undefined>;
  /** Reads, changes and writes in one transaction. */
  update(change: (written: Audience | undefined) => Audience): Promise<void>;
}

/** An open page as the worker reaches it. */
export interface OpenPage {
  readonly id: string;
  postMessage(news: WorkerNews): void;
}

/** A page has named its session; pages that are closed are forgotten. */
export function onNamed(
  written: Audience | undefined,
  page: string,
  session: string,
  open: readonly string[],
): Audience {
  const others = Object.entries(written ?? {}).filter(([id]) => open.includes(id));
  return { ...Object.fromEntries(others), [page]: session };
}

/** Answers what a page hears that has named this session; undefined where the news is none of its business. */
export function newsFor(named: string | undefined, news: WorkerNews): WorkerNews | undefined {
  // A database that was lost took the names with it: a page with a guard names its session again.
  if (named === undefined) return { type: 'UNKNOWN' };
  if (news.type !== 'SESSION') return 'session' in news && news.session !== named ? undefined : news;
  if (news.session.id === named) return news;
  // Another session is the one that is logged in: the page learns that it is out of date, and no more.
  return news.isVerdict ? { type: 'LOGGED_OUT', session: named, through: 'reload' } : undefined;
}

/** Tells pages, and remembers whom; `pages` answers those that are open. */
export function createAudience(store: AudienceStore, pages: () => Promise<readonly OpenPage[]>) {
  /** Whom this worker has heard: what cannot be written down holds for as long as it lives. */
  const heard: { [page: string]: string } = {};
  let written: Promise<Audience | undefined> | undefined;

  return {
    /** A page has said something. */
    async note(page: string, message: PageMessage): Promise<void> {
      const session = 'copy' in message ? message.copy.id : message.session;
      if (heard[page] === session) return;
      heard[page] = session;
      const open = (await pages()).map(({ id }) => id);
      await store.update((before) => onNamed(before, page, session, open)).catch(() => undefined);
    },
    /** Tells each page what concerns it. */
    async tell(news: WorkerNews): Promise<void> {
      written ??= store.read().catch(() => undefined);
      const named = { ...(await written), ...heard };
      for (const page of await pages()) {
        const its = newsFor(named[page.id], news);
        if (its) page.postMessage(its);
      }
    },
  };
}
