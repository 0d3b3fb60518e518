// What a screen reader says of the remaining time, word by word, and how often.
import { expect, test } from '@playwright/test';
import { inDigits, inWords, isUrgent, secondsIn, spokenMoment } from './remaining-time.js';

/** Returns the times that are spoken while a warning runs from so many seconds to its end. */
function spokenFrom(start: number): number[] {
  const spoken: number[] = [];
  for (let seconds = start, last = Infinity; seconds > 0; seconds -= 1) {
    const moment = spokenMoment(seconds);
    if (moment < last) spoken.push(seconds);
    last = moment;
  }
  return spoken;
}

for (const { start, spoken } of [
  { start: 20, spoken: [20, 10] },
  { start: 60, spoken: [60, 40, 20, 10] },
  { start: 75, spoken: [75, 60, 40, 20, 10] },
  { start: 200, spoken: [200, 180, 120, 60, 40, 20, 10] },
  { start: 1200, spoken: [1200, 900, 600, 300, 240, 180, 120, 60, 40, 20, 10] },
]) {
  test(`of ${start} seconds these are spoken: ${spoken.join(', ')}`, () => {
    expect(spokenFrom(start)).toEqual(spoken);
  });
}

for (const [ms, digits] of [
  [60_000, '1:00'],
  [59_001, '1:00'],
  [59_000, '0:59'],
  [1, '0:01'],
  [0, '0:00'],
  [-5, '0:00'],
  [3_605_000, '60:05'],
] as const) {
  test(`${ms} ms left are seen as ${digits}`, () => {
    expect(inDigits(secondsIn(ms))).toBe(digits);
  });
}

test('only the last twenty seconds interrupt what is being read aloud', () => {
  expect([60, 40, 21, 20, 10, 1].map(isUrgent)).toEqual([false, false, false, true, true, true]);
});

for (const [seconds, language, words] of [
  [1, 'en', '1 second'],
  [40, 'en', '40 seconds'],
  [60, 'en', '1 minute'],
  [90, 'en', '1 minute 30 seconds'],
  [121, 'en', '2 minutes 1 second'],
  [1200, 'en', '20 minutes'],
  [0, 'en', '0 seconds'],
  [60, 'de', '1 Minute'],
  [40, 'de', '40 Sekunden'],
  // One, few, many: what two forms could not say.
  [1, 'pl', '1 sekunda'],
  [22, 'pl', '22 sekundy'],
  [40, 'pl', '40 sekund'],
  [120, 'ar-EG', 'دقيقتان'],
  // What a translation has in place of a code that it lacks.
  [40, 'inactivity_logout_language_code', '40 seconds'],
  [40, '', '40 seconds'],
] as const) {
  test(`${seconds} seconds are called "${words}" in "${language}"`, () => {
    expect(inWords(seconds, language)).toBe(words);
  });
}

test('what no language is called is spoken in English, whatever the browser speaks', () => {
  const { NumberFormat } = Intl;
  Intl.NumberFormat = class extends NumberFormat {
    constructor(languages: string | string[] = 'de', options?: Intl.NumberFormatOptions) {
      super(languages, options);
    }
  } as typeof NumberFormat;
  try {
    expect(inWords(40, 'inactivity_logout_language_code')).toBe('40 seconds');
  } finally {
    Intl.NumberFormat = NumberFormat;
  }
});
