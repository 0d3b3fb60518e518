// Waiting, as promises have it.

/** Resolves after so many milliseconds, with nothing: raced against an answer, it is the limit of waiting for it. */
export function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
