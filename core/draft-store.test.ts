// Which drafts stay in a browser.
import { expect, test } from '@playwright/test';
import { isDraftMessage } from './draft-messages.js';
import { entriesThatStay, readEntries, type DraftEntry } from './draft-store.js';

const NOW = 1_000_000_000;
const WEEK = 7 * 24 * 3600_000;
const name = (number: number): string => number.toString(16).padStart(32, '0');

function entry(number: number, changed: Partial<DraftEntry> = {}): DraftEntry {
  const at = NOW - number;
  return {
    id: name(number),
    owner: name(1),
    page: name(2),
    at,
    until: at + 3600_000,
    bytes: 100,
    ...changed,
  };
}

const idsOf = (entries: readonly DraftEntry[]): number[] => entries.map(({ id }) => parseInt(id, 16));

test('those whose time is over go', { tag: '@catches:drafts-kept-for-ever' }, () => {
  const entries = [
    entry(1),
    entry(2, { until: NOW }),
    entry(3, { until: NOW - 1 }),
    entry(4, { until: NOW + 1 }),
  ];
  expect(idsOf(entriesThatStay(entries, NOW))).toEqual([1, 4]);
});

test('of too many, the oldest go', () => {
  const entries = Array.from({ length: 60 }, (_, index) => entry(60 - index));
  expect(idsOf(entriesThatStay(entries, NOW))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('of too much, the oldest go', () => {
  const entries = [entry(1, { bytes: 9e6 }), entry(2, { bytes: 9e6 }), entry(3, { bytes: 9e6 }), entry(4)];
  expect(idsOf(entriesThatStay(entries, NOW))).toEqual([1, 2]);
});

test('what just fits stays', () => {
  const entries = [entry(1, { bytes: 9e6 }), entry(2, { bytes: 11e6 })];
  expect(idsOf(entriesThatStay(entries, NOW))).toEqual([1, 2]);
  expect(idsOf(entriesThatStay([...entries, entry(3, { bytes: 1 })], NOW))).toEqual([1, 2]);
});

test('a clock that was far ahead keeps none for longer than a week', () => {
  const at = NOW + 365 * 24 * 3600_000;
  const [kept] = entriesThatStay([entry(1, { at, until: at + WEEK })], NOW);
  expect(kept?.until).toBe(NOW + WEEK);
});

test('those that are to go sooner stay as they are', () => {
  const entries = [entry(1), entry(2, { until: NOW + WEEK - 1 })];
  expect(entriesThatStay(entries, NOW)).toEqual(entries);
});

for (const [what, stored, count] of [
  ['nothing', undefined, 0],
  ['text', 'drafts', 0],
  ['an object', { length: 3 }, 0],
  ['a list with other things in it', [null, 7, 'x', {}, entry(1), entry(2, { id: 'no name' })], 1],
  [
    'moments that are none',
    [entry(1, { at: NaN }), entry(2, { until: Infinity }), entry(3, { at: 9e15 })],
    0,
  ],
  ['the first and the last of all moments', [entry(1, { at: -8.64e15 }), entry(2, { at: 8.64e15 })], 2],
  [
    'names that are longer, shorter or no text',
    [`${name(1)}0`, `0${name(1)}`, name(1).slice(1), [name(1)] as never].map((id) => entry(1, { id })),
    0,
  ],
] as const) {
  test(`the list is read out of ${what}`, () => {
    expect(readEntries(stored)).toHaveLength(count);
  });
}

const nonce = new ArrayBuffer(12);
const sealed = new ArrayBuffer(40);
for (const message of [
  { type: 'KEEP_DRAFT', entry: entry(1), nonce, sealed },
  { type: 'LIST_DRAFTS', owner: name(1) },
  { type: 'READ_DRAFT', owner: name(1), id: name(2) },
  { type: 'DROP_DRAFTS', owner: name(1), ids: [] },
  { type: 'DROP_DRAFTS', owner: name(1), ids: [name(3)] },
]) {
  test(`the worker listens to ${message.type} ${JSON.stringify(message).length}`, () => {
    expect(isDraftMessage(message)).toBe(true);
  });
}

for (const [what, message] of [
  ['nothing', null],
  ['a word', 'LIST_DRAFTS'],
  ['what this build does not know', { type: 'FUTURE', owner: name(1) }],
  ['a draft without its entry', { type: 'KEEP_DRAFT', nonce, sealed }],
  ['a draft in the clear', { type: 'KEEP_DRAFT', entry: entry(1), nonce, sealed: 'text' }],
  ['a draft without a nonce', { type: 'KEEP_DRAFT', entry: entry(1), sealed }],
  ['a nonce of another length', { type: 'KEEP_DRAFT', entry: entry(1), nonce: sealed, sealed }],
  ['a draft of nobody', { type: 'KEEP_DRAFT', entry: entry(1, { owner: '' }), nonce, sealed }],
  ['whoever asks for everybody', { type: 'LIST_DRAFTS' }],
  ['a draft that is none', { type: 'READ_DRAFT', owner: name(1), id: 'drafts' }],
  ['drafts that are none', { type: 'DROP_DRAFTS', owner: name(1), ids: ['drafts'] }],
] as const) {
  test(`the worker does not listen to ${what}`, () => {
    expect(isDraftMessage(message)).toBe(false);
  });
}
