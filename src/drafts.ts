// The drafts of one page, a script of their own that waits until the page is there: what is typed and not saved is kept for
// its author, and offered when she is back. It knows of the guard what the guard shows, and nothing else.
import { readDraft } from '../core/draft.js';
import type { DraftEntry } from '../core/draft-store.js';
import { createCollector, type Unkept } from './draft-collector.js';
import { readDraftConfig, type DraftConfig } from './draft-config.js';
import { fieldsOf, tellField } from './draft-fields.js';
import type { DraftKey } from './draft-key.js';
import { tellWorker } from './draft-line.js';
import type { OpenedDraft, Offers } from './draft-offer.js';
import { noteSent, takeSent } from './draft-saved.js';
import { ownScript } from './own-script.js';
import { unlessWithheld } from './withheld.js';

/** What the guard shows when text is to be brought into safety at once. */
const LAST_MOMENTS = ['warning', 'ending', 'curtain'];

/** How a page is left by hand: by Perfex's links, and by the warning's second button, unless it is only shown. */
const WAYS_OUT =
  'a[href$="authentication/logout"], [role=alertdialog]:not([aria-labelledby^=preview]) button:not(.stay)';

/** Perfex's page about oneself, below the admin path. */
const OWN_SETTINGS = '/staff/edit_profile';

/** Where a tab remembers in which login it has listed the other pages. */
const LISTED = 'inactivity-logout-drafts-listed';

const config = readDraftConfig();
const canSeal = unlessWithheld(() => crypto.subtle && navigator.serviceWorker);
if (config) {
  whenPageIsThere(() => {
    if (!canSeal) sayThatNothingIsKept();
    // In a frame of a guarded page nothing is shown, and that page looks after its fields.
    else if ('inactivityLogout' in document.documentElement.dataset) void keepDrafts(config);
  });
}

/** Among the settings of all and one's own, which the server has written without knowing this browser. */
function sayThatNothingIsKept(): void {
  for (const words of document.querySelectorAll('[data-inactivity-logout-keeps-nothing]')) {
    words.removeAttribute('hidden');
    words.closest('#inactivity-logout-own-settings')?.removeAttribute('hidden');
  }
}

function whenPageIsThere(begin: () => void): void {
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}

/** What offers look like is a module of its own, beside this script: few pages have anything to offer. */
async function loadOffers(): Promise<typeof import('./draft-offer.js') | undefined> {
  try {
    return await import(/* @vite-ignore */ ownScript!.src.replace('drafts.js', 'offers.js'));
  } catch {
    return undefined;
  }
}

