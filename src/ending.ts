// The warning that a login reaches its longest time: the same dialog in other words. No activity dismisses it, and it
// must not keep anybody from saving: "Let me save" leaves a small countdown in its place, which nothing can bump into.
import type { Config, Texts } from './config.js';
import { createCountdown } from './countdown.js';
import { element, type Shell } from './shell.js';
import { unlessWithheld } from './withheld.js';
import { createWarning } from './warning.js';

export interface Ending {
  /** Shows the remaining time in milliseconds. */
  show(remaining: number): void;
  close(): void;
}

/** In the tab stands for which login its person is saving: saving loads pages, and they must not interrupt it again. */
export function createEnding(
  shell: Shell,
  texts: Texts,
  { session, installation }: Config,
  onLogOutNow: () => void,
): Ending {
  const { endingTitle: title, endingMessage: message, letMeSave: stay } = texts;
  const dialog = createWarning('ending', shell, { ...texts, title, message, stay }, save, onLogOutNow);
  const countdown = createCountdown(texts);
  const reminder = element('div', { className: 'reminder', hidden: true }, countdown.seen, countdown.spoken);
  reminder.append(title);
  shell.root.append(reminder);
  let isSaving = unlessWithheld(() => sessionStorage.getItem(installation)) === session;

  function save(): void {
    isSaving = true;
    unlessWithheld(() => sessionStorage.setItem(installation, session));
  }

  return {
    show(remaining) {
      if (!isSaving) return dialog.show(remaining);
      dialog.close();
      reminder.hidden = false;
      countdown.show(remaining);
    },
    close() {
      dialog.close();
      if (reminder.hidden) return;
      reminder.hidden = true;
      isSaving = false;
      unlessWithheld(() => sessionStorage.removeItem(installation));
    },
  };
}
