// What becomes of each field of a draft, and what is no draft at all.
import { expect, test } from '@playwright/test';
import {
  hasSent,
  markOf,
  offeringOf,
  readDraft,
  withinLimits,
  type DraftField,
  type FieldNow,
} from './draft.js';

const FIELD: DraftField = { called: 'f\nmessage\n\n0', kind: 'text', value: 'typed', upon: markOf('old') };

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

test('a mark tells texts apart, and does not hold them', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'a'.repeat(1_000_000), '😴', '\u202eright to left'];
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

test('a draft is read as it was written', () => {
  const draft = { path: '/admin/tickets/ticket/1?tab=a', fields: [FIELD] };
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
  '{"path":"javascript:alert(1)","fields":[]}',
  '{"path":"//elsewhere.example","fields":[]}',
  '{"path":"/\\\\elsewhere.example","fields":[]}',
  '{"path":"https://elsewhere.example","fields":[]}',
  '{"path":"/admin","fields":{}}',
  '{"path":"/admin","fields":[null]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":"b"}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"script","value":"b","upon":"c"}]}',
  '{"path":"/admin","fields":[{"called":"a","kind":"text","value":{},"upon":"c"}]}',
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
