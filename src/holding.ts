// What those who watch for uploads and media need of the page, and of each other nothing.
import type { OwnReason } from '../core/own-holds.js';

export interface Holding {
  /** Aborted when the guard stands down. */
  readonly signal: AbortSignal;
  /** Whether what begins now was started by the person. */
  isByHand(): boolean;
  hold(reason: OwnReason, minutes: number): () => void;
}
