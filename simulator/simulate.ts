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
  return await simulateSeeds(Array.from({ length: days }, (_, day) => firstSeed + day));
}

export async function simulateSeeds(seeds: readonly number[]): Promise<Simulated> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  let done = 0;
  let steps = 0;
  for (const seed of seeds) {
    const schedule = randomSchedule(seed, seededRandom(seed));
    const outcome = await runDay(schedule);
    done += 1;
    steps += outcome.steps;
    if (outcome.broken) {
      return { done, steps, seconds: seconds(), failure: { broken: outcome.broken, schedule } };
    }
  }
  return { done, steps, seconds: seconds() };
}
