// What a warning does beside its dialog, for whoever looks elsewhere: the title and the icon of the tab, a notification, a
// sound, and the remaining time in a corner. A script of its own that pages load with their first warning, or at once where the time is
// always to be seen. Without it there is a dialog all the same.
import { inDigits, secondsIn } from '../core/remaining-time.js';
import { onAnnouncement } from './announcement.js';
import { readGuardedConfig } from './config.js';
import { createCorner } from './corner.js';
import { createNotification } from './notification.js';
import { createSound } from './sound.js';
import { createTabIcon } from './tab-icon.js';
import { createTabTitle } from './tab-title.js';

const root = document.querySelector('inactivity-logout')?.shadowRoot;

// Gone again where the guard has stood down since it asked for this.
if (root) {
  const config = readGuardedConfig();
  const { texts, installation, urls } = config;
  const title = createTabTitle();
  const picture = urls.signals.replace('signals.js', 'warning.svg');
  const icon = createTabIcon(picture);
  const notification = createNotification(config, picture);
  const sound = config.sound ? createSound(installation) : undefined;
  const corner = config.visibleTime ? createCorner(root, texts) : undefined;

  onAnnouncement(({ view, remaining }) => {
    const time = inDigits(secondsIn(remaining));
    corner?.show(view === 'page' ? time : undefined);
    if (view === 'warning' || view === 'ending') {
      title.count(time);
      icon.warn();
      // Whoever is saving has been told, on the page before this one perhaps.
      if (!root.querySelector('dialog[open]')) return;
      sound?.ring();
      if (view === 'warning') notification.show(texts.title, texts.message);
      else notification.show(texts.endingTitle, texts.endingMessage);
    } else {
      title.restore();
      icon.restore();
      sound?.rest();
      notification.rest();
    }
  });
}
