// Whether tests move time or wait for it. `scripts/how-time-passes.ts` finds out what this computer can do, before the
// tests; the environment carries what it found to the test runner's processes.

/** `moved` or `waited`; absent: moved. Somebody else's Perfex keeps its own time. */
export const TIME_VARIABLE = 'TIME_IN_TESTS';

export function isTimeMoved(): boolean {
  return process.env['BASE_URL'] === undefined && process.env[TIME_VARIABLE] !== 'waited';
}
