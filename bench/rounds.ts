// Who is compared takes turns, so that a machine that grows slow or warm does so for everybody.
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../simulator/random.js';
import { quantile } from './spread.js';

/** One of those that are compared. */
export interface Contender {
  readonly name: string;
  /** Asks once; answers how long that took, in milliseconds. */
  ask(): Promise<number>;
}

export interface Effort {
  readonly rounds: number;
  /** How often each contender is asked in a round. */
  readonly requestsPerRound: number;
  /** How long to wait between rounds. Seconds, 0 when missing. */
  readonly secondsBetween?: number;
}

/** Turns are taken in the same order in every run. */
const SEED = 1;

/**
 * Answers every contender's median of every round, in milliseconds. Every round has an order of its own: who always
 * followed the same one, or itself more often than others, would find what that one left in the caches.
 */
export async function inRounds(
  contenders: readonly Contender[],
  { rounds, requestsPerRound, secondsBetween = 0 }: Effort,
): Promise<Map<string, number[]>> {
  const medians = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const random = seededRandom(SEED);
  // A round for nobody's account: processes start, caches fill.
  for (let round = -1; round < rounds; round += 1) {
    if (secondsBetween > 0) await pause(secondsBetween * 1000);
    const order = contenders
      .map((contender) => ({ contender, place: random.fraction() }))
      .sort((one, other) => one.place - other.place);
    for (const { contender } of order) {
      const took: number[] = [];
      for (let request = 0; request < requestsPerRound; request += 1) took.push(await contender.ask());
      if (round >= 0) medians.get(contender.name)!.push(quantile(took, 0.5));
    }
  }
  return medians;
}
