// `npm run simulate -- --days N --seed S`: working days over the code that ships, and what came of them.
// `npm run simulate -- --exhaustive N`: everything that can happen in N things after a login.
// With `--unshrunk` a day that breaks a promise is told as it was, which is sooner done.
import { parseArgs } from 'node:util';
import { search } from './search.js';
import { shrink } from './shrink.js';
import { simulate, type Failure } from './simulate.js';
import { tellStory } from './story.js';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    exhaustive: { type: 'string', default: '0' },
    unshrunk: { type: 'boolean', default: false },
  },
});
const [days, seed, depth] = [values.days, values.seed, values.exhaustive].map(Number) as [
  number,
  number,
  number,
];
if (![days, seed, depth].every(Number.isSafeInteger) || days < 1 || depth < 0) {
  console.error('--days and --exhaustive take a whole number from 1 on, --seed a whole number.');
  process.exit(2);
}
const failure = depth > 0 ? await searchAll() : await simulateDays();
if (failure) {
  console.error(tellStory(failure));
  process.exitCode = 1;
}

async function simulateDays(): Promise<Failure | undefined> {
  const { done, steps, seconds, failure } = await simulate(days, seed);
  const pace = Math.round(steps / seconds);
  console.log(`${done} working days, ${steps} steps, ${seconds.toFixed(1)} s: ${pace} steps per second`);
  return failure && !values.unshrunk ? await shrink(failure) : failure;
}

async function searchAll(): Promise<Failure | undefined> {
  const { states, schedules, seconds, failure } = await search(depth);
  console.log(
    `${states} states visited in ${schedules} schedules of up to ${depth}, ${seconds.toFixed(1)} s`,
  );
  return failure;
}
