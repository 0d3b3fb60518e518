// Which fields of a page are kept when they are typed in, and what each is called, so that it is found again after the
// page was loaded anew. What a field looks like is read in src/.

/** A field as its page describes it. */
export interface FieldDescription {
  /** The type of a form field as the page says it, or `editor` for whatever else one can write in. */
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly autocomplete: string;
  /** Whether the page excludes it, or nobody can type in it. */
  readonly isExcluded: boolean;
  /** What tells its form from others; empty where it stands in none. */
  readonly form: string;
  /** What a box stands for that shares its name with others. */
  readonly option: string;
}

/** What `autocomplete` calls secrets. That it says `off` is no reason: Perfex says so everywhere. */
const SECRET_PURPOSE = /^(one-time-code|(current|new)-password|cc-)/;

/** What secrets are called where only their name tells. */
const SECRET_NAME =
  /pass(w|phrase)|pwd|secret|\bapi ?key|\btoken\b|\botp\b|one ?time|\b2fa\b|two ?factor|\bcv[vc]\b|\bcard ?(number|num|no)\b|\bpin\b/;

/** What somebody writes or chooses; no other type of input is known to be harmless. */
const KEPT_TYPE =
  /^(text|email|url|tel|number|date|datetime-local|month|week|time|color|checkbox|radio|textarea|select-.*|editor)$/;

/**
 * Returns whether what is typed in a field is kept.
 *
 * - Must keep no password, one-time code or card number, no hidden field and no file.
 * - Must keep nothing that the page excludes.
 */
export function isKept({ type, name, id, autocomplete, isExcluded }: FieldDescription): boolean {
  if (isExcluded || !KEPT_TYPE.test(type)) return false;
  const purposes = autocomplete.toLowerCase().split(/\s/);
  if (purposes.some((purpose) => SECRET_PURPOSE.test(purpose))) return false;
  // As words, however the page writes them: `cardNumber`, `card-number`, `settings[card_number]`.
  const words = `${name} ${id}`.replace(/([a-z])(?=[A-Z])/g, '$1 ').replace(/[^a-z\d]+/gi, ' ');
  if (SECRET_NAME.test(words.toLowerCase())) return false;
  // Boxes for searching have no name, and nothing would find them again.
  return type === 'editor' || name + id !== '';
}

/** Returns whether a text is the number of a payment card and nothing else, by its last digit, too. */
export function isCardNumber(text: string): boolean {
  if (!/^(\d[\s-]{0,2}){13,19}$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) {
    const value = Number(digits[digits.length - place]) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/**
 * Returns what each of a page's fields is called, in their order: by its form and name, and by its place among those
 * that share both. What is called alike on another visit is the same field, whatever came or went around it.
 */
export function nameFields(fields: readonly FieldDescription[]): string[] {
  const seen = new Map<string, number>();
  return fields.map(({ form, name, id, type, option }) => {
    const called = [form, name || id || type, option].join('\n');
    const place = seen.get(called) ?? 0;
    seen.set(called, place + 1);
    return `${called}\n${place}`;
  });
}

/** Returns what tells a field's form from others, out of what the field is called. */
export function formOf(called: string): string {
  return called.split('\n')[0]!;
}

/** Returns what a field calls itself, out of what it is called here. */
export function ownName(called: string): string {
  return called.split('\n')[1] ?? '';
}
