// Collects what is typed on a page, draft by draft: each form is one of its own, for it is saved on its own. Nothing is
// read while somebody types; what has changed is only noted, and read every few seconds.
import { hasSent, keptBefore, withinLimits, markOf, type Draft, type DraftField } from '../core/draft.js';
import type { DraftEntry } from '../core/draft-store.js';
import { formOf } from '../core/draft-fields.js';
import type { DraftConfig } from './draft-config.js';
import { fieldElementOf, fieldsOf, LONG, mayKeep, tellField, type PageField } from './draft-fields.js';
import { fetchKey, newName, type DraftKey } from './draft-key.js';
import { tellWorker } from './draft-line.js';
import { watchSaves } from './draft-saved.js';
import { pause } from './pause.js';

/** How much typing a killed browser may lose, in milliseconds. */
const COLLECT_EVERY = 3000;

/** How long a server that gave no key is left alone, in milliseconds. */
const KEY_PAUSE = 15_000;

export interface Collector {
  /** The key; undefined while it is not to be had. */
  key(): Promise<DraftKey | undefined>;
  /** Notes that a field is to be read, and upon what it is typed. */
  note(field: PageField): void;
  /** Seals what has changed and has it kept. */
  collect(): Promise<void>;
  /** Answers whether all that was typed here is kept as it was when it was collected last. */
  isKept(): boolean;
  /** Answers whether something is typed here that is not saved. */
  hasText(): boolean;
  /** Answers what the draft of a form is called. */
  idOf(form: string): string;
  /** Nothing of what is typed here is wanted any more. */
  forget(): Promise<void>;
  /** From now on nothing is collected. */
  stop(): void;
}

/** Why something that is typed is not kept. */
export type Unkept = 'noRoom' | 'tooLong';

