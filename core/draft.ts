// A draft: what somebody has typed on one page and not saved. Of what the page held before, a mark is part of it, by which
// it is known again, and what her own text has taken the place of.
import { isCardNumber } from './draft-fields.js';

/** `text` and `html` are written; a `choice` is made and a `tick` is set, and the host may save either at once. */
export type FieldKind = 'text' | 'html' | 'choice' | 'tick';

const KINDS: readonly unknown[] = ['text', 'html', 'choice', 'tick'] satisfies FieldKind[];

export interface DraftField {
  readonly called: string;
  readonly kind: FieldKind;
  readonly value: string;
  /** The mark of what it was typed upon. */
  readonly upon: string;
  /** That text itself, for whoever has to put two changes of it together; not where nobody could. */
  readonly before?: string | undefined;
}

export interface Draft {
  readonly path: string;
  readonly fields: readonly DraftField[];
}

/** A field as it stands on a page. */
export interface FieldNow {
  readonly kind: FieldKind;
  readonly value: string;
}

/**
 * What becomes of a field of a draft: it `fits` where the page is as it was typed upon, is `asked` about where filling it
 * in could save it, has `changed` where somebody else has written there meanwhile, and is `gone` where there is no such
 * field. What is there already is nothing to offer.
 */
export type Offering = 'fits' | 'asked' | 'changed' | 'gone' | 'there';

export function offeringOf(field: DraftField, now: FieldNow | undefined): Offering {
  if (now?.kind !== field.kind) return 'gone';
  if (now.value === field.value) return 'there';
  if (!isWritten(field)) return 'asked';
  return markOf(now.value) === field.upon ? 'fits' : 'changed';
}

/**
 * Returns what is kept of the text that a field was typed upon.
 *
 * - Must keep no number of a payment card, whoever put it there.
 */
export function keptBefore(kind: FieldKind, before: string): string | undefined {
  return isWritten({ kind }) && !isCardNumber(before) ? before : undefined;
}

function isWritten({ kind }: { readonly kind: FieldKind }): boolean {
  return kind === 'text' || kind === 'html';
}

/** A longer text would take longer to seal than anybody's next key. */
const FIELD_LENGTH_MAX = 2_000_000;

const DRAFT_LENGTH_MAX = 4_000_000;

/** Nobody compares a longer text with two others by eye. */
const BEFORE_LENGTH_MAX = 100_000;

/**
 * Returns the fields that a draft has room for, the latest first.
 *
 * - Must let go of nothing that was typed for the sake of what was there before.
 */
export function withinLimits(latestFirst: readonly DraftField[]): DraftField[] {
  let left = DRAFT_LENGTH_MAX;
  const hasRoom = (text: string, most: number): boolean => {
    if (text.length > most || text.length > left) return false;
    left -= text.length;
    return true;
  };
  return latestFirst
    .filter(({ value }) => hasRoom(value, FIELD_LENGTH_MAX))
    .map(({ before, ...field }) =>
      before !== undefined && hasRoom(before, BEFORE_LENGTH_MAX) ? { ...field, before } : field,
    );
}

/**
 * Returns whether a request with these values has sent a form: everything that can be written in it, whether somebody has
 * or not. What is chosen in it is sent with that, in ways of its own.
 *
 * - Must take no request for it that asks about one field, as for whether an address is taken.
 */
export function hasSent(form: readonly FieldNow[], values: ReadonlySet<string>): boolean {
  const written = form.filter(isWritten);
  const needed = written.length > 0 ? written : form;
  return needed.length > 0 && needed.every(({ value }) => values.has(inLines(value)));
}

/** Returns a text with its ends of lines as fields have them; forms send others. */
export function inLines(text: string): string {
  return text.replace(/\r\n/g, '\n');
}

/** Returns a mark of a text, by which it is known again and not read: FNV-1a, and a sum in powers of 31. */
export function markOf(text: string): string {
  let [fnv, sum] = [0x811c9dc5, 0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    fnv = Math.imul(fnv ^ unit, 0x01000193);
    sum = (Math.imul(sum, 31) + unit) | 0;
  }
  return [fnv, sum].map((part) => (part >>> 0).toString(36)).join('.');
}

/** Returns the draft that was written down as this text; undefined for whatever is none. Never throws. */
export function readDraft(text: string): Draft | undefined {
  let draft: unknown;
  try {
    draft = JSON.parse(text);
  } catch {
    // No draft either: nothing has been read.
  }
  const { path, fields } = (draft ?? {}) as { [name: string]: unknown };
  // A path of this site as browsers write it, and no address elsewhere: it becomes a link.
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\0- ]*$/.test(path)) return undefined;
  return Array.isArray(fields) && fields.every(isField) ? { path, fields } : undefined;
}

function isField(field: unknown): field is DraftField {
  const { called, kind, value, upon, before = upon } = (field ?? {}) as { [name: string]: unknown };
  return [called, value, upon, before].every((text) => typeof text === 'string') && KINDS.includes(kind);
}
