// Dice that fall the same way for the same seed.

export interface Random {
  /** Answers a number from 0 to below 1. */
  fraction(): number;
  /** Answers a whole number from `least` to `most`. */
  between(least: number, most: number): number;
  pick<Value>(values: readonly Value[]): Value;
  chance(probability: number): boolean;
}

/** Makes dice of a seed by Tommy Ettinger's Mulberry32, which is in the public domain: 32 bits of state are plenty here. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function between(least: number, most: number): number {
    return least + Math.floor(fraction() * (most - least + 1));
  }

  return {
    fraction,
    between,
    pick: (values) => values[between(0, values.length - 1)]!,
    chance: (probability) => fraction() < probability,
  };
}
