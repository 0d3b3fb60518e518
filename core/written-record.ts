// The record as it is kept: written down before anything follows from it; in memory there is a copy, so that a warm
// worker need not read, and so that a broken database leaves a guard that works until the worker stops.
import type { Taken } from './keeper.js';
import { isRecord, type Record, type Step } from './record.js';

/** The place where the record is written down. Both reject when it is broken. */
export interface RecordStore {
  read(): Promise<unknown>;
  /** Reads, changes and writes in one transaction. */
  update(change: (stored: unknown) => Record | undefined): Promise<void>;
}

export interface WrittenRecord {
  /** Answers the copy in memory; undefined when nothing has been read yet. */
  known(): { readonly record: Record | undefined } | undefined;
  /** Reads the record. A store that cannot be read is a browser without a record: the server judges alone. */
  read(): Promise<Record | undefined>;
  /** Takes the step that a decision makes of the record, in one transaction. */
  take(decide: (record: Record | undefined) => Step): Promise<Taken>;
  /** Forgets the copy. */
  forget(): void;
}

export function createWrittenRecord(store: RecordStore): WrittenRecord {
  let copy: { readonly record: Record | undefined } | undefined;

  return {
    known: () => copy,
    async read() {
      if (copy === undefined) {
        const stored = await store.read().catch(() => undefined);
        copy ??= { record: readable(stored) };
      }
      return copy.record;
    },
    async take(decide) {
      let step: Step | undefined;
      let isWritten = true;
      try {
        await store.update((stored) => (step = decide(readable(stored))).record);
      } catch {
        step = decide(copy?.record);
        isWritten = false;
      }
      step ??= decide(undefined);
      copy = { record: step.record };
      return { ...step, isWritten };
    },
    forget() {
      copy = { record: undefined };
    },
  };
}

/** What another version of this worker, or nobody we know, has written is no record. */
function readable(stored: unknown): Record | undefined {
  return isRecord(stored) ? stored : undefined;
}
