// What becomes of each field of a draft, and what is no draft at all.
import { expect, test } from '@playwright/test';
import {
  hasSent,
  inLines,
  keptBefore,
  markOf,
  offeringOf,
  readDraft,
  withinLimits,
  type DraftField,
  type FieldKind,
  type FieldNow,
} from './draft.js';

/** As a version before this one has written it down; the mark is that of "old". */
const FIELD: DraftField = { called: 'f\nmessage\n\n0', kind: 'text', value: 'typed', upon: '1ghkija.2cyv' };

for (const [what, field, now, offering, tag = []] of [
  ['the page is as it was typed upon', {}, { kind: 'text', value: 'old' }, 'fits'],
  ['the text is there already', {}, { kind: 'text', value: 'typed' }, 'there'],
  [
    'somebody else has written there',
    {},
    { kind: 'text', value: 'theirs' },
    'changed',
    '@catches:newer-text-overwritten',
  ],
  ['there is no such field', {}, undefined, 'gone'],
  ['the field is of another kind now', {}, { kind: 'html', value: 'old' }, 'gone'],
  [
    'a choice, whose change may be saved at once',
    { kind: 'choice' },
    { kind: 'choice', value: 'old' },
    'asked',
  ],
  ['a tick, too', { kind: 'tick', value: '1' }, { kind: 'tick', value: '' }, 'asked'],
  ['a choice that is made already', { kind: 'choice' }, { kind: 'choice', value: 'typed' }, 'there'],
] as const satisfies readonly (readonly [string, object, FieldNow | undefined, string, string?])[]) {
  test(`${what}: ${offering}`, { tag }, () => {
    expect(offeringOf({ ...FIELD, ...field }, now)).toBe(offering);
  });
}

const SUBJECT: FieldNow = { kind: 'text', value: 'Two\nlines' };
const MESSAGE: FieldNow = { kind: 'html', value: '<p>typed</p>' };
const ELSE_EMPTY: FieldNow = { kind: 'text', value: '' };
const CHOICE: FieldNow = { kind: 'choice', value: 'a\nb' };
for (const [what, form, values, has, tag = []] of [
  ['all that is written', [SUBJECT, MESSAGE], ['Two\nlines', '<p>typed</p>'], true],
  ['more than that', [SUBJECT], ['token', 'Two\nlines'], true],
  ['the written, whatever becomes of choices', [SUBJECT, CHOICE], ['Two\nlines', 'a', 'b'], true],
  ['a choice alone', [{ kind: 'choice', value: 'a' }], ['a'], true],
  ['one field of two', [SUBJECT, MESSAGE], ['Two\nlines'], false, '@catches:checked-fields-taken-for-saved'],
  ['one field, and not the empty one', [SUBJECT, ELSE_EMPTY], ['Two\nlines'], false],
  ['another text', [SUBJECT], ['Two'], false],
  ['nothing', [SUBJECT], [], false],
  ['values, where the form has none', [], ['a'], false],
] as const satisfies readonly (readonly [string, FieldNow[], string[], boolean, string?])[]) {
  test(`a request with ${what} has ${has ? '' : 'not '}sent the form`, { tag }, () => {
    expect(hasSent(form, new Set(values))).toBe(has);
  });
}

test('what forms send ends its lines as fields do, and so does what they hold', () => {
  expect(inLines('Two\r\nlines\r\n\n')).toBe('Two\nlines\n\n');
  expect(hasSent([{ kind: 'html', value: 'Two\r\nlines' }], new Set(['Two\nlines']))).toBe(true);
});

test('an update of the module marks texts as before, or all that was typed upon would be said to have changed', () => {
  const [fnv, sum] = [0xbf9cf968, 0x100000000 - 1268878963];
  expect(markOf('foobar')).toBe(`${fnv.toString(36)}.${sum.toString(36)}`);
});

test('a mark tells texts apart, and does not hold them', () => {
  const texts = ['', '\0', 'a', 'b', 'ab', 'ba', 'a'.repeat(1000), '😴', '\u202eright to left'];
  const marks = texts.map(markOf);
  expect(new Set(marks).size).toBe(texts.length);
  for (const mark of marks) expect(mark.length).toBeLessThan(16);
});

