// CodeIgniter keeps a session under every id it has had (docs/host.md#session-ids): what has ended is refused in all of
// them.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import {
  expectLoginPage,
  justAfter,
  logoutsOnRecord,
  now,
  POLICY,
  refusedAfter,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

/** A page view rotates the id that many seconds after the last time (docs/host.md#session-ids). */
const ROTATED_AFTER = justAfter(300);

/** Longer than several rotations, so that nobody is logged out for waiting for one. */
const TIMEOUT_MINUTES = 60;
const PATIENT = { ...POLICY, timeout_minutes: String(TIMEOUT_MINUTES) };

/** Lets time pass until the next page view rotates the id, and opens that page. Returns who still has the id before. */
async function rotate(person: Visitor): Promise<Visitor> {
  const copy = person.copy();
  wait(ROTATED_AFTER);
  await person.get('/admin');
  expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
  return copy;
}

test.describe('a copy of a session under a rotated id', () => {
  test.beforeEach(async ({ ownHost }) => {
    await (await Visitor.logIn(ownHost, administrator)).saveSettings(PATIENT);
  });

  test(
    'goes with the session that was ended',
    { tag: '@catches:rotated-session-id-stays-valid' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copy = await rotate(person);
      expect(await copy.copy().isLoggedIn()).toBe(true);
      expect(await person.report(`session=${session}&log_out=1`)).toMatchObject({ verdict: 'ended' });
      expect(await copy.isLoggedIn()).toBe(false);
    },
  );

  test(
    'is on record once though the list of ended sessions was lost',
    { tag: '@catches:recorded-twice' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const copy = await rotate(person);
      wait(justAfter(refusedAfter(TIMEOUT_MINUTES)));
      expectLoginPage(await person.get('/admin'));
      await host.php(
        "$db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => '{}']);",
      );
      expectLoginPage(await copy.get('/admin'));
      expect(await logoutsOnRecord(host)).toBe(1);
    },
  );

  test('that expires does not end the session that is in use, nor claim so in the record', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const works = async () =>
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
    await works();
    const refusedAt = now() + refusedAfter(TIMEOUT_MINUTES);
    const copy = await rotate(person);
    await untilJustBefore(refusedAt, works);
    expect((await copy.poll()).status).toBe(200);
    waitUntil(justAfter(refusedAt));
    expectLoginPage(await copy.get('/admin'));
    await works();
    expect(await logoutsOnRecord(host)).toBe(0);
  });

  test('is refused the moment another one was ended, however many there are and whatever they ask for', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const copies: Visitor[] = [];
    while (copies.length < 5) copies.push(await rotate(person));
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