async function keepDrafts(config: DraftConfig): Promise<void> {
  const { owner, page, scope } = config;
  const path = location.pathname + location.search;
  const keeping = new AbortController();
  const { signal } = keeping;
  let offers: Offers | undefined;
  const said = new Set<Unkept>();
  let hasAnswered = false;
  /** This person's drafts as the worker has told last. */
  let entries: readonly DraftEntry[] = [];

  const collector = createCollector(config, path, (why) => {
    void showOffers().then((offers) => {
      if (offers && !said.has(why)) offers.sayFailed(why);
      if (offers) said.add(why);
    });
  });
  addEventListener('submit', onSubmit, { signal });
  watchLogouts();
  document.addEventListener(
    'visibilitychange',
    () => void (document.hidden ? collector.collect() : refresh()),
    { signal },
  );
  watchGuard();

  const left = await list();
  const sent = takeSent(config);
  if (left.some(({ id }) => id === sent)) await discard([sent!]);
  await offerAll(left.filter(({ id }) => id !== sent));
  // For whoever watches: what is not offered by now will not be.
  performance.mark('inactivity-logout-drafts');

  function onSubmit(event: Event): void {
    noteSent(event, config, collector.idOf);
    void collector.collect();
  }

  async function list(): Promise<readonly DraftEntry[]> {
    entries = (await tellWorker(scope, { type: 'LIST_DRAFTS', owner }))?.entries ?? [];
    return entries;
  }

  async function discard(ids: string[]): Promise<void> {
    await collector.collect();
    const answer = await tellWorker(scope, { type: 'DROP_DRAFTS', owner, ids });
    entries = answer?.entries ?? entries;
    if (!answer?.isDone) (await showOffers())?.sayFailed('notDiscarded');
  }

  /** What was filled in is kept under this page's own name before the old one goes; the old one stays where it is not. */
  async function discardFilledIn(id: string): Promise<void> {
    await collector.collect();
    if (collector.isKept()) await discard([id]);
  }

  async function showOffers(): Promise<Offers | undefined> {
    const key = await collector.key();
    const script = key && (await loadOffers());
    if (script) offers ??= script.createOffers(key.texts, discard, discardFilledIn);
    return offers;
  }

  async function offerAll(left: readonly DraftEntry[]): Promise<void> {
    const here = left.filter((entry) => entry.page === page);
    const elsewhere = isListed() ? [] : left.filter((entry) => entry.page !== page);
    if (here.length + elsewhere.length === 0) return;
    const key = await collector.key();
    const offers = await showOffers();
    if (!key || !offers) return;
    for (const entry of here) {
      offers.offer(
        await open(entry, key),
        () => fieldsOf(document),
        (field, value) => {
          if (!tellField(field.element, 'before-restore')) return false;
          collector.note(field);
          field.write(value);
          return tellField(field.element, 'after-restore');
        },
      );
    }
    if (elsewhere.length > 0) offers.list(await Promise.all(elsewhere.map((entry) => open(entry, key))));
  }

  async function open(entry: DraftEntry, key: DraftKey): Promise<OpenedDraft> {
    const { id, at } = entry;
    const answer = await tellWorker(scope, { type: 'READ_DRAFT', owner, id });
    const text = answer?.text && (await key.open(answer.text, entry));
    return { id, at, draft: text === undefined ? undefined : readDraft(text) };
  }

  /** Once in a login and tab, on its first page; and always among one's own settings. */
  function isListed(): boolean {
    const isListed = unlessWithheld(() => {
      const isSame = sessionStorage.getItem(LISTED) === config.session;
      sessionStorage.setItem(LISTED, config.session);
      return isSame;
    });
    return Boolean(isListed) && !location.pathname.endsWith(OWN_SETTINGS);
  }

  /** Another tab may have saved or discarded what is offered here. */
  async function refresh(): Promise<void> {
    if (offers) offers.keepOnly((await list()).map(({ id }) => id));
  }

  /** By a link of the page, by a button of the warning, and by whatever else of Perfex leads there. */
  function watchLogouts(): void {
    const page = window as { logout?: () => void };
    const { logout } = page;
    if (logout) {
      const asking = (page.logout = () => askBefore(logout) || logout());
      // Whoever has put something else there keeps it.
      signal.addEventListener('abort', () => page.logout === asking && (page.logout = logout));
    }
    addEventListener(
      'click',
      (event) => {
        const pressed = (event.composedPath()[0] as Element).closest<HTMLElement>(WAYS_OUT);
        if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (!askBefore(() => pressed.click())) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
  }

  /** Whoever logs out by hand says what is to become of what she has typed. Answers whether there is anything to ask. */
  function askBefore(logOut: () => void): boolean {
    if (hasAnswered || !(collector.hasText() || entries.length > 0)) return false;
    void ask().then((isLeaving) => {
      hasAnswered = isLeaving;
      if (isLeaving) logOut();
      hasAnswered = false;
    });
    return true;
  }

  async function ask(): Promise<boolean> {
    await collector.collect();
    const ids = (await list()).map(({ id }) => id);
    const offers = ids.length > 0 ? await showOffers() : undefined;
    const answer = offers ? await offers.ask() : 'keep';
    if (answer === 'discard') {
      await collector.forget();
      await discard(ids);
    }
    return answer !== undefined;
  }

  function watchGuard(): void {
    const { dataset } = document.documentElement;
    new MutationObserver((_, observer) => {
      const shown = dataset['inactivityLogout'];
      if (LAST_MOMENTS.includes(shown ?? '')) void collector.collect();
      if (shown !== undefined) return;
      // The module is off.
      observer.disconnect();
      keeping.abort();
      collector.stop();
      offers?.remove();
    }).observe(document.documentElement, { attributeFilter: ['data-inactivity-logout'] });
  }
}
