// The list of sealed drafts in a browser: what it says of each, and which have to go. It shows neither whose a draft is
// nor of which page: names are hashes with a key that the server has.

const HOUR = 60 * 60 * 1000;

/** No administrator can set more (INACTIVITY_LOGOUT_DRAFT_HOURS_MAX). */
export const KEPT_FOR_MAX = 168 * HOUR;

/** More pages than anybody has open with unsaved text. */
const DRAFTS_MAX = 50;

/** Nothing is further from 1970, in milliseconds: no date can be made of it. */
const MOMENT_MAX = 8.64e15;

/** All together, in bytes: far below what any browser allows a site. */
const BYTES_MAX = 20_000_000;

export interface DraftEntry {
  readonly id: string;
  readonly owner: string;
  readonly page: string;
  /** When it was sealed, and until when it is kept. */
  readonly at: number;
  readonly until: number;
  readonly bytes: number;
}

/** Returns the list out of what was stored; what is no entry in it is left out. */
export function readEntries(stored: unknown): DraftEntry[] {
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
}

export function isEntry(entry: unknown): entry is DraftEntry {
  const { id, owner, page, at, until, bytes } = (entry ?? {}) as { [name: string]: unknown };
  const areNumbers = [at, until, bytes].every(Number.isFinite);
  return [id, owner, page].every(isDraftName) && areNumbers && Math.abs(at as number) <= MOMENT_MAX;
}

/** Names of drafts, of their owners and pages: 32 digits in hexadecimal. */
export function isDraftName(name: unknown): name is string {
  return typeof name === 'string' && /^[0-9a-f]{32}$/.test(name);
}

/**
 * Returns the entries that stay, the latest first: none whose time is over, and no more than there is room for.
 *
 * - Must let go of the oldest first.
 * - Must keep none longer than the longest time, whatever a clock showed when it was sealed.
 */
export function entriesThatStay(entries: readonly DraftEntry[], now: number): DraftEntry[] {
  let left = BYTES_MAX;
  return entries
    .filter(({ until }) => until > now)
    .map((entry) => ({ ...entry, until: Math.min(entry.until, now + KEPT_FOR_MAX) }))
    .sort((one, other) => other.at - one.at)
    .filter(({ bytes }, index) => index < DRAFTS_MAX && (left -= bytes) >= 0);
}
