// A notification of the browser while a warning is up in a hidden tab, for whoever has asked for it: what the warning itself
// says, and nothing of the page. A press on it brings the tab to the front, and it goes when the warning goes.
import type { Config } from './config.js';
import { wantsNotification } from './notification-choice.js';
import { unlessWithheld } from './withheld.js';

export interface WarningNotification {
  /** Shows the words of the warning where nobody sees the warning itself, once for each. */
  show(title: string, body: string): void;
  /** The warning is gone: the next one is notified again. */
  rest(): void;
}

export function createNotification(config: Config, icon: string): WarningNotification {
  const { language: lang, direction: dir } = config.texts;
  // All tabs show one between them. The sound is a setting of its own.
  const looks = { tag: config.installation, icon, lang, dir, silent: true, requireInteraction: true };
  let isDue = true;
  let shown: Notification | undefined;

  function close(): void {
    shown?.close();
    shown = undefined;
  }
  addEventListener('pagehide', close);

  return {
    show(title, body) {
      if (!document.hidden) return close();
      if (!isDue || !wantsNotification(config)) return;
      isDue = false;
      // Chromium on Android lets workers alone show any, and freezes hidden tabs anyway.
      shown = unlessWithheld(() => new Notification(title, { ...looks, body }));
      shown?.addEventListener('click', () => window.focus());
    },
    rest() {
      isDue = true;
      close();
    },
  };
}
