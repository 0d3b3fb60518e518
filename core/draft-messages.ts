// The wire between a page and the worker as far as drafts go. The worker keeps what pages have sealed, and cannot read it.
// Whoever gets what it does not know ignores it, as in core/messages.ts.
import { isDraftName, isEntry, type DraftEntry } from './draft-store.js';

/** What the worker keeps of a draft besides its entry. */
export interface SealedText {
  readonly nonce: ArrayBuffer;
  readonly sealed: ArrayBuffer;
}

export interface KeepDraft extends SealedText {
  readonly type: 'KEEP_DRAFT';
  readonly entry: DraftEntry;
}

/** Asks for the list of one person's drafts. */
export interface ListDrafts {
  readonly type: 'LIST_DRAFTS';
  readonly owner: string;
}

export interface ReadDraft {
  readonly type: 'READ_DRAFT';
  readonly owner: string;
  readonly id: string;
}

export interface DropDrafts {
  readonly type: 'DROP_DRAFTS';
  readonly owner: string;
  readonly ids: readonly string[];
}

export type DraftMessage = KeepDraft | ListDrafts | ReadDraft | DropDrafts;

/** The worker's answer to any of them: the person's list as it is then, and the text that was asked for. */
export interface DraftAnswer {
  readonly type: 'DRAFTS';
  /** False where there was no room, or no database. */
  readonly isDone: boolean;
  readonly entries: readonly DraftEntry[];
  readonly text?: SealedText | undefined;
}

/** Longer than the nonce of AES-GCM is none. */
export const NONCE_BYTES = 12;

/** Returns whether this is something that a page says of drafts, in the shape that this build knows. */
export function isDraftMessage(heard: unknown): heard is DraftMessage {
  const { type, owner, id, ids, entry, ...text } = (heard ?? {}) as { [field: string]: unknown };
  if (type === 'KEEP_DRAFT') return isEntry(entry) && isSealedText(text);
  if (!isDraftName(owner)) return false;
  if (type === 'READ_DRAFT') return isDraftName(id);
  if (type === 'DROP_DRAFTS') return Array.isArray(ids) && ids.every(isDraftName);
  return type === 'LIST_DRAFTS';
}

export function isSealedText(text: unknown): text is SealedText {
  const { nonce, sealed } = (text ?? {}) as { [name: string]: unknown };
  return nonce instanceof ArrayBuffer && nonce.byteLength === NONCE_BYTES && sealed instanceof ArrayBuffer;
}
