// Inputs that are almost right: something valid, and up to three changes to it. Noise is refused at the first look and
// finds little.
import fc from 'fast-check';

/** What a value may turn into: all of it can be posted to a worker and written into its database. */
const STRANGE: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 31,
  2 ** 53,
  1e300,
  -1e300,
  5n,
  '',
  'a',
  '0',
  '\ud800',
  '\r\nSet-Cookie: a=b',
  '"><script>',
  'x'.repeat(5000),
  '//evil.example/admin',
  [],
  [null],
  [[]],
  {},
  { length: 1 },
  // Cannot be made a text of.
  { toString: 1, valueOf: 1 },
  new Date(NaN),
];

/** What a text may have anywhere: all that addresses, headers, cookies, HTML and numbers are written with. */
const BITS = [
  ...[
    '/',
    '//',
    '\\',
    '..',
    '/../',
    '/./',
    '.',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '%00',
    '%0a',
    '%ff',
    '%25',
    '%',
  ],
  ...[
    '?',
    '#',
    '&',
    '=',
    '[]',
    '[x]',
    ';',
    ':',
    '@',
    '+',
    '-',
    '--',
    ',',
    '|',
    '<',
    '>',
    '"',
    "'",
    ' ',
    '\t',
  ],
  ...['\n', '\r\n', '\0', '\x7f', '\u00e4', '\u202e', '\ufeff', '\u2215', '\ud800', '{', '}', '$', '`', '*'],
  ...['0', '1', '9', '999999999999', 'e', 'E9', '0x', 'INF', 'null', 'undefined', '__proto__', 'a', 'A', 'x'],
  ...['admin', 'authentication', 'Authentication', 'logout', 'inactivity_logout_master', 'session', 'worker'],
  ...['evil.example', 'https://evil.example', 'javascript:', 'clients', 'index.php', 'administrator'],
];

interface Change {
  /** Which of the places it is made at, counted round and round. */
  readonly place: number;
  readonly how: (value: unknown) => unknown;
}

const REMOVED = Symbol('removed');

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(1000),
  how: fc.oneof<fc.WeightedArbitrary<Change['how']>[]>(
    { weight: 4, arbitrary: fc.constantFrom(...STRANGE).map((value) => () => structuredClone(value)) },
    { weight: 2, arbitrary: fc.constant(() => REMOVED) },
    { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }).map((by) => (value) => near(value, by)) },
    { weight: 4, arbitrary: fc.constantFrom(...BITS).map((bit) => (value) => withBit(value, bit)) },
    {
      weight: 1,
      arbitrary: fc
        .anything({ withDate: true, withBigInt: true })
        .map((value) => () => structuredClone(value)),
    },
  ),
});

/** Something valid with up to three changes, anywhere in it. Never the valid value itself, which others may share. */
export function nearValid(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.array(change, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>(changed, structuredClone(value)));
}

/** A valid text with up to four changes. */
export function nearValidText(valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(10_000),
    isAtJoint: fc.boolean(),
    length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(6) }),
    text: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...BITS) },
      { weight: 6, arbitrary: fc.constantFrom('-', '+', '0', '9', '.', '/', '%', '&', '=', '#') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('', 'a'.repeat(2000), '%2F'.repeat(1500), '&a'.repeat(40)) },
    ),
  });
  return fc.tuple(valid, fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
    edits.reduce((so, { at, isAtJoint, length, text: put }) => {
      const places = isAtJoint ? jointsIn(so) : so.length + 1;
      const start = typeof places === 'number' ? at % places : places[at % places.length]!;
      return so.slice(0, start) + put + so.slice(start + length);
    }, text),
  );
}

/** Where the parts of a text begin: its fields, their values, the steps of a path. */
function jointsIn(text: string): number[] {
  return [0, ...[...text.matchAll(/[=&/?#."-]/g)].map(({ index }) => index + 1)];
}

type Parts = Record<string, unknown>;

function changed(value: unknown, { place, how }: Change): unknown {
  const places = placesIn(value);
  const [parent, key] = places[place % (places.length + 1)] ?? [];
  const put = how(parent === undefined || key === undefined ? value : parent[key]);
  if (parent === undefined || key === undefined) return put === REMOVED ? undefined : put;
  if (put === REMOVED) delete parent[key];
  else parent[key] = put;
  return value;
}

function placesIn(value: unknown): [parent: Parts, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = value as Parts;
  return Object.keys(parts).flatMap((key) => [[parts, key] as [Parts, string], ...placesIn(parts[key])]);
}

/** A number a little, much or very much elsewhere, a shorter text, a list once more. */
function near(value: unknown, by: number): unknown {
  if (typeof value === 'number')
    return [value + by, value * by, value + by * 60_000, value * 10 ** (by * 6)][by & 3];
  if (typeof value === 'string') return value.slice(by);
  return Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[]), by] : by;
}

/** A number that is out of all proportion, a text with something at its end, a new field. */
function withBit(value: unknown, bit: string): unknown {
  if (typeof value === 'number') return value * 10 ** (bit.charCodeAt(0) % 40);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value, [bit]: bit };
  return typeof value === 'string' ? value + bit : bit;
}
