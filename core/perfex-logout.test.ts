import { expect, test } from '@playwright/test';
import { noticeLogout } from './perfex-logout.js';
import type { Record } from './record.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const open: Record = {
  session: { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy },
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON,
  reportedAt: NOON,
  locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
};

/** Goes to Perfex's logout, where every question takes `takes` milliseconds; returns when the server was asked. */
async function asksAfterLogout(record: (now: number) => Record | undefined, takes = 0): Promise<number[]> {
  let now = NOON;
  const asked: number[] = [];
  await noticeLogout(
    {
      now: () => now,
      wait: (ms) => Promise.resolve(void (now += ms)),
      read: () => Promise.resolve(record(now)),
    },
    { ask: () => Promise.resolve(void (asked.push(now - NOON), (now += takes))) },
  );
  return asked;
}

test('after a logout the server is asked three times within two seconds, however long it takes to answer', async () => {
  expect(await asksAfterLogout(() => open)).toEqual([200, 600, 2000]);
  expect(await asksAfterLogout(() => open, 100)).toEqual([200, 600, 2000]);
});

test('once the logout is known, nobody is asked again', async () => {
  expect(await asksAfterLogout((now) => ({ ...open, isSettled: now > NOON + 100 }))).toEqual([200]);
});

test('where nobody was logged in, nobody is asked, however soon somebody is', async () => {
  expect(await asksAfterLogout(() => undefined)).toEqual([]);
  expect(await asksAfterLogout((now) => ({ ...open, isSettled: now === NOON }))).toEqual([]);
});
