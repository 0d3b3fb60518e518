// What a person can see of a page at one glance. `look` runs inside the page, so it uses nothing from around it.

/** Where a tab keeps that a curtain was seen in it; functions that run in a page are handed it. */
export const CURTAIN_SEEN = 'curtain seen by a test';

/** Where a tab keeps that a page of it came out of the browser's Back/forward cache. */
export const RETURNED = 'shown again, seen by a test';

export interface Sight {
  address: string;
  title: string;
  /** How the guard says it stands: `on`, `warning`, `ending`, `curtain`, `covered`, `locked`; empty without a guard. */
  guard: string;
  /** The words on the page itself, or nothing while it is covered. */
  text: string;
  /** The words of the warning, while one is up. */
  warning: string;
  /** The words of the small countdown that is left of it while somebody saves. */
  reminder: string;
  /** The words on the curtain, while one is drawn. */
  curtain: string;
  /** A curtain was drawn in this tab since somebody began to watch for it. */
  curtainWasDrawn: boolean;
  hasLoginForm: boolean;
  /** The page belongs to the CRM and nothing covers it. */
  showsCrm: boolean;
}

/** Looks at the page it runs in. */
export function look(curtainSeen: string): Sight {
  const root = document.documentElement;
  const guard = root.getAttribute('data-inactivity-logout') ?? '';
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const warning = shadow?.querySelector<HTMLDialogElement>('dialog[open]:not([data-curtain])');
  const curtain = shadow?.querySelector<HTMLDialogElement>('dialog[data-curtain]');
  const isCovered = guard === 'curtain' || guard === 'covered' || curtain?.open === true;
  return {
    address: location.pathname + location.search,
    title: document.title,
    guard,
    text: isCovered ? '' : (document.body?.innerText ?? ''),
    warning: warning?.innerText ?? '',
    reminder: shadow?.querySelector<HTMLElement>('.reminder:not([hidden])')?.innerText ?? '',
    curtain: curtain?.open === true ? curtain.innerText : '',
    curtainWasDrawn: sessionStorage.getItem(curtainSeen) !== null,
    hasLoginForm: document.querySelector('input[name="password"]') !== null,
    showsCrm: !isCovered && document.querySelector('a[href$="authentication/logout"]') !== null,
  };
}

/** Watches the page it runs in for a curtain that is gone again with the page before anybody can look twice. */
export function watchForCurtain(key: string): void {
  sessionStorage.removeItem(key);
  new MutationObserver(() => {
    const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
    const isDrawn = shadow?.querySelector<HTMLDialogElement>('dialog[data-curtain]')?.open;
    if (isDrawn) sessionStorage.setItem(key, 'yes');
  }).observe(document.documentElement, { attributes: true });
}

/**
 * Says whenever the page it runs in paints the CRM with nothing in front of it. Runs before the page's own scripts.
 *
 * Every picture is looked at while something is going on: after loading, coming back, sleep and each change of the
 * guard. In between a look now and then leaves the computer alone.
 */
export function sayWhenContentIsSeen(): void {
  const { sawContent } = window as unknown as { sawContent?: (at: number) => Promise<void> };
  if (window !== window.top || sawContent === undefined) return;
  const sayEvery = 250;
  const lookSeldom = 200;
  const closelyFor = 2000;
  let saidAt = 0;
  let lookedAt = 0;
  let closelyUntil = 0;
  let pause: number | undefined;
  const lookAtNextPicture = () => {
    pause = undefined;
    requestAnimationFrame(look);
  };
  const watchClosely = () => {
    closelyUntil = performance.now() + closelyFor;
    if (pause === undefined) return;
    clearTimeout(pause);
    lookAtNextPicture();
  };
  const look = () => {
    const isCrm = document.querySelector('a[href$="authentication/logout"]') !== null;
    const isSeen = isCrm && getComputedStyle(document.body).visibility !== 'hidden';
    const now = Date.now();
    if (isSeen && Math.abs(now - saidAt) >= sayEvery) void sawContent((saidAt = now));
    const at = performance.now();
    // Not looked at for so long, the page has slept or was not shown.
    if (at - lookedAt > 5 * lookSeldom) closelyUntil = at + closelyFor;
    lookedAt = at;
    if (at < closelyUntil) lookAtNextPicture();
    else pause = window.setTimeout(lookAtNextPicture, lookSeldom);
  };
  addEventListener('pageshow', watchClosely);
  const changesOfGuard = { attributes: true, attributeFilter: ['data-inactivity-logout'], subtree: true };
  new MutationObserver(watchClosely).observe(document, changesOfGuard);
  lookAtNextPicture();
}

