// The fields of a page as drafts see them: form fields, whatever one can write in, and editors in frames.
import { isCardNumber, isKept, nameFields, type FieldDescription } from '../core/draft-fields.js';
import type { FieldKind } from '../core/draft.js';

export interface PageField {
  readonly element: Element;
  readonly called: string;
  readonly kind: FieldKind;
  /** What the page calls it before people; may be empty. */
  readonly label: string;
  /** What stands in it; `roughly`: a long text in an editor may be one that the editor has not cleaned up. */
  read(roughly?: boolean): string;
  /** What it held when the page came. */
  initial(): string;
  /** Fills in a text as if it had been typed, but for what would save it. */
  write(value: string): void;
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** TinyMCE, as much of it as is needed (https://www.tiny.cloud/docs/tinymce/6/apis/tinymce.editor/). */
interface Editor {
  readonly initialized: boolean;
  readonly undoManager: { transact(change: () => void): void };
  getBody(): Element | null;
  /** A text area, or whatever else it was made of. */
  getElement(): HTMLElement & { readonly defaultValue?: string };
  getContent(): string;
  setContent(html: string): void;
  setDirty(isDirty: boolean): void;
  save(): void;
}

const EDITABLE = '[contenteditable]:not([contenteditable="false"])';

/** Whoever owns a field may say no to every draft of it. */
const NO_DRAFT = '[data-inactivity-logout-no-draft]';

/** What a field is told, and everything around it: before each of the two somebody may say no (docs/interface.md). */
export type Told = 'before-draft' | 'after-draft' | 'before-restore' | 'after-restore';

/** Returns every field of the page that is kept when it is typed in. */
export function fieldsOf(page: Document): PageField[] {
  const all = editorsOf(page);
  // Its text field lies behind it, and is called like it.
  const editors = new Map(all.map((editor) => [editor.getElement() as Element, editor]));
  const elements = [...elementsIn(page)].filter(
    (element) => !all.some((editor) => editor.getBody() === element),
  );
  const described = elements.map((element) => describe(element, editors.get(element)));
  const names = nameFields(described);
  return elements.flatMap((element, index) => {
    if (!isKept(described[index]!)) return [];
    const editor = editors.get(element);
    const field = editor
      ? editorField(editor)
      : isInput(element)
        ? inputField(element)
        : writtenField(element);
    return [{ called: names[index]!, label: labelOf(element), ...field }];
  });
}

/** Returns whether what a field holds is kept now. */
export function mayKeep({ element, kind }: PageField, value: string): boolean {
  return !(kind === 'text' && isCardNumber(value)) && tellField(element, 'before-draft');
}

/** Returns whether nobody said no. */
export function tellField(element: Element, told: Told): boolean {
  const cancelable = told.startsWith('before');
  return element.dispatchEvent(new CustomEvent(`inactivity-logout-${told}`, { bubbles: true, cancelable }));
}

function* elementsIn(page: Document): Iterable<Element> {
  for (const element of page.querySelectorAll(`input, textarea, select, iframe, ${EDITABLE}`)) {
    if (element.nodeName !== 'IFRAME') yield element;
    else {
      const inside = (element as HTMLIFrameElement).contentDocument;
      if (inside?.body) yield* elementsIn(inside);
    }
  }
}

function describe(element: Element, editor: Editor | undefined): FieldDescription {
  const frame = frameOf(element);
  const { type, name, disabled, readOnly } = element as HTMLInputElement;
  const isBox = type === 'checkbox' || type === 'radio';
  const form = element.closest('form') ?? frame?.closest('form');
  return {
    type: editor || !isInput(element) ? 'editor' : type,
    name: typeof name === 'string' ? name : '',
    id: element.id || (frame?.id ?? ''),
    autocomplete: element.getAttribute('autocomplete') ?? '',
    isExcluded: Boolean(disabled || readOnly || element.closest(NO_DRAFT) || frame?.closest(NO_DRAFT)),
    form: form ? nameOfForm(form) : '',
    option: isBox ? (element as HTMLInputElement).value : '',
  };
}

/** By where it is sent and the record that it is about: the same form in the same window may be filled for another one. */
export function nameOfForm(form: HTMLFormElement): string {
  const record = form.querySelector<HTMLInputElement>('input[type="hidden"][name="id"]')?.value;
  return `${form.getAttribute('action') || form.id} ${record ?? ''}`.replace(/\n/g, ' ');
}

function frameOf(element: Element): Element | null | undefined {
  return element.ownerDocument.defaultView?.frameElement;
}

function isInput(element: Element): element is Input {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(element.nodeName);
}

function labelOf(element: Element): string {
  const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? '';
  return (
    label ||
    element.getAttribute('aria-label') ||
    frameOf(element)?.getAttribute('title') ||
    ''
  ).trim();
}

type Access = Omit<PageField, 'called' | 'label'>;

function inputField(element: Input): Access {
  if (element.nodeName === 'SELECT') return choiceField(element as HTMLSelectElement);
  const input = element as HTMLInputElement;
  if (input.type === 'checkbox' || input.type === 'radio') return tickField(input);
  return {
    element,
    kind: 'text',
    read: () => input.value,
    initial: () => input.defaultValue,
    write(value) {
      input.value = value;
      // No `change`: whoever saves at once would do so on that.
      tellInput(input);
    },
  };
}

function choiceField(select: HTMLSelectElement): Access {
  const chosen = (isChosen: (option: HTMLOptionElement) => boolean): string =>
    [...select.options]
      .filter(isChosen)
      .map(({ value }) => value)
      .join('\n');
  return {
    element: select,
    kind: 'choice',
    read: () => chosen(({ selected }) => selected),
    // Where none was marked, the first is chosen.
    initial: () => chosen(({ defaultSelected }) => defaultSelected) || (select.options[0]?.value ?? ''),
    write(value) {
      for (const option of select.options) option.selected = value.split('\n').includes(option.value);
      tellInput(select);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
}

function tickField(box: HTMLInputElement): Access {
  return {
    element: box,
    kind: 'tick',
    read: () => (box.checked ? '1' : ''),
    initial: () => (box.defaultChecked ? '1' : ''),
    write: () => box.click(),
  };
}

/** From how many characters on cleaning up keeps a page for longer than a frame: `npm run bench`. */
export const LONG = 50_000;

/** By editor: what it gave out last, and of which content. */
const cleaned = new WeakMap<Editor, { readonly rough: string; readonly clean: string }>();

function editorField(editor: Editor): Access {
  return {
    element: editor.getElement(),
    kind: 'html',
    read(roughly) {
      const rough = editor.getBody()?.innerHTML ?? '';
      const last = cleaned.get(editor);
      if (last?.rough === rough) return last.clean;
      if (roughly && rough.length > LONG) return rough;
      const clean = editor.getContent();
      cleaned.set(editor, { rough, clean });
      return clean;
    },
    // What the server put there: the editor's own first content is written in another way than what it gives out.
    initial: () => editor.getElement().defaultValue ?? '',
    write(value) {
      editor.undoManager.transact(() => editor.setContent(value));
      editor.save();
      editor.setDirty(true);
      tellInput(editor.getElement());
    },
  };
}

function writtenField(element: Element): Access {
  const written = element as HTMLElement;
  return {
    element,
    kind: 'text',
    read: () => textOf(written).trim(),
    initial: () => '',
    write(value) {
      const { ownerDocument: page } = written;
      written.focus();
      page.getSelection()?.selectAllChildren(written);
      // Whoever writes on can undo it, and the editor around it hears of it.
      page.execCommand('insertText', false, value);
    },
  };
}

/** Returns what is written in an element, line by line. Not innerText: behind the curtain, and unseen, that is empty. */
export function textOf(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    if (/^(DIV|P|LI|BR|H\d|TR)$/.test(child.nodeName)) text += '\n';
    text += child.nodeType === Node.TEXT_NODE ? (child as Text).data : textOf(child);
  }
  return text;
}

function tellInput(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

function editorsOf(page: Document): Editor[] {
  const { tinymce } = page.defaultView as unknown as { tinymce?: { get(): Editor[] } };
  // One that is on its way has no text yet.
  return tinymce?.get().filter(({ initialized }) => initialized) ?? [];
}

/** Returns the element of the field that something happened in: an editor's, where it happened inside its frame. */
export function fieldElementOf(target: Element, page: Document): Element {
  const editor = editorsOf(page).find((editor) => editor.getBody()?.contains(target));
  return editor?.getElement() ?? target.closest(EDITABLE) ?? target;
}
