// CodeIgniter keeps a session under every id it has had (PERFEX.md 5): what has ended is refused in all of them.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import {
  expectLoginPage,
  logoutsOnRecord,
  OVER,
  POLICY,
  rowOf,
  startHost,
  test,
  wait,
  clock,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('a copy of a session under a rotated id', () => {
  test(
    'goes with the session that was ended',
    { tag: '@catches:rotated-session-id-stays-valid' },
    async () => {
      const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
      try {
        await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
        const person = await Visitor.logIn(host, agent);
        const session = await person.session();
        const copy = person.copy();
        wait(2.1);
        await person.get('/admin');
        expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
        expect(await copy.copy().isLoggedIn()).toBe(true);
        expect(await person.report(`session=${session}&log_out=1`)).toMatchObject({ verdict: 'ended' });
        expect(await copy.isLoggedIn()).toBe(false);
      } finally {
        await host.close();
      }
    },
  );

  test(
    'is on record once though the list of ended sessions was lost',
    { tag: '@catches:recorded-twice' },
    async () => {
      const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
      try {
        const person = await Visitor.logIn(host, agent);
        const copy = person.copy();
        wait(2.1);
        await person.get('/admin');
        expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
        wait(OVER);
        expectLoginPage(await person.get('/admin'));
        await host.php(
          "$db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => '{}']);",
        );
        expectLoginPage(await copy.get('/admin'));
        expect(await logoutsOnRecord(host)).toBe(1);
      } finally {
        await host.close();
      }
    },
  );

  test('that expires does not end the session that is in use, nor claim so in the record', async () => {
    const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
    try {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copy = person.copy();
      wait(1.2);
      await person.report(`session=${session}&idle_seconds=0`);
      wait(0.9);
      await person.get('/admin');
      expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
      const until = clock.now() + OVER * 1000;
      while (clock.now() < until) {
        wait(0.4);
        expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      }
      expectLoginPage(await copy.get('/admin'));
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      expect(await logoutsOnRecord(host)).toBe(0);
    } finally {
      await host.close();
    }
  });

  test('is refused the moment another one was ended, however many there are and whatever they ask for', async () => {
    const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
    try {
      await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copies = [];
      while (copies.length < 5) {
        const copy = person.copy();
        copies.push(copy);
        const before = copy.cookies.get('sp_session');
        await expect
          .poll(async () => (await person.get('/admin'), person.cookies.get('sp_session')))
          .not.toBe(before);
      }
      for (const copy of copies) expect((await copy.poll()).status).toBe(200);
      expect(await person.report(`session=${session}&log_out=1`)).toMatchObject({ verdict: 'ended' });
      const [page, poll, form, report, customers] = copies as [Visitor, Visitor, Visitor, Visitor, Visitor];
      expectLoginPage(await page.get('/admin/clients'));
      expect((await poll.poll()).status).toBe(401);
      expectLoginPage(await form.post('/admin/clients/client/1', { company: 'Never saved' }));
      expect(await report.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
      expectLoginPage(await customers.get('/'));
      for (const copy of copies) expect(await copy.isLoggedIn()).toBe(false);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
      expect(await logoutsOnRecord(host)).toBe(0);
    } finally {
      await host.close();
    }
  });

  for (const [what, table] of [
    ['', ''],
    [' though its row was lost', 'DELETE FROM tblinactivity_logout_sessions'],
    [' though there is no table', 'DROP TABLE tblinactivity_logout_sessions'],
  ] as const) {
    test(`is on record once when two requests see the same deadline${what}`, async ({ ownHost: host }) => {
      // Both began before the other had ended anything: what they have read of the options says nothing of it.
      const stamp = `array('id' => 'a1', 'staff_id' => 2, 'last_activity_at' => 1.0)`;
      const end = `inactivity_logout_record_ending(${stamp}, 'inactivity', 'server', inactivity_logout_policy(), microtime(true))`;
      await installProbe(await AdminClient.logIn(host.url, administrator), {
        name: 'two_probe',
        files: {
          'controllers/Two_probe.php': controller('Two_probe', 'App_Controller', {
            begin: `inactivity_logout_insert_login(${stamp}, inactivity_logout_policy())`,
            index: `array(${end}, ${end})`,
          }),
        },
      });
      const visitor = new Visitor(host);
      await visitor.get('/two_probe/begin');
      if (table !== '') await host.query(table);
      expect((await visitor.get('/two_probe')).text).toBe('[null,null]');
      expect(await logoutsOnRecord(host)).toBe(1);
    });
  }
});
