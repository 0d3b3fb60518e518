// Many days, one after the other, each with a seed of its own; the first that breaks a promise ends them.
import { runDay } from './day.js';
import type { Broken } from './promises.js';
import { seededRandom } from './random.js';
import { randomSchedule, type Schedule } from './schedule.js';

export interface Failure {
  readonly broken: Broken;
  /** What has to happen for it to be broken. */
  readonly schedule: Schedule;
}

export interface Simulated {
  readonly done: number;
  readonly steps: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

export async function simulate(days: number, firstSeed: number): Promise<Simulated> {
  const startedAt = performance.now();
  let steps = 0;
  for (let day = 0; day < days; day += 1) {
    const seed = firstSeed + day;
    const schedule = randomSchedule(seed, seededRandom(seed));
    const outcome = await runDay(schedule);
    steps += outcome.steps;
    if (outcome.broken) {
      const seconds = (performance.now() - startedAt) / 1000;
      return { done: day + 1, steps, seconds, failure: { broken: outcome.broken, schedule } };
    }
  }
  return { done: days, steps, seconds: (performance.now() - startedAt) / 1000 };
}