test('of too much text, the latest is kept', () => {
  const field = (called: string, length: number): DraftField => ({
    ...FIELD,
    called,
    value: 'x'.repeat(length),
  });
  const fields = [
    field('a', 1_500_000),
    field('huge', 2_000_001),
    field('b', 2_000_000),
    field('c', 600_000),
  ];
  expect(withinLimits([...fields, field('d', 100)]).map(({ called }) => called)).toEqual(['a', 'b', 'd']);
});

test('what was there before is kept beside it, where it can be compared by eye, and makes no typed text go', () => {
  const field = (called: string, value: number, before: number): DraftField => ({
    ...FIELD,
    called,
    value: 'x'.repeat(value),
    before: 'y'.repeat(before),
  });
  const kept = withinLimits([
    field('short', 10, 20),
    field('long before', 10, 100_001),
    field('huge', 1_999_990, 100_000),
    field('fits exactly', 1_999_900, 70),
    field('too late', 0, 1),
  ]);
  expect(kept.map(({ called, before }) => [called, before?.length])).toEqual([
    ['short', 20],
    ['long before', undefined],
    ['huge', undefined],
    ['fits exactly', 70],
    ['too late', undefined],
  ]);
});

for (const [what, kind, before, isKept, tag = []] of [
  ['a text', 'text', 'Dear customer', true],
  ['nothing', 'text', '', true],
  ['a formatted text', 'html', '<p>Dear customer</p>', true],
  [
    'the number of a card, which somebody has put there',
    'text',
    '4111 1111 1111 1111',
    false,
    '@catches:numbers-of-cards-kept-as-what-was-there',
  ],
  ['a choice, which is seen on the page', 'choice', 'staff', false],
  ['a tick', 'tick', '1', false],
] as const satisfies readonly (readonly [string, FieldKind, string, boolean, string?])[]) {
  test(`what was there before is ${isKept ? '' : 'not '}kept: ${what}`, { tag }, () => {
    expect(keptBefore(kind, before)).toBe(isKept ? before : undefined);
  });
}

test('a draft is read as it was written, of whichever kind its fields are, with what was there before or without', () => {
  const kinds = (['text', 'html', 'choice', 'tick'] as const).map((kind) => ({ ...FIELD, kind }));
  const fields = [...kinds, { ...FIELD, before: 'old' }];
  for (const draft of [
    { path: '/admin/tickets/ticket/1?tab=a', fields },
    { path: '/admin', fields: [] },
  ])
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
});

/** A browser leaves tabs and ends of lines out of an address before it reads it. */
for (const path of ['/\t/elsewhere.example', '/\n\\elsewhere.example', '/admin/\r', '/admin/ x']) {
  test(
    `no draft: of a page at ${JSON.stringify(path)}`,
    { tag: path.includes('\t') ? '@catches:drafts-lead-elsewhere' : [] },
    () => {
      expect(readDraft(JSON.stringify({ path, fields: [] }))).toBeUndefined();
    },
  );
}

for (const text of [
  '',
  'null',
  '7',
  '"text"',
  '[]',
  '{',
  '{"path":"/admin"}',
  '{"path":7,"fields":[]}',
  '{"path":["/admin"],"fields":[]}',
  '{"path":"javascript:alert(1)","fields":[]}',
  '{"path":"//elsewhere.example","fields":[]}',
  '{"path":"/\\\\elsewhere.example","fields":[]}',
  '{"path":"https://elsewhere.example","fields":[]}',
  '{"path":"/admin","fields":{}}',
  '{"path":"/admin","fields":[null]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":"b","upon":"c"},null]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":"b"}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"script","value":"b","upon":"c"}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":{},"upon":"c"}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":"b","upon":"c","before":{}}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":"b","upon":"c","before":null}]}',
]) {
  test(`no draft: ${text}`, () => {
    expect(readDraft(text)).toBeUndefined();
  });
}

test('whatever a draft is broken into, reading it throws nothing and gives no half of one', () => {
  const whole = JSON.stringify({ path: '/admin', fields: [FIELD, { ...FIELD, kind: 'html' }] });
  for (let at = 0; at < whole.length; at++) {
    for (const broken of [whole.slice(0, at), whole.slice(0, at) + '\u0000' + whole.slice(at + 1)]) {
      const read = readDraft(broken);
      expect(read === undefined || read.fields.length === 2, broken).toBe(true);
    }
  }
});
