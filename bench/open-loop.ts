// A load that does not wait: every request leaves when it is due, whatever is still unanswered, as people do who know
// nothing of each other. An answer's time counts from when its request was due, so that a generator that is late shows.
import { setTimeout as pause } from 'node:timers/promises';

export interface Due<Outcome> {
  /** Milliseconds after the beginning. */
  readonly at: number;
  send(): Promise<Outcome>;
}

export interface Answered<Outcome> {
  readonly outcome: Outcome;
  /** From when it was due to when it was answered, in milliseconds. */
  readonly took: number;
  /** How much later than due it was sent, in milliseconds. */
  readonly late: number;
}

/** Sends everything when it is due and answers when all of it has been answered. */
export async function sendWhenDue<Outcome>(all: readonly Due<Outcome>[]): Promise<Answered<Outcome>[]> {
  const startedAt = performance.now();
  const now = () => performance.now() - startedAt;
  const answers: Promise<Answered<Outcome>>[] = [];
  for (const { at, send } of all.toSorted((one, other) => one.at - other.at)) {
    // A timer may ring a moment early: it counts whole milliseconds from when the loop last looked at the clock.
    while (now() < at) await pause(at - now());
    const late = Math.max(0, now() - at);
    answers.push(send().then((outcome) => ({ outcome, late, took: now() - at })));
  }
  return Promise.all(answers);
}
