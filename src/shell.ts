// The one element that the guard adds to a page: a shadow root, so that Perfex's styles and ours never meet, and the
// page's styles for the time when its content must not be seen.
import { rememberFocus } from './focus.js';
import { addStyles } from './styles.js';
import { matchTheme } from './theme.js';

/** What the guard is showing, readable from outside as `data-inactivity-logout` on the html element. */
export type Shown = 'on' | 'warning' | 'ending' | 'curtain' | 'covered';

export interface Shell {
  readonly root: ShadowRoot;
  show(shown: Shown): void;
  remove(): void;
}

/** Answers whether a guard watches over this frame from a page that holds it, however many frames are between. */
export function isInsideGuardedPage(): boolean {
  try {
    for (let view: Window = window; view !== view.parent;) {
      view = view.parent;
      if ('inactivityLogout' in view.document.documentElement.dataset) return true;
    }
  } catch {
    // A page of another site holds this one.
  }
  return false;
}

export function createShell(direction: 'ltr' | 'rtl', language: string): Shell {
  const html = document.documentElement;
  const host = document.createElement('inactivity-logout');
  host.lang = language;
  host.dir = direction;
  const root = host.attachShadow({ mode: 'open' });
  const removeStyles = addStyles(root, document);
  html.append(host);

  // Perfex binds hotkeys to the document; what is pressed in here is not meant for it.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  return {
    root,
    show(shown) {
      if (shown !== 'on') matchTheme(host);
      if (html.dataset['inactivityLogout'] !== shown) html.dataset['inactivityLogout'] = shown;
    },
    remove() {
      host.remove();
      delete html.dataset['inactivityLogout'];
      removeStyles();
    },
  };
}

/** What lies above every z-index, in the order in which it was opened; `:is` forgives what a browser does not know. */
const TOP_LAYER = ':is(:modal, :popover-open, :fullscreen)';

/**
 * Whether something that was opened later lies above this dialog, which then must be shown again. Where it lies is no
 * matter: it may cover a button alone, or let every click through. What a component hides is seen in the middle.
 */
function isBuried(dialog: HTMLDialogElement, shell: Shell): boolean {
  const below = onTop;
  onTop = new Set(document.querySelectorAll(TOP_LAYER));
  const { left, top, width, height } = dialog.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, top + height / 2);
  return middle !== shell.root.host || [...onTop].some((other) => !below.has(other));
}

/** What was in the top layer, below our dialog, when it was looked at last. */
let onTop = new Set<Element>();

/** Shows a dialog above everything, also when it is open but was buried; the keyboard stays where it was in it. */
export function showOnTop(dialog: HTMLDialogElement, shell: Shell): void {
  const isAbove = !isBuried(dialog, shell);
  if (dialog.open && isAbove) return;
  matchTheme(shell.root.host);
  const focused = shell.root.activeElement as HTMLElement | null;
  if (dialog.open) dialog.close();
  else keyboardBefore.set(dialog, rememberFocus());
  dialog.showModal();
  focused?.focus();
}

/** Closes a dialog, and gives the keyboard back to what had it before. */
export function closeDialog(dialog: HTMLDialogElement): void {
  if (!dialog.open) return;
  dialog.close();
  keyboardBefore.get(dialog)?.();
}

const keyboardBefore = new WeakMap<HTMLDialogElement, () => void>();

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
