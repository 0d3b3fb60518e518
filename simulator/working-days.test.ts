// Working days over the code that ships: the same ones every time, fresh ones each time, and every path through a small
// world. `npm run simulate` runs as many more as there is time for; `npm run test:faults` lives through more of them, and searches two steps deeper.
import { expect, test } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { runDay } from './day.js';
import { search } from './search.js';
import { shrink } from './shrink.js';
import { simulate, simulateSeeds, type Simulated } from './simulate.js';
import { tellStory } from './story.js';

const DAYS = 30;

/** Fresh ones are for whoever looks for what is still wrong: `npm run simulate -- --days N` lives through thousands. */
const FRESH_DAYS = 5;

/** Days that broke a promise once. A fresh day that fails joins them. */
const ONCE_BROKEN = [
  117, 390, 570, 5361, 10645, 20056, 20249, 20981, 40560, 40574, 40702, 60378, 60935, 80302, 759976211,
  798344829, 300767, 300720, 300187, 1300415,
];

test.describe.configure({ timeout: 10 * 60_000 });

test(`on ${DAYS} working days that are the same every time, every promise is kept`, async () => {
  await expectKept(await simulate(DAYS, 1), DAYS);
});

test('on the days that once broke a promise, every promise is kept', async () => {
  await expectKept(await simulateSeeds(ONCE_BROKEN), ONCE_BROKEN.length);
});

test(`on ${FRESH_DAYS} working days that nobody has lived before, every promise is kept`, async () => {
  const seed = randomInt(2 ** 31);
  console.log(`fresh working days: npm run simulate -- --days ${FRESH_DAYS} --seed ${seed}`);
  await expectKept(await simulate(FRESH_DAYS, seed), FRESH_DAYS);
});

test('whatever three things follow a login, in every order: every promise is kept', async () => {
  const { states, schedules, failure } = await search(3);
  console.log(`${states} states visited in ${schedules} schedules`);
  expect(failure === undefined ? '' : tellStory(failure)).toBe('');
  // A world that does not answer any more would be searched in no time.
  expect(states).toBeGreaterThan(400);
});

test('somebody begins an upload of three hours and goes away: she is held for an hour, and no longer', async () => {
  const MINUTE = 60_000;
  const [timeout, held] = [15 * MINUTE, 60 * MINUTE];
  const dayOf = (minutes: number) => ({
    seed: 1,
    timeout,
    lifetime: undefined,
    entries: [
      { after: 2000, act: { do: 'log in', staff: 'ann' } },
      { after: 5000, act: { do: 'begin an upload', for: 180 * MINUTE } },
      { after: minutes * MINUTE, act: { do: 'nothing' } },
    ] as const,
    calm: [],
  });
  const isOpenAfter = async (minutes: number): Promise<boolean> => {
    const schedule = dayOf(minutes);
    const { broken, world } = await runDay(schedule);
    expect(broken === undefined ? '' : tellStory({ schedule, broken })).toBe('');
    return world.server.open(world.browser.cookie) !== undefined;
  };
  expect(await isOpenAfter((timeout + held) / MINUTE - 5)).toBe(true);
  expect(await isOpenAfter((timeout + held) / MINUTE + 1)).toBe(false);
});

async function expectKept({ done, failure }: Simulated, days: number): Promise<void> {
  expect(failure === undefined ? '' : tellStory(await shrink(failure))).toBe('');
  expect(done).toBe(days);
}