export function createCollector(
  config: DraftConfig,
  path: string,
  onUnkept: (why: Unkept) => void,
): Collector {
  const { owner, page, scope, keepFor } = config;
  const collecting = new AbortController();
  const changed = new Set<Element>();
  /** What a field was typed upon, and the mark of that. */
  const upon = new WeakMap<Element, { readonly text: string; readonly mark: string }>();
  /** Editors whose text may have been read roughly. */
  const rough = new Set<Element>();
  /** By form: what is typed in it and not saved, the latest last. */
  const typed = new Map<string, Map<string, DraftField>>();
  /** Forms whose draft is not kept as it is now. */
  const waiting = new Set<string>();
  /** By form: what its draft is called. */
  const ids = new Map<string, string>();
  let key: DraftKey | undefined;
  let askAgainAt = 0;
  let isWatching = false;
  let working = Promise.resolve();

  const watched = new WeakSet<Element>();
  watch(document);
  // Whoever goes into a frame that has just come may write there, and leave it, before it is looked for again.
  addEventListener('blur', () => watch(document), { signal: collecting.signal });
  const timer = setInterval(() => void collect(true), COLLECT_EVERY);

  /** Listens in a document and in those of its frames; one that is written into anew has another body. */
  function watch(page: Document): void {
    if (page.body && !watched.has(page.body)) {
      watched.add(page.body);
      const options = { capture: true, passive: true, signal: collecting.signal };
      for (const type of ['input', 'change']) page.addEventListener(type, onChange, options);
      page.addEventListener('focusin', onFocus, options);
      // Somebody may be typing there already.
      if (page.activeElement && page.hasFocus()) changed.add(page.activeElement);
    }
    for (const { contentDocument } of page.querySelectorAll('iframe'))
      if (contentDocument) watch(contentDocument);
  }

  /** A box that a script sets is meant when somebody has just pressed something; by itself it is nobody's work. */
  function onChange({ target, isTrusted }: Event): void {
    if (isTrusted || navigator.userActivation?.isActive) noteChange(target as Element);
  }

  function noteChange(element: Element): void {
    changed.add(element);
    // Nobody's requests are looked into for nothing.
    if (!isWatching) watchSaves(collecting.signal, sending);
    isWatching = true;
  }

  function onFocus({ target }: Event): void {
    const element = fieldElementOf(target as Element, document);
    if (upon.has(element)) return;
    const field = fieldsOf(document).find((one) => one.element === element);
    if (field) isUpon(element, field.read());
  }

  function isUpon(element: Element, text: string): { readonly text: string; readonly mark: string } {
    const before = { text, mark: markOf(text) };
    upon.set(element, before);
    return before;
  }

  async function getKey(): Promise<DraftKey | undefined> {
    if (key || Date.now() < askAgainAt) return key;
    askAgainAt = Date.now() + KEY_PAUSE;
    key = await fetchKey(config);
    return key;
  }

  function collect(roughly?: boolean): Promise<void> {
    // One after the other: an earlier text must not come after a later one.
    return (working = working.then(() => collectNow(roughly)));
  }

  async function collectNow(roughly?: boolean): Promise<void> {
    if (collecting.signal.aborted) return;
    watch(document);
    readChanged(roughly);
    // A long text is written down in another frame than it was read in, and sealed in yet another.
    if (roughly) await pause(0);
    for (const form of [...waiting]) {
      waiting.delete(form);
      if (!(await write(form, roughly))) waiting.add(form);
    }
  }

  /** Roughly, while somebody may be typing: nobody is to notice. */
  function readChanged(roughly?: boolean): void {
    const elements = new Set([...changed].map((target) => fieldElementOf(target, document)));
    changed.clear();
    if (!roughly) for (const element of rough) elements.add(element);
    if (!roughly) rough.clear();
    if (elements.size === 0) return;
    for (const field of fieldsOf(document)) {
      const { element, called, kind } = field;
      if (!elements.has(element)) continue;
      if (roughly && kind === 'html') rough.add(element);
      const value = field.read(roughly);
      const before = upon.get(element) ?? isUpon(element, field.initial());
      const form = formOf(called);
      const fields = typed.get(form) ?? new Map<string, DraftField>();
      typed.set(form, fields);
      const wasTyped = fields.delete(called);
      const isTyped = value !== before.text && mayKeep(field, value);
      if (isTyped) {
        const { mark, text } = before;
        fields.set(called, { called, kind, value, upon: mark, before: keptBefore(kind, text) });
      }
      if (isTyped || wasTyped) waiting.add(form);
    }
  }

  /** Has the draft of a form kept as it is now, or dropped; answers whether that has come to an end. */
  async function write(form: string, roughly?: boolean): Promise<boolean> {
    const all = [...typed.get(form)!.values()].reverse();
    const fields = withinLimits(all);
    const id = idOf(form);
    if (fields.length < all.length) onUnkept('tooLong');
    if (all.length === 0) return Boolean(await tellWorker(scope, { type: 'DROP_DRAFTS', owner, ids: [id] }));
    // What was kept before it grew too long is better than nothing.
    if (fields.length === 0) return true;
    const key = await getKey();
    if (!key) return false;
    const at = Date.now();
    const entry: DraftEntry = { id, owner, page, at, until: at + keepFor, bytes: 0 };
    const text = JSON.stringify({ path, fields } satisfies Draft);
    if (roughly) await pause(0);
    const answer = await tellWorker(scope, { type: 'KEEP_DRAFT', entry, ...(await key.seal(text, entry)) });
    if (answer?.isDone === false) onUnkept('noRoom');
    // There may be room again.
    if (!answer?.isDone) return false;
    const names = fields.map(({ called }) => called);
    for (const { called, element } of fieldsOf(document))
      if (names.includes(called)) tellField(element, 'after-draft');
    return true;
  }

  /** Values are on their way to the server. Answers what is to be done once it has them; nothing where that saves no form. */
  function sending(values: ReadonlySet<string>): (() => void) | undefined {
    // What carries no long text has saved none: a page that asks something now and then has none cleaned up for that.
    const roughly = ![...values].some(({ length }) => length > LONG / 2);
    readChanged(roughly);
    const onPage = fieldsOf(document).filter(({ element }) => (element as HTMLInputElement).name);
    const sent = [...typed.entries()].filter(([form, fields]) => {
      const others = onPage.filter(({ called }) => formOf(called) === form && !fields.has(called));
      return (
        fields.size > 0 &&
        hasSent(
          [...fields.values(), ...others.map(({ kind, read }) => ({ kind, value: read(roughly) }))],
          values,
        )
      );
    });
    // As it was sent: she may be typing on.
    const saved = sent.flatMap(([, fields]) => [...fields.values()]);
    return saved.length > 0 ? () => void drop(saved) : undefined;
  }

  /** These texts are unsaved no more, as far as they have not been written on. */
  function drop(saved: readonly DraftField[]): Promise<void> {
    readChanged();
    const elements = new Map(fieldsOf(document).map(({ called, element }) => [called, element]));
    for (const { called, value } of saved) {
      const form = formOf(called);
      const element = elements.get(called);
      if (element) isUpon(element, value);
      if (typed.get(form)?.get(called)?.value === value) typed.get(form)!.delete(called);
      waiting.add(form);
    }
    return collect();
  }

  function hasText(): boolean {
    return changed.size > 0 || [...typed.values()].some(({ size }) => size > 0);
  }

  function idOf(form: string): string {
    const id = ids.get(form) ?? newName();
    ids.set(form, id);
    return id;
  }

  return {
    key: getKey,
    collect,
    isKept: () => waiting.size === 0,
    hasText,
    idOf,
    note({ element, read }) {
      if (!upon.has(element)) isUpon(element, read());
      noteChange(element);
    },
    async forget() {
      readChanged();
      await drop([...typed.values()].flatMap((fields) => [...fields.values()]));
    },
    stop() {
      clearInterval(timer);
      collecting.abort();
    },
  };
}
