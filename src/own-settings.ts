// What each person chooses for herself in this browser, on Perfex's page about oneself: whether a warning in a hidden tab
// shows a notification. The server has put the words there, hidden until it is known that there is something to choose, or
// to say (src/drafts.ts).
import { readConfig, type Config } from './config.js';
import { chooseNotification, wantsNotification } from './notification-choice.js';

const config = readConfig();
const section = document.getElementById('inactivity-logout-own-settings');
const choice = document.getElementById('inactivity-logout-own-choice');
const box = choice?.querySelector('input');
const refusal = section?.querySelector<HTMLElement>('[role="status"]');

// On plain http browsers show no notification for anybody.
const isPossible = isSecureContext && 'Notification' in window;
if (section) document.querySelector('#wrapper .content')?.append(section);
if (config && section && choice && box && refusal && isPossible) {
  section.hidden = choice.hidden = false;
  offer(config, box, refusal);
}

function offer(whose: Config, box: HTMLInputElement, refusal: HTMLElement): void {
  const words = refusal.dataset['words'] ?? '';
  box.checked = wantsNotification(whose);
  box.addEventListener('change', () => void choose(box.checked));

  async function choose(isWanted: boolean): Promise<void> {
    const isChosen = await chooseNotification(whose, isWanted);
    refusal.textContent = isChosen ? '' : words;
    box.checked = wantsNotification(whose);
  }
}
