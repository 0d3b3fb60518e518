// What happens on a day: a list of things that people, laptops, networks and administrators do, each some time after
// the one before. A schedule is data, so that one that breaks a promise can be printed, shrunk and replayed.
import type { Random } from './random.js';
import { WEATHERS, type Weather } from './network.js';

/** One thing that happens; durations in milliseconds. */
export type Act =
  | { readonly do: 'nothing' }
  | { readonly do: 'work'; readonly for: number; readonly every: number }
  | { readonly do: 'open a tab' | 'close the tab' | 'next tab' | 'side by side' }
  | { readonly do: 'follow a link' | 'reload' | 'reload hard' | 'go back' }
  | { readonly do: 'log in'; readonly staff: string }
  | { readonly do: 'log out' | 'press log out now' }
  | { readonly do: 'begin an upload'; readonly for: number }
  | { readonly do: 'end the uploads' }
  | { readonly do: 'close the lid'; readonly for: number }
  /** While the next report is on its way: it arrives when the lid is open again. */
  | { readonly do: 'close the lid on a report'; readonly for: number }
  | { readonly do: 'kill the browser' | 'start the browser' | 'stop the worker' }
  | { readonly do: 'freeze' | 'discard' }
  | { readonly do: 'weather'; readonly weather: Weather; readonly for: number }
  | {
      readonly do: 'lose messages';
      readonly loss: number;
      readonly doubling: number;
      readonly delay: number;
      readonly for: number;
    }
  | { readonly do: 'break the storage'; readonly how: 'refuses writing' | 'is broken'; readonly for: number }
  | { readonly do: 'wipe the database' | 'write rubbish' | 'drop the worker' }
  | { readonly do: 'step the clock'; readonly by: number }
  | { readonly do: 'change the policy'; readonly timeout: number }
  | { readonly do: 'change the lifetime'; readonly lifetime: number | undefined }
  | { readonly do: 'switch off' | 'switch on' }
  | { readonly do: 'set the server ahead'; readonly by: number; readonly for: number };

export interface Entry {
  /** How long after the entry before, in milliseconds. */
  readonly after: number;
  readonly act: Act;
}

