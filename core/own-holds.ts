// What may hold the session by itself, where an administrator wants it: an upload, or something that is played. Both have
// been started by the person and end by themselves. The server grants what is asked for here, and keeps the bound
// (docs/design.md#holds).

/** What the record says of it. The server knows these two words, and grants each only while it is wanted. */
export type OwnReason = 'upload' | 'media';

/** A media element, as far as it matters here. */
export interface Medium {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly loop: boolean;
  readonly muted: boolean;
  readonly volume: number;
  /** In seconds; not a number before it is known, infinite for what comes live. */
  readonly duration: number;
  readonly currentTime: number;
  readonly playbackRate: number;
}

/** What begins so soon after input was started by it, in milliseconds: for so long browsers take it for that, too. */
const BY_HAND = 5000;

/** What is sent so soon after an upload is more of it, in milliseconds: the next piece of a file, or the next file. */
export const NEXT_PIECE = 3000;

/** Longer than anything is granted, in minutes: for what has an end that nobody knows. */
export const UNTIL_IT_ENDS = 24 * 60;

/** So much is still watched by somebody whose network is slow, in parts of what it lasts. */
const WAITING = 2;

/** Room for the warning, which must not cover the end of it, in minutes. */
const ROOM_FOR_WARNING = 5;

/** A slow line, in bytes a minute: half a megabit a second. */
const SLOWEST_LINE = 3_750_000;

/** Returns whether something that begins at `now` was started by the person, whose last input was at `inputAt`. */
export function isStartedByHand(inputAt: number, now: number): boolean {
  return Math.abs(now - inputAt) <= BY_HAND;
}

/**
 * Returns for how many minutes what somebody has started to play may hold the session; 0: not, as it is now.
 *
 * - Must hold for nothing that never ends by itself: a video that loops plays on when its viewer has gone.
 * - Must hold for nothing that nobody can see or hear. What is heard may play in a hidden tab: people listen to calls so.
 * - Must hold for little longer than it lasts: a script may set it back again and again.
 */
export function minutesOfMedium(medium: Medium, isHidden: boolean): number {
  const isHeard = !medium.muted && medium.volume > 0;
  if (medium.paused || medium.ended || medium.loop || (isHidden && !isHeard)) return 0;
  const seconds = (medium.duration - medium.currentTime) / medium.playbackRate;
  // Nothing is known of it yet.
  if (Number.isNaN(seconds)) return 0;
  return Math.min(UNTIL_IT_ENDS, (WAITING * Math.max(0, seconds)) / 60 + ROOM_FOR_WARNING);
}

/**
 * Returns for how many minutes a form that sends so many bytes and leads to another page may hold the session.
 *
 * - Must hold for little longer than that takes: whoever stops the page from coming stays on this one, and nothing says so.
 */
export function minutesOfForm(bytes: number): number {
  return Math.min(UNTIL_IT_ENDS, bytes / SLOWEST_LINE + ROOM_FOR_WARNING);
}
