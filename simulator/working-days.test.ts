// Two thousand working days over the code that ships.
import { expect, test } from '@playwright/test';
import { simulate } from './simulate.js';
import { tellStory } from './story.js';

test('on 2,000 working days every promise is kept', async () => {
  test.setTimeout(10 * 60_000);
  const { done, steps, seconds, failure } = await simulate(2000, 1);
  console.log(`${done} working days, ${steps} steps, ${Math.round(steps / seconds)} steps per second`);
  expect(failure === undefined ? '' : tellStory(failure)).toBe('');
  expect(done).toBe(2000);
});