/** A day: the timeout and the longest time of a login that it begins with, and what happens. */
export interface Schedule {
  readonly seed: number;
  readonly timeout: number;
  readonly lifetime: number | undefined;
  /** What happens while anything may fail. */
  readonly entries: readonly Entry[];
  /** What people do once the faults have stopped and everything has had its time to come right. */
  readonly calm: readonly Entry[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A working day, in milliseconds. */
export const DAY = 8 * HOUR;

/** How many things people do after the faults: enough for a few deadlines. */
const CALM_ACTS = 12;

const TIMEOUTS = [1, 5, 15, 30];

/** The longest times of a login by the day; no administrator has set one on most of them. */
const LIFETIMES = [undefined, HOUR, undefined, 3 * HOUR];

/** On some of the days with such a time somebody changes it. */
const CHANGES_OF_LIFETIME: Make = (random) => ({
  do: 'change the lifetime',
  lifetime: random.pick([undefined, HOUR, 2 * HOUR]),
});

/** What came to be simulated later, on one day of a week of them: the other days stay as they were. */
const LATER_FAULTS: readonly Make[] = [
  (random, timeout) => ({ do: 'close the lid on a report', for: random.between(SECOND, 3 * timeout) }),
  (random) => ({
    do: 'set the server ahead',
    by: 24 * HOUR,
    for: random.between(SECOND, 20 * MINUTE),
  }),
  (random) => ({ do: random.chance(0.5) ? 'switch off' : 'switch on' }),
];

/** What must not be cut off, on one day of six: the others stay as they were. Nobody sets a clock ahead then. */
const UPLOADS: readonly Make[] = [
  (random) => ({ do: 'begin an upload', for: random.between(MINUTE, 3 * HOUR) }),
  (random) => ({ do: 'begin an upload', for: random.between(MINUTE, 3 * HOUR) }),
  (random) => ({ do: random.chance(0.3) ? 'end the uploads' : 'nothing' }),
];

/** Makes up a working day. Some days are calm, most have a handful of faults of a few kinds. */
export function randomSchedule(seed: number, random: Random): Schedule {
  const timeout = random.pick(TIMEOUTS) * MINUTE;
  const lifetime = LIFETIMES[seed % LIFETIMES.length];
  const kinds = FAULTS.filter(() => random.chance(0.25));
  if (lifetime !== undefined && seed % 3 === 0) kinds.push(CHANGES_OF_LIFETIME);
  if (seed % 7 === 6) kinds.push(...LATER_FAULTS);
  const uploads = seed % 6 === 1 && seed % 7 !== 6 ? UPLOADS : [];
  kinds.push(...uploads);
  const entries: Entry[] = [{ after: 0, act: { do: 'log in', staff: 'ann' } }];
  for (let at = 0; at < DAY;) {
    const after = pauseOf(timeout, random, uploads);
    at += after;
    const fault = kinds.length > 0 && random.chance(0.35) ? random.pick(kinds) : undefined;
    const act = (fault ?? random.pick(HABITS))(random, timeout);
    entries.push({ after, act });
    if (act.do === 'work') at += act.for;
  }
  return { seed, timeout, lifetime, entries, calm: calmEntries(timeout, random, uploads) };
}

/** She logs in if she has to and works; then comes whatever people do. */
function calmEntries(timeout: number, random: Random, more: readonly Make[]): Entry[] {
  const entries: Entry[] = [
    { after: 0, act: { do: 'log in', staff: 'ann' } },
    { after: 2 * SECOND, act: { do: 'work', for: 10 * SECOND, every: SECOND } },
  ];
  for (let left = CALM_ACTS; left > 0; left -= 1) {
    entries.push({
      after: pauseOf(timeout, random, more),
      act: random.pick([...HABITS, ...more])(random, timeout),
    });
  }
  return entries;
}

/** Pauses cluster where it matters: seconds, and just before or after the timeout. */
function pauseOf(timeout: number, random: Random, uploads: readonly Make[]): number {
  // Long enough for the hour of a login to be used up.
  if (uploads.length > 0 && random.chance(0.1)) return random.between(0, 2 * HOUR);
  const kind = random.fraction();
  if (kind < 0.5) return random.between(0, 20 * SECOND);
  if (kind < 0.7) return random.between(0, 3 * MINUTE);
  if (kind < 0.9) return timeout + random.between(-20 * SECOND, 20 * SECOND);
  return random.between(0, 2 * timeout);
}

type Make = (random: Random, timeout: number) => Act;

const work: Make = (random, timeout) => ({
  do: 'work',
  for: random.between(SECOND, Math.min(20 * MINUTE, 2 * timeout)),
  every: random.between(500, 40 * SECOND),
});

const HABITS: readonly Make[] = [
  work,
  work,
  work,
  () => ({ do: 'open a tab' }),
  () => ({ do: 'close the tab' }),
  () => ({ do: 'next tab' }),
  () => ({ do: 'side by side' }),
  () => ({ do: 'follow a link' }),
  () => ({ do: 'follow a link' }),
  () => ({ do: 'reload' }),
  () => ({ do: 'go back' }),
  () => ({ do: 'log in', staff: 'ann' }),
  () => ({ do: 'log in', staff: 'ann' }),
  () => ({ do: 'log out' }),
];

const FAULTS: readonly Make[] = [
  (random, timeout) => ({ do: 'close the lid', for: random.between(SECOND, 3 * timeout) }),
  () => ({ do: 'reload hard' }),
  () => ({ do: 'log in', staff: 'bob' }),
  () => ({ do: 'press log out now' }),
  () => ({ do: 'kill the browser' }),
  () => ({ do: 'stop the worker' }),
  () => ({ do: 'freeze' }),
  () => ({ do: 'discard' }),
  (random, timeout) => ({
    do: 'weather',
    weather: random.pick(WEATHERS),
    for: random.between(SECOND, 1.5 * timeout),
  }),
  (random) => ({
    do: 'lose messages',
    loss: random.pick([0, 0.1, 0.5]),
    doubling: random.pick([0, 0.3]),
    delay: random.pick([0, 100, 3000]),
    for: random.between(MINUTE, 20 * MINUTE),
  }),
  (random) => ({
    do: 'break the storage',
    how: random.pick(['refuses writing', 'is broken']),
    for: random.between(SECOND, 20 * MINUTE),
  }),
  () => ({ do: 'wipe the database' }),
  () => ({ do: 'write rubbish' }),
  () => ({ do: 'drop the worker' }),
  (random) => ({
    do: 'step the clock',
    by: random.pick([-24 * HOUR, -HOUR, -5 * MINUTE, -90 * SECOND, 30 * SECOND, HOUR, 24 * HOUR]),
  }),
  (random) => ({ do: 'change the policy', timeout: random.pick(TIMEOUTS) * MINUTE }),
  (random) => ({ do: random.chance(0.5) ? 'switch off' : 'switch on' }),
];
