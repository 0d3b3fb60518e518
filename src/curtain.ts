// The curtain: covers the page when the deadline has passed and takes every input away from it, before any network.
import { element, showOnTop, type Shell } from './shell.js';
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
  const dialog = element('dialog', { className: 'curtain', role: 'alertdialog' }, title, message);
  dialog.dataset['curtain'] = '';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.setAttribute('aria-describedby', message.id);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  // Browsers let a second Escape close a dialog whatever its cancel event says.
  dialog.addEventListener('close', () => isDrawn && showOnTop(dialog, shell));
  shell.root.append(dialog);
  let isDrawn = false;

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

  return {
    draw(isLocked) {
      isDrawn = true;
      title.textContent = isLocked ? texts.lockedTitle : texts.loggingOut;
      message.textContent = isLocked ? texts.lockedMessage : '';
      shell.show('curtain');
      showOnTop(dialog, shell);
    },
    lift() {
      isDrawn = false;
      if (dialog.open) dialog.close();
    },
  };
}
