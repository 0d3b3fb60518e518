// A session that nobody works in is ended by the server alone, once, and on record.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import {
  expectLoginPage,
  IDLE_REASON,
  justAfter,
  justBefore,
  LOCK,
  logoutsOnRecord,
  now,
  OVER,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('an idle session', () => {
  test(
    'is ended by the next navigation, on record exactly once, with a reason',
    { tag: '@catches:server-does-not-judge' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copy = person.copy();
      wait(OVER);

      expectLoginPage(await person.get('/admin/clients'));
      const login = await person.get('/admin/authentication');
      expect(login.text).toMatch(IDLE_REASON);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });

      expectLoginPage(await copy.get('/admin/clients'));
      expect((await copy.poll()).text).not.toContain('notificationsIds');
      await host.cron();
      expect(await logoutsOnRecord(host)).toBe(1);
    },
  );

  test(
    'refuses a background request, which ends nothing',
    { tag: '@catches:poll-ends-the-session' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      wait(OVER);
      for (const headers of [{ 'X-Requested-With': 'XMLHttpRequest' }, { 'Sec-Fetch-Mode': 'cors' }]) {
        const answer = await person.get('/admin/misc/notifications_check', headers);
        expect(answer.status).toBe(401);
        expect(JSON.parse(answer.text)).toEqual({ verdict: 'ended' });
        expect(answer.headers.get('Cache-Control')).toContain('no-store');
      }
      expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
      expectLoginPage(await person.get('/admin'));
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    },
  );

  test(
    'that ends takes nothing from the browser but its cookies',
    { tag: '@catches:storage-wiped-at-the-logout' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const other = await Visitor.logIn(host, agent);
      wait(OVER);
      const header = { 'X-Requested-With': 'XMLHttpRequest', 'X-Inactivity-Logout': `session=${session}` };
      const endings = [
        await person.get('/inactivity_logout_master/session', header),
        await other.get('/admin/clients'),
      ];
      expect(JSON.parse(endings[0]?.text ?? '')).toMatchObject({ verdict: 'ended' });
      // With "storage" the guard would go, and Chromium would hang on a page that a worker has fetched.
      for (const { headers } of endings) expect(headers.get('Clear-Site-Data')).toBeNull();
    },
  );

  test('is not prolonged by polls', { tag: '@catches:polls-count' }, async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const refusedAt = now() + REFUSED_AFTER;
    await untilJustBefore(refusedAt, async () => expect((await person.poll()).status).toBe(200));
    waitUntil(justAfter(refusedAt));
    expect((await person.poll()).status).toBe(401);
    expectLoginPage(await person.get('/admin'));
  });

  test(
    'is not prolonged by navigations once its pages report',
    { tag: '@catches:reload-counts-on-the-server' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      const refusedAt = now() + REFUSED_AFTER;
      await untilJustBefore(refusedAt, async () =>
        expect((await person.get('/admin/clients')).status).toBe(200),
      );
      waitUntil(justAfter(refusedAt));
      expectLoginPage(await person.get('/admin/clients'));
    },
  );

  test('that asks for the login or logout page is ended for inactivity', async ({ host }) => {
    for (const path of ['/admin/authentication', '/admin/authentication/logout']) {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      wait(OVER);
      expect((await person.open(path)).text).toContain('name="password"');
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    }
  });

  test('is ended by a form that is sent', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    wait(OVER);
    expectLoginPage(await person.post('/admin/clients/client/1', { company: 'Never saved' }));
    expect(await host.query("SELECT 1 FROM tblclients WHERE company = 'Never saved'")).toEqual([]);
  });

  test(
    'is put on record by the cron when its browser never comes back, once',
    { tag: '@catches:nobody-records-who-never-came-back' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const goneAt = now() + REFUSED_AFTER + LOCK;
      await host.cron();
      waitUntil(justBefore(goneAt));
      await host.cron();
      expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
      waitUntil(justAfter(goneAt));
      await host.cron();
      await host.cron();
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
      const swept = await logoutsOnRecord(host);
      expectLoginPage(await person.get('/admin'));
      expect(await logoutsOnRecord(host)).toBe(swept);
      expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    },
  );
});

test.describe("Perfex's own logout", () => {
  test(
    'ends the row without a word about inactivity',
    { tag: '@catches:logout-on-purpose-recorded-as-idle' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      expect((await person.open('/admin/authentication/logout')).text).not.toMatch(IDLE_REASON);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
      expect(await logoutsOnRecord(host)).toBe(0);
    },
  );
});
