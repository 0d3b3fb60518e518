// Who is compared takes turns, so that a machine that grows slow or warm does so for everybody.
import { setTimeout as pause } from 'node:timers/promises';
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

/** Answers every contender's median of every round, in milliseconds. Every other round goes the other way round. */
export async function inRounds(
  contenders: readonly Contender[],
  { rounds, requestsPerRound, secondsBetween = 0 }: Effort,
): Promise<Map<string, number[]>> {
  const medians = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  // A round for nobody's account: processes start, caches fill.
  for (let round = -1; round < rounds; round += 1) {
    if (secondsBetween > 0) await pause(secondsBetween * 1000);
    const order = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const { name, ask } of order) {
      const took: number[] = [];
      for (let request = 0; request < requestsPerRound; request += 1) took.push(await ask());
      if (round >= 0) medians.get(name)!.push(quantile(took, 0.5));
    }
  }
  return medians;
}
