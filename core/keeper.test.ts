// The keeper over a record that cannot be written down.
import { expect, test } from '@playwright/test';
import { createKeeper } from './keeper.js';
import type { Record } from './record.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const expired: Record = {
  session: { id: 'a', lastActivityAt: NOON - 16 * MINUTE, seenAt: NOON, policy },
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON - 16 * MINUTE,
  reportedAt: NOON - 16 * MINUTE,
  locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
};

for (const { isWritten, way, tag = [] } of [
  { isWritten: true, way: 'login' },
  { isWritten: false, way: 'forward', tag: '@catches:redirect-though-nothing-was-written' },
] as const) {
  test(`an end that is ${isWritten ? '' : 'not '}written down leads to ${way}`, { tag }, async () => {
    const keeper = createKeeper({
      now: () => NOON,
      wait: () => Promise.resolve(),
      read: () => Promise.resolve(expired),
      take: (decide) => Promise.resolve({ ...decide(expired), isWritten }),
      send: () => Promise.resolve({ verdict: 'ended' }),
      tell: () => undefined,
      standDown: () => Promise.resolve(),
    });
    expect(await keeper.judge('/admin/clients')).toBe(way);
  });
}
