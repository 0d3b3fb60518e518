// Two thousand working days over the code that ships, and every path through a small world.
import { expect, test } from '@playwright/test';
import { search } from './search.js';
import { shrink } from './shrink.js';
import { simulate } from './simulate.js';
import { tellStory } from './story.js';

const DAYS = 500;

// Four times, side by side: together two thousand days.
for (const firstSeed of [1, 501, 1001, 1501]) {
  test(`on the ${DAYS} working days from seed ${firstSeed} on every promise is kept`, async () => {
    test.setTimeout(10 * 60_000);
    const { done, steps, seconds, failure } = await simulate(DAYS, firstSeed);
    console.log(`${done} working days, ${steps} steps, ${Math.round(steps / seconds)} steps per second`);
    expect(failure === undefined ? '' : tellStory(await shrink(failure))).toBe('');
    expect(done).toBe(DAYS);
  });
}

test('whatever five things follow a login, in every order: every promise is kept', async () => {
  test.setTimeout(10 * 60_000);
  const { states, schedules, failure } = await search(5);
  console.log(`${states} states visited in ${schedules} schedules`);
  expect(failure === undefined ? '' : tellStory(failure)).toBe('');
  // A world that does not answer any more would be searched in no time.
  expect(states).toBeGreaterThan(1000);
});
