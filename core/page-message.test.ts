// What the worker listens to, and what it does not.
import { expect, test } from '@playwright/test';
import { isPageMessage } from './page-message.js';

const policy = { revision: 5, expireAfter: 900_000, warnAfter: 840_000, reportEvery: 60_000 };
const copy = { id: 'a', lastActivityAt: 1, seenAt: 2, policy };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' };

for (const message of [
  { type: 'HELLO', copy, locked },
  { type: 'HELLO', copy: { ...copy, endsAt: 3 }, locked },
  { type: 'ACTIVITY', session: 'a', at: 1 },
  { type: 'CHECK', copy },
  { type: 'EXPIRED', copy, returnTo: '/admin', locked },
  { type: 'LOG_OUT', copy, locked },
  { type: 'HOLD', session: 'a', reason: 'Upload', until: 3 },
]) {
  test(`the worker listens to ${JSON.stringify(message)}`, () => {
    expect(isPageMessage(message)).toBe(true);
  });
}

for (const [what, message] of [
  ['nothing', null],
  ['a word', 'HELLO'],
  ['what this build does not know', { type: 'FUTURE' }],
  ['a hello without a session', { type: 'HELLO', locked }],
  ['a session without a name', { type: 'CHECK', copy: { ...copy, id: 7 } }],
  ['a session that no server would name so', { type: 'CHECK', copy: { ...copy, id: 'made up' } }],
  ['activity in such a one', { type: 'ACTIVITY', session: 'a&log_out=1', at: 1 }],
  ['a policy of text', { type: 'CHECK', copy: { ...copy, policy: { ...policy, expireAfter: '900' } } }],
  [
    'a policy without an end',
    { type: 'CHECK', copy: { ...copy, policy: { ...policy, expireAfter: Infinity } } },
  ],
  ['a moment that is none', { type: 'CHECK', copy: { ...copy, seenAt: NaN } }],
  ['texts that would break the locked page', { type: 'HELLO', copy, locked: { ...locked, message: {} } }],
  [
    'texts that would break it while the session is open',
    { type: 'HELLO', copy, locked: { ...locked, awayMessage: {} } },
  ],
  ['a hello without texts', { type: 'HELLO', copy }],
  ['a way back that is no path', { type: 'EXPIRED', copy, returnTo: 7, locked }],
  [
    'activity after a moment that is none',
    { type: 'ACTIVITY', session: 'a', at: 1, anchor: { askedAt: 5n } },
  ],
  ['activity after no moment', { type: 'ACTIVITY', session: 'a', at: 1, anchor: null }],
  [
    'a moment that no server writes',
    { type: 'CHECK', copy: { ...copy, anchor: { moment: '\ud800', askedAt: 1 } } },
  ],
  ['a page without a signature', { type: 'HELLO', copy, locked, page: { path: '/admin' } }],
  ['activity of nobody', { type: 'ACTIVITY', at: 1 }],
  ['a hold without an end', { type: 'HOLD', session: 'a', reason: 'Upload', until: Infinity }],
  ['a hold without a reason', { type: 'HOLD', session: 'a', until: 3 }],
  ['a hold of nobody', { type: 'HOLD', reason: 'Upload', until: 3 }],
  ['activity at no time', { type: 'ACTIVITY', session: 'a', at: 'now' }],
] as const) {
  test(
    `the worker does not listen to ${what}`,
    {
      tag: what === 'texts that would break the locked page' ? '@catches:anything-heard-is-written-down' : [],
    },
    () => {
      expect(isPageMessage(message)).toBe(false);
    },
  );
}
