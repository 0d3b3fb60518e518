// The curtain: covers the page when the deadline has passed and takes every input away from it, before any network.
import { closeDialog, element, showOnTop, type Shell } from './shell.js';
import type { Texts } from './config.js';

export interface Curtain {
  draw(isLocked: boolean): void;
  lift(): void;
}

/** Input that a page behind the curtain must not get: Perfex's hotkeys log out, save and delete. */
const INPUT = ['keydown', 'keypress', 'keyup', 'submit', 'click', 'paste', 'drop'] as const;

export function createCurtain(shell: Shell, texts: Texts): Curtain {
  const title = element('h1', { id: 'curtain-title' });
  const message = element('p', { id: 'curtain-message' });
  const dialog = element('dialog', { className: 'curtain' }, title, message);
  dialog.setAttribute('role', 'alertdialog');
  dialog.dataset['curtain'] = '';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.setAttribute('aria-describedby', message.id);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  // Browsers let a second Escape close a dialog whatever its cancel event says.
  dialog.addEventListener('close', () => isDrawn && showOnTop(dialog, shell));
  shell.root.append(dialog);
  let isDrawn = false;
  /** What the page called itself, which task bars and screen readers show. */
  let pagesTitle = '';
  /** How far it was scrolled: a page whose content is not laid out has nothing to scroll. */
  let scrolled = [0, 0] as [left: number, top: number];

  for (const type of INPUT) {
    window.addEventListener(
      type,
      (event) => {
        if (!isDrawn) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }

  function isOurs(words: string): boolean {
    return words === texts.lockedTitle || words === texts.loggingOut;
  }

  return {
    draw(isLocked) {
      if (!isDrawn) scrolled = [scrollX, scrollY];
      isDrawn = true;
      title.textContent = isLocked ? texts.lockedTitle : texts.loggingOut;
      message.textContent = isLocked ? texts.lockedMessage : '';
      shell.show('curtain');
      if (document.title !== title.textContent) {
        // The page may change it behind the curtain; the curtain's own words are not the page's.
        if (!isOurs(document.title)) pagesTitle = document.title;
        document.title = title.textContent;
      }
      showOnTop(dialog, shell);
    },
    lift() {
      if (!isDrawn) return;
      isDrawn = false;
      document.title = pagesTitle;
      closeDialog(dialog);
      scrollTo({ left: scrolled[0], top: scrolled[1], behavior: 'instant' });
    },
  };
}
