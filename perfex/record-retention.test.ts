// The record of logins holds people's addresses and browsers: it is kept for a time, and not for ever.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { clock, now, POLICY, rowOf, startHost, test, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

const DAY = 86_400;
const KEPT_FOR = 60;

/** Logs in, and says that it was so many days ago; answers the login's id. */
async function loginOf(host: Host, daysAgo: number, isEnded: boolean): Promise<string> {
  const session = await (await Visitor.logIn(host, agent)).session();
  const moment = now() - daysAgo * DAY;
  await host.query(
    `UPDATE tblinactivity_logout_sessions SET started_at = ?, last_activity_at = ?, ended_at = ${isEnded ? '?' : 'NULL'}
     WHERE session_id = ?`,
    [moment, moment, ...(isEnded ? [moment] : []), session],
  );
  return session;
}

async function keepForSixtyDays(host: Host): Promise<void> {
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, record_days: String(KEPT_FOR) });
}

/** Cron runs on two days, as it does with the first login that is ever deleted. */
async function runCronForADay(host: Host): Promise<void> {
  await host.cron();
  wait(DAY);
  await host.cron();
}

test(
  'cron deletes logins that ended longer ago than the record is kept, and no others',
  { tag: '@catches:record-kept-for-ever' },
  async ({ ownHost: host }) => {
    await keepForSixtyDays(host);
    const old = await loginOf(host, KEPT_FOR + 1, true);
    const forgotten = await loginOf(host, KEPT_FOR + 1, false);
    const young = await loginOf(host, KEPT_FOR - 2, true);
    const open = await (await Visitor.logIn(host, agent)).session();
    for (const [reason, daysAgo] of [
      ['old', KEPT_FOR + 1],
      ['young', KEPT_FOR - 2],
    ] as const) {
      await host.query(
        `INSERT INTO tblinactivity_logout_holds (place, session_id, staff_id, reason, held_from, held_until, seconds)
         VALUES (?, ?, 1, ?, 0, ?, 60)`,
        [reason, young, reason, now() - daysAgo * DAY],
      );
    }
    await runCronForADay(host);
    expect(await host.query('SELECT reason FROM tblinactivity_logout_holds')).toEqual([{ reason: 'young' }]);
    for (const session of [old, forgotten]) expect(await rowOf(host, session)).toBeUndefined();
    for (const session of [young, open]) expect(await rowOf(host, session)).toBeDefined();
  },
);

test('cron deletes them too while the module is switched off', async ({ ownHost: host }) => {
  await keepForSixtyDays(host);
  const ended = await loginOf(host, KEPT_FOR + 1, true);
  const open = await loginOf(host, KEPT_FOR + 1, false);
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' });
  await runCronForADay(host);
  for (const session of [ended, open]) expect(await rowOf(host, session)).toBeUndefined();
});

/** A host with a clock of its own, which can be put wrong. */
async function startHostWithOwnClock(): Promise<{ host: Host; putAheadBy(seconds: number): void }> {
  const own = clock.wallClock();
  const host = await startHost({
    clock: {
      now: () => clock.now() + own.isAheadBy,
      get environment() {
        return own.environment;
      },
    },
  });
  return { host, putAheadBy: (seconds) => own.putWrongBy(seconds * 1000 - own.isAheadBy) };
}

test(
  'a clock that is a year ahead for a minute takes nothing from the record, whenever cron meets it',
  { tag: '@catches:record-deleted-by-a-wrong-clock' },
  async () => {
    const { host, putAheadBy } = await startHostWithOwnClock();
    try {
      await keepForSixtyDays(host);
      const session = await loginOf(host, KEPT_FOR - 10, true);
      // On the first day, when nothing is known of the clock yet; and on a later one.
      for (const when of ['first', 'later']) {
        putAheadBy(365 * DAY);
        await host.cron();
        wait(60);
        await host.cron();
        putAheadBy(0);
        await runCronForADay(host);
        expect(await rowOf(host, session), `on the ${when} day`).toBeDefined();
      }
      for (let day = 0; day < 10; day += 1) await runCronForADay(host);
      expect(await rowOf(host, session), 'when its time has come').toBeUndefined();
    } finally {
      await host.close();
    }
  },
);
