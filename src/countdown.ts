// The time that is left: seen every second, spoken now and then.
import { inDigits, inWords, isUrgent, secondsIn, spokenMoment } from '../core/remaining-time.js';
import { element } from './shell.js';
import type { Texts } from './config.js';

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

export function createCountdown({ remaining, language }: Texts): Countdown {
  const seen = element('div', { className: 'countdown' });
  const polite = element('div');
  const urgent = element('div');
  const spoken = element('div', { className: 'spoken' }, polite, urgent);
  seen.setAttribute('aria-hidden', 'true');
  polite.setAttribute('role', 'status');
  // One of its own: screen readers take no notice when a region that they know becomes more urgent.
  urgent.setAttribute('role', 'alert');
  let spokenAt = Infinity;

  function speak(words: string, interrupts = false): void {
    polite.textContent = interrupts ? '' : words;
    urgent.textContent = interrupts ? words : '';
  }

  return {
    seen,
    spoken,
    show(ms) {
      const seconds = secondsIn(ms);
      seen.textContent = inDigits(seconds);
      const moment = spokenMoment(seconds);
      if (moment >= spokenAt) return;
      spokenAt = moment;
      speak(remaining.replace('{time}', inWords(seconds, language)), isUrgent(seconds));
    },
    say(words) {
      seen.textContent = words;
      speak(words);
    },
    restart() {
      spokenAt = Infinity;
      speak('');
    },
  };
}
