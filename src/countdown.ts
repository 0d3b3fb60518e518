// The time that is left: seen every second, spoken now and then.
import { element } from './shell.js';
import type { Texts } from './config.js';

/** Moments at which the remaining time is spoken, in seconds left: often enough to act, rarely enough to listen. */
const SPOKEN_AT = [60, 40, 20, 10];

export interface Countdown {
  readonly seen: HTMLElement;
  readonly spoken: HTMLElement;
  /** Shows the remaining time in milliseconds. */
  show(remaining: number): void;
  /** Says something else in its place. */
  say(words: string): void;
  /** Begins anew: the next time is spoken, whatever was spoken before. */
  restart(): void;
}

export function createCountdown({ remaining }: Texts): Countdown {
  const seen = element('div', { className: 'countdown' });
  const spoken = element('div', { className: 'spoken' });
  seen.setAttribute('aria-hidden', 'true');
  spoken.setAttribute('role', 'status');
  let spokenAt = Infinity;

  return {
    seen,
    spoken,
    show(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1000));
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      seen.textContent = time;
      const due = Math.min(...SPOKEN_AT.filter((moment) => seconds <= moment));
      // Infinity where nothing is due yet.
      if (due >= spokenAt) return;
      spokenAt = due;
      spoken.textContent = remaining.replace('{time}', time);
    },
    say(words) {
      seen.textContent = spoken.textContent = words;
    },
    restart() {
      spokenAt = Infinity;
      spoken.textContent = '';
    },
  };
}
