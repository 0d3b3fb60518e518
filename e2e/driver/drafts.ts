// What a person does and sees about her unsaved text. The functions at the end run in the page.
import { expect } from '@playwright/test';
import type { Person } from './person.js';
import type { Tab } from './tab.js';

/** The text that is typed last is kept after three seconds; a busy machine takes its time. */
const KEPT_WITHIN = 20_000;

/**
 * Types something into a page, is warned and logged out, logs in again, and is back on that page. Answers her drafts.
 *
 * The login is not by the form: that a person finds her way back by it is shown once, in e2e/drafts.test.ts.
 */
export async function typesAndComesBack(
  person: Person,
  path: string,
  type: () => Promise<void>,
  kept = 1,
): Promise<Drafts> {
  await person.startsAt(path);
  await type();
  const drafts = new Drafts(person);
  await drafts.areKeptAtTheWarning(person, kept);
  await drafts.comeBack(person, path);
  return drafts;
}

/** Types something into a field of a page, and has it kept there; answers her drafts. */
export async function typesUnsaved(
  person: Person,
  path: string,
  field: string,
  text: string,
): Promise<Drafts> {
  const drafts = new Drafts(person);
  await person.startsAt(path);
  await person.typeInto(field, text);
  await drafts.areKept(1);
  return drafts;
}

export class Drafts {
  constructor(private readonly tab: Tab) {}

  /** Waits until so many drafts are kept in this browser, whoever's they are. */
  async areKept(count: number): Promise<void> {
    await this.expect('drafts in this browser', () => this.tab.runs(countDrafts, undefined), count);
  }

  async isOffered(words: RegExp): Promise<void> {
    await this.expect(`an offer: ${String(words)}`, async () => words.test(await this.offer()), true);
  }

  /** What is offered, as text; empty where nothing is. */
  offer(): Promise<string> {
    return this.tab.runs(textOfOffer, undefined);
  }

  async isNotOffered(): Promise<void> {
    await this.expect('no offer', () => this.offer(), '');
  }

  /** This tab comes into view again. In the browser that tests share it is in view whichever is in front. */
  async comeIntoView(): Promise<void> {
    await this.tab.runs(comeIntoView, undefined);
  }

  /** Waits until this page has looked for drafts, so that what is not offered by then will not be. */
  async haveBeenLookedFor(): Promise<void> {
    await this.expect('the page has looked', () => this.tab.runs(hasLooked, undefined), true);
  }

  /** How often this page has asked for the key. */
  keysAskedFor(): Promise<number> {
    return this.tab.runs(countKeys, undefined);
  }

  /** Everything that is kept of drafts in this browser, each byte as a character. */
  everythingKept(): Promise<string> {
    return this.tab.runs(lookInto, {});
  }

  /** With the warning what was typed last is kept at once; waiting for it would take three seconds. */
  async areKeptAtTheWarning(person: Person, count: number): Promise<void> {
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await this.areKept(count);
  }

  /** Is logged out with unsaved text, logs in again, and is back on the page. */
  async comeBack(person: Person, path: string): Promise<void> {
    await person.idleUntilJustAfter('the deadline');
    await person.seesLoginPage();
    await person.startsAt(path);
  }

  /** Some script of the site puts these in the place of what is kept, one draft for each, and one that nobody can open. */
  async areReplacedBy(texts: unknown[]): Promise<void> {
    await this.tab.runs(lookInto, { texts });
  }

  /** Some script of the site puts something else in the place of the list of what is kept. */
  async listIsReplacedBy(list: unknown): Promise<void> {
    await this.tab.runs(lookInto, { list });
  }

  /** What the database is called that they are in. */
  database(): Promise<string> {
    return this.tab.runs(nameOfDatabase, undefined);
  }

  /** Waits until the browser has no database of drafts any more. */
  async areForgotten(): Promise<void> {
    await this.expect('no database of drafts', () => this.tab.runs(hasDatabase, undefined), false);
  }

