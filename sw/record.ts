// The owner of the record. It is written down before anything follows from it; in memory there is a copy, so that a
// warm worker need not read, and so that a broken database leaves a guard that works until the worker stops.
import { get, update } from 'idb-keyval';
import type { Taken } from '../core/keeper.js';
import type { Record, Step } from '../core/record.js';
import { inStore } from './store.js';

const KEY = 'record';

let copy: { readonly record: Record | undefined } | undefined;

/** Answers the copy in memory; undefined when this worker has just started and knows nothing yet. */
export function knownRecord(): { readonly record: Record | undefined } | undefined {
  return copy;
}

/** Reads the record. A database that cannot be read is a browser without a record: the server judges alone. */
export async function readRecord(): Promise<Record | undefined> {
  if (copy === undefined) {
    const record = await inStore((store) => get<Record>(KEY, store)).catch(() => undefined);
    copy ??= { record };
  }
  return copy.record;
}

/** Takes the step that a decision makes of the record, in one transaction. */
export async function takeStep(decide: (record: Record | undefined) => Step): Promise<Taken> {
  let step: Step | undefined;
  try {
    await inStore((store) =>
      update<Record | undefined>(KEY, (record) => (step = decide(record)).record, store),
    );
  } catch {
    step = decide(copy?.record);
    copy = { record: step.record };
    return { ...step, isWritten: false };
  }
  step ??= decide(undefined);
  copy = { record: step.record };
  return { ...step, isWritten: true };
}

/** Forgets the copy. */
export function forgetRecord(): void {
  copy = { record: undefined };
}
