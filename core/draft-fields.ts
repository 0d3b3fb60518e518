// Which fields of a page are kept when they are typed in, and what each is called, so that it is found again after the
// page was loaded anew. What a field looks like is read in src/.

/** A field as its page describes it. */
export interface FieldDescription {
  /** The type of an input, `textarea`, `select`, or `editor` for whatever else one can write in. */
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
const SECRET_PURPOSE = /^(one-time-code|(current|new)-password|cc-.*)$/;

/** What secrets are called where only their name tells. */
const SECRET_NAME =
  /passw|pwd|passphrase|secret|\bapi ?key|\btoken\b|\botp\b|one ?time|\b2fa\b|two ?factor|\bcv[vc]\b|\bcard ?(number|num|no)\b|\bpin\b/;

/** Types of inputs that hold nothing that somebody has written or chosen, or what nobody else may read. */
const KEPT_TYPES = [
  ...['text', 'email', 'url', 'tel', 'number', 'date', 'datetime-local', 'month', 'week', 'time', 'color'],
  ...['checkbox', 'radio', 'textarea', 'select', 'editor'],
];

/**
 * Returns whether what is typed in a field is kept.
 *
 * - Must keep no password, one-time code or card number, no hidden field and no file.
 * - Must keep nothing that the page excludes.
 */
export function isKept({ type, name, id, autocomplete, isExcluded }: FieldDescription): boolean {
  if (isExcluded || !KEPT_TYPES.includes(type)) return false;
  const purposes = autocomplete.toLowerCase().split(/\s+/);
  if (purposes.some((purpose) => SECRET_PURPOSE.test(purpose))) return false;
  // As words, however the page writes them: `cardNumber`, `card-number`, `settings[card_number]`.
  const words = `${name} ${id}`.replace(/([a-z])(?=[A-Z])/g, '$1 ').replace(/[^a-z\d]+/gi, ' ');
  if (SECRET_NAME.test(words.toLowerCase())) return false;
  // Boxes for searching have no name, and nothing would find them again.
  return type === 'editor' || name + id !== '';
}

/** Returns whether a text is the number of a payment card and nothing else, by its last digit, too. */
export function isCardNumber(text: string): boolean {
  if (text.length > 40) return false;
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
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

/** Returns what a field calls itself, out of what it is called here. */
export function ownName(called: string): string {
  return called.split('\n')[1] ?? '';
}
