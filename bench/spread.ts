// What a handful of measurements says: the middle, and how far they lie apart.

/** The middle half of some numbers. */
export interface Spread {
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** Answers the number below which this fraction of them lies; between two of them, in proportion. */
export function quantile(numbers: readonly number[], fraction: number): number {
  if (numbers.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * fraction;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

export function spreadOf(numbers: readonly number[]): Spread {
  return {
    lowerQuartile: quantile(numbers, 0.25),
    median: quantile(numbers, 0.5),
    upperQuartile: quantile(numbers, 0.75),
  };
}

/** Answers one divided by the other, pair by pair: what moved both of a pair alike cancels. */
export function ratiosOf(numbers: readonly number[], baseline: readonly number[]): number[] {
  if (numbers.length !== baseline.length) throw new Error('These were not measured in pairs.');
  return numbers.map((number, index) => number / baseline[index]!);
}
