// The remaining time as it is seen, in digits, and as it is spoken: in words, and at which moments.

/** The moments of the last minute at which it is spoken, in seconds left: often enough to act, rarely enough to listen. */
const LAST_MOMENTS = [10, 20, 40, 60];

/** Above so many seconds left it is spoken every five minutes, below that every minute. */
const FAR_AWAY = 300;

/** From here on whoever is listening to something else must hear it now, in seconds left. */
const URGENT = 20;

/** Returns the moment that the countdown has come to, in seconds left; it is spoken once at each. */
export function spokenMoment(seconds: number): number {
  const step = seconds > FAR_AWAY ? FAR_AWAY : 60;
  return LAST_MOMENTS.find((moment) => seconds <= moment) ?? Math.ceil(seconds / step) * step;
}

/** Returns whether the time may interrupt what is being read aloud. */
export function isUrgent(seconds: number): boolean {
  return seconds <= URGENT;
}

/** Returns the time in minutes and seconds: "0:42". */
export function inDigits(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Returns how many whole seconds are left of so many milliseconds; the last of them has begun until it is over. */
export function secondsIn(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000));
}

/** Returns the time in words of a language, which has its own for one, few and many: "1 minute 30 seconds". */
export function inWords(seconds: number, language: string): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const words = minutes > 0 ? [say(minutes, 'minute', language)] : [];
  if (rest > 0 || minutes === 0) words.push(say(rest, 'second', language));
  return words.join(' ');
}

function say(count: number, unit: 'minute' | 'second', language: string): string {
  return new Intl.NumberFormat(knownTo(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** A translation that lacks the code of its language names none; its countdown must be spoken all the same. */
function knownTo(language: string): string {
  try {
    new Intl.Locale(language);
    return language;
  } catch {
    return 'en';
  }
}