/** Notes in the tab when the browser shows the page it runs in again, out of its Back/forward cache. */
export function watchForReturn(key: string): void {
  sessionStorage.removeItem(key);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sessionStorage.setItem(key, 'yes');
  });
}

export function hasReturned(key: string): boolean {
  return sessionStorage.getItem(key) !== null;
}

/**
 * Makes the guard of the page it runs in look at the clock now, as it does when somebody comes back to the page; resolves
 * when what it has to ask its worker first is answered, too.
 */
export async function lookAtClock(): Promise<void> {
  window.dispatchEvent(new Event('focus'));
  const worker = navigator.serviceWorker?.controller;
  // Another module's worker owes nobody an answer.
  if (!worker?.scriptURL.includes('/inactivity_logout_master/')) return;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => (port1.onmessage = resolve));
  worker.postMessage({ type: 'A test wants to know whether you are there' }, [port2]);
  await answered;
  // What is behind another tab is not painted, and would wait for that until somebody looks at it.
  if (document.hidden) return;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Answers whether an element of the page it runs in can be seen. */
export function isVisible(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
}

/** Answers what a field of the page it runs in holds. */
export function valueOf(selector: string): string | undefined {
  return document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)?.value;
}

/** Answers where the middle of an element lies in the page it runs in. */
export function middleOf(selector: string): { x: number; y: number } | undefined {
  const { left, top, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
  if (left === undefined || top === undefined) return undefined;
  return { x: left + (width ?? 0) / 2, y: top + (height ?? 0) / 2 };
}

/** Answers where the middle of a button of the warning lies in the page it runs in; it is found by its words. */
export function buttonOfWarning(words: string): { x: number; y: number } | undefined {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  for (const button of shadow?.querySelectorAll<HTMLButtonElement>('dialog[open] button') ?? []) {
    const { left, top, width, height } = button.getBoundingClientRect();
    if (button.textContent?.trim() === words) return { x: left + width / 2, y: top + height / 2 };
  }
  return undefined;
}

export interface Spoken {
  role: string;
  /** What the dialog is called, and what it is described by. */
  name: string;
  description: string;
  /** The words of what the keyboard is on. */
  focusedOn: string;
}

/** Answers what a screen reader makes of the warning in the page it runs in. */
export function warningAsSpoken(): Spoken {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const dialog = shadow?.querySelector('dialog[open]:not([data-curtain])');
  const [name, description] = ['aria-labelledby', 'aria-describedby'].map((reference) => {
    const ids = dialog?.getAttribute(reference)?.split(' ') ?? [];
    return ids.map((id) => shadow?.getElementById(id)?.textContent ?? '').join(' ');
  });
  return {
    role: dialog?.getAttribute('role') ?? '',
    name: name ?? '',
    description: description ?? '',
    focusedOn: shadow?.activeElement?.textContent?.trim() ?? '',
  };
}

/** What a page lacks whose browser takes an active worker for a redundant one. */
export const TAKEN_FOR_REDUNDANT = 'a worker that it can speak to';

/** Answers what the guard of the page it runs in still lacks: its worker active, where there can be one, its record written down. */
export async function missingOfGuard(takenForRedundant: string): Promise<string> {
  const guard = document.documentElement.getAttribute('data-inactivity-logout') ?? '';
  if (guard !== 'on' && guard !== 'warning') return `a guard that says "on", not "${guard}"`;
  if (!isSecureContext) return '';
  const config = document.getElementById('inactivity-logout-config')?.textContent ?? '{}';
  const { urls } = JSON.parse(config) as { urls: { scope: string } };
  const registration = await navigator.serviceWorker.getRegistration(urls.scope);
  const state = registration?.active?.state;
  if (state === 'redundant') return takenForRedundant;
  if (state !== 'activated') return `an activated worker, not one that is "${state}"`;
  // Up to version 0.2.0 all installations of an origin shared one database.
  const databases = ['inactivity-logout', `inactivity-logout${urls.scope}`];
  const isWritten = (await indexedDB.databases()).some(({ name = '' }) => databases.includes(name));
  return isWritten ? '' : 'a database';
}

/** Answers of which build the guard of the page it runs in is. */
export function buildOfPage(): string {
  const config = document.getElementById('inactivity-logout-config')?.textContent ?? '{}';
  return String((JSON.parse(config) as { build?: string }).build);
}

/** Answers the session that the page it runs in belongs to. */
export function sessionOfPage(): string {
  const config = document.getElementById('inactivity-logout-config')?.textContent ?? '{}';
  return String((JSON.parse(config) as { session?: string }).session);
}

/** Answers whether the active worker is the one that the page it runs in asks for. */
export async function hasWorkerOfItsBuild(): Promise<boolean> {
  const config = document.getElementById('inactivity-logout-config')?.textContent ?? '{}';
  const { urls } = JSON.parse(config) as { urls: { worker: string; scope: string } };
  const registration = await navigator.serviceWorker.getRegistration(urls.scope);
  return registration?.active?.scriptURL === urls.worker && registration.active.state === 'activated';
}

export interface Traces {
  workers: number;
  databases: string[];
  caches: string[];
}

/** Answers what the guard, or anybody else of this origin, keeps in the browser. */
export async function tracesOfGuard(): Promise<Traces> {
  return {
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  };
}

/** Answers the guard's record as it is written down; undefined where there is none. */
export async function storedRecord(database: string): Promise<unknown> {
  if (!(await indexedDB.databases()).some(({ name }) => name === database)) return undefined;
  const done = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opened = await done(indexedDB.open(database));
  try {
    if (!opened.objectStoreNames.contains('guard')) return undefined;
    return await done<unknown>(opened.transaction('guard').objectStore('guard').get('record'));
  } finally {
    opened.close();
  }
}

/** Answers every value of every database, storage and cache that this origin keeps in the browser, as text. */
export async function wordsKept(): Promise<string> {
  const values: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name, version } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '', version);
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    for (const store of opening.result.objectStoreNames) {
      const reading = opening.result.transaction(store).objectStore(store).getAll();
      await new Promise((resolve, reject) => {
        reading.onsuccess = resolve;
        reading.onerror = reject;
      });
      values.push(reading.result);
    }
    opening.result.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const response of await cache.matchAll()) values.push(await response.text());
  }
  return JSON.stringify(values);
}

export interface Busy {
  /** Epoch ms. */
  moment: number;
  awaitsInput: boolean;
  /** How much longer, in milliseconds, where no input is awaited or the engine does not tell of it; and where it does. */
  more: number;
  atMost: number;
}

/**
 * Keeps the page it runs in from doing anything else until that moment, and then until what comes first has had the time
 * to arrive.
 */
export function stayBusy({ moment, awaitsInput, more, atMost }: Busy): void {
  type Scheduling = { isInputPending(options: { includeContinuous: boolean }): boolean };
  const { scheduling } = navigator as { scheduling?: Scheduling };
  while (Date.now() < moment);
  const since = performance.now();
  const hasInput = () => scheduling?.isInputPending({ includeContinuous: true });
  if (awaitsInput && scheduling) while (!hasInput() && performance.now() - since < atMost);
  else while (performance.now() - since < more);
}