  async press(words: string): Promise<void> {
    await this.expect(`a button "${words}"`, () => this.tab.runs(pressButton, words), true);
  }

  async fieldHolds(selector: string, text: string): Promise<void> {
    await this.expect(`the text of ${selector}`, () => this.tab.runs(textOfField, selector), text);
  }

  private async expect<Answer>(
    what: string,
    question: () => Promise<Answer>,
    expected: Answer,
  ): Promise<void> {
    const answer = () => question().catch(() => undefined);
    await expect.poll(answer, { message: what, timeout: KEPT_WITHIN }).toEqual(expected);
  }
}

async function countDrafts(): Promise<number> {
  const registration = (await navigator.serviceWorker.getRegistrations()).find((one) => one.active);
  if (!registration) return -1;
  const opening = indexedDB.open(`inactivity-logout${new URL(registration.scope).pathname} drafts`);
  const database = await new Promise<IDBDatabase | undefined>((resolve) => {
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(undefined);
  });
  if (!database) return 0;
  const reading = database.transaction('drafts').objectStore('drafts').get('list');
  const list = await new Promise<unknown[] | undefined>((resolve) => {
    reading.onsuccess = () => resolve(reading.result as unknown[]);
  });
  database.close();
  return list?.length ?? 0;
}

/** What somebody puts in the place of what is kept. */
interface Replacement {
  readonly texts?: unknown[];
  readonly list?: unknown;
}

/** Answers everything that is kept, and puts something else there. */
async function lookInto({ texts, list }: Replacement): Promise<string> {
  const { name } = (await indexedDB.databases()).find(({ name }) => name?.endsWith(' drafts')) ?? {};
  const opening = indexedDB.open(name!);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const transaction = opening.result.transaction('drafts', 'readwrite');
  const store = transaction.objectStore('drafts');
  const reading = store.getAll();
  store.get('list').onsuccess = ({ target }) => {
    const [entry] = (target as IDBRequest<{ id: string }[]>).result;
    if (texts) {
      store.delete(entry!.id);
      texts.push({ nonce: new ArrayBuffer(12), sealed: new ArrayBuffer(64) });
      const entries = texts.map((_, index) => ({ ...entry, id: String(index).padStart(32, '0') }));
      entries.forEach(({ id }, index) => store.put(texts[index], id));
      store.put(entries, 'list');
    }
    if (list !== undefined) store.put(list, 'list');
  };
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  opening.result.close();
  const kept = reading.result.map((value: { sealed?: ArrayBuffer }) =>
    value.sealed ? String.fromCharCode(...new Uint8Array(value.sealed)) : JSON.stringify(value),
  );
  return kept.join('\n');
}

async function nameOfDatabase(): Promise<string> {
  return (await indexedDB.databases()).find(({ name }) => name?.endsWith(' drafts'))!.name!;
}

async function hasDatabase(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name?.endsWith(' drafts'));
}

function countKeys(): number {
  return performance.getEntriesByType('resource').filter(({ name }) => name.includes('draft_key')).length;
}

function textOfOffer(): string {
  const root = document.querySelector('inactivity-logout-drafts')?.shadowRoot;
  const fields = [...(root?.querySelectorAll('textarea') ?? [])].map(({ value }) => value);
  const parts = [...(root?.querySelectorAll('section > div') ?? [])].map(({ textContent }) => textContent);
  return [...parts, ...fields].join(' | ');
}

function comeIntoView(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

function hasLooked(): boolean {
  return performance.getEntriesByName('inactivity-logout-drafts').length > 0;
}

function pressButton(words: string): boolean {
  const roots = document.querySelectorAll('inactivity-logout-drafts, inactivity-logout');
  const buttons = [...roots].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('button') ?? [])]);
  const button = buttons.find(({ textContent }) => textContent === words);
  button?.click();
  return button !== undefined;
}

function textOfField(selector: string): string | undefined {
  const element = document.querySelector<HTMLTextAreaElement>(selector);
  return (element as unknown as HTMLIFrameElement)?.contentDocument?.body.textContent ?? element?.value;
}
