// `npm run simulate -- --days N --seed S`: working days over the code that ships, and what came of them.
import { parseArgs } from 'node:util';
import { simulate } from './simulate.js';
import { tellStory } from './story.js';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const days = Number(values.days);
const seed = Number(values.seed);
if (!Number.isSafeInteger(days) || days < 1 || !Number.isSafeInteger(seed)) {
  console.error('--days takes a whole number from 1 on, --seed a whole number.');
  process.exit(2);
}
const { done, steps, seconds, failure } = await simulate(days, seed);
console.log(
  `${done} working days, ${steps} steps, ${seconds.toFixed(1)} s: ${Math.round(steps / seconds)} steps per second`,
);
if (failure) {
  console.error(tellStory(failure));
  process.exitCode = 1;
}
