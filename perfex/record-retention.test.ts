// The record of logins holds people's addresses and browsers: it is kept for a time, and not for ever.
import { expect } from '@playwright/test';
import { administrator, agent } from '../host/people.js';
import { POLICY, rowOf, test, now } from './guarded-host.js';
import { Visitor } from './visitor.js';

const DAY = 86_400;

test(
  'cron deletes logins that ended longer ago than the record is kept, and no others',
  { tag: '@catches:record-kept-for-ever' },
  async ({ ownHost: host }) => {
    await (
      await Visitor.logIn(host, administrator)
    ).saveSettings({
      ...POLICY,
      timeout_minutes: '400',
      record_days: '60',
    });
    // No clock of these tests goes forward by months: rows are put back instead, by those who were really logged in.
    const loginOf = async (daysAgo: number, isEnded: boolean): Promise<string> => {
      const session = await (await Visitor.logIn(host, agent)).session();
      const moment = now() - daysAgo * DAY;
      await host.query(
        `UPDATE tblinactivity_logout_sessions SET started_at = ?, last_activity_at = ?, ended_at = ${isEnded ? '?' : 'NULL'}
       WHERE session_id = ?`,
        [moment, moment, ...(isEnded ? [moment] : []), session],
      );
      return session;
    };
    const old = await loginOf(61, true);
    const forgotten = await loginOf(61, false);
    const young = await loginOf(59, true);
    const open = await (await Visitor.logIn(host, agent)).session();
    await host.cron();
    for (const session of [old, forgotten]) expect(await rowOf(host, session)).toBeUndefined();
    for (const session of [young, open]) expect(await rowOf(host, session)).toBeDefined();
  },
);

test('cron deletes them too while the module is switched off', async ({ ownHost: host }) => {
  const session = await (await Visitor.logIn(host, agent)).session();
  const moment = now() - 366 * DAY;
  await host.query('UPDATE tblinactivity_logout_sessions SET ended_at = ? WHERE session_id = ?', [
    moment,
    session,
  ]);
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' });
  await host.cron();
  expect(await rowOf(host, session)).toBeUndefined();
});
