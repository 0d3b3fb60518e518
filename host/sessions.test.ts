// Sessions as CodeIgniter keeps them: when ids rotate, what survives, who waits for whom (docs/host.md#session-ids).

import { createHash } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MovableClock } from './clock/clock.js';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe } from './probe-module.js';

/** APP_SESSION_EXPIRATION, in seconds. */
const LIFETIME = 28_800;

const cookieOf = (headers: Headers): string | undefined =>
  headers.getSetCookie().find((header) => header.startsWith('sp_session='));

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

for (const sessions of ['database', 'files'] as const) {
  test.describe(`kept in ${sessions}`, () => {
    let host: Host;
    let client: AdminClient;
    let clock: MovableClock;

    test.beforeAll(async () => {
      clock = new MovableClock();
      host = await Host.start({ sessions, clock });
      await installProbe(await AdminClient.logIn(host.url, administrator), {
        name: 'session_probe',
        files: {
          'controllers/Session_probe.php': controller('Session_probe', 'App_Controller', {
            flash: '$this->session->set_flashdata("note", "kept once")',
            note: '$this->session->flashdata("note")',
            age: '$this->session->set_userdata("__ci_last_regenerate", 1)',
            collect: 'session_gc()',
          }),
        },
      });
    });
    // Everybody starts with an id that is long due to rotate.
    test.beforeEach(async () => {
      client = await AdminClient.logIn(host.url, agent);
      await client.get('/session_probe/age', { ajax: true });
    });
    test.afterAll(async () => {
      await host.close();
      clock.remove();
    });

    test('a page view rotates an id that is due (docs/host.md#session-ids)', async () => {
      const before = client.cookies.get('sp_session');
      const page = await client.get('/admin');
      expect(page.status).toBe(200);
      expect(client.cookies.get('sp_session')).not.toBe(before);
    });

    test('an AJAX poll renews the session cookie and never rotates the id (docs/host.md#session-ids)', async () => {
      const before = client.cookies.get('sp_session');
      const poll = await client.get('/admin/misc/notifications_check', { ajax: true });
      expect(cookieOf(poll.headers)).toContain(`sp_session=${before};`);
      expect(cookieOf(poll.headers)).toContain('Max-Age=28800');
      expect(cookieOf(poll.headers)).toContain('HttpOnly');
    });

    test('a page view that does not rotate sends no session cookie (docs/host.md#session-ids)', async () => {
      await client.get('/admin');
      expect(cookieOf((await client.get('/admin/tickets')).headers)).toBeUndefined();
    });

    test('an id that was rotated away still carries the login, even after the new one was destroyed (docs/host.md#session-ids)', async () => {
      const old = client.cookies.get('sp_session') ?? '';
      await client.get('/admin');
      await client.get('/admin/authentication/logout');
      expect(await client.isLoggedIn()).toBe(false);
      client.cookies.set('sp_session', old);
      expect((await client.get('/admin/misc/notifications_check', { ajax: true })).status).toBe(200);
    });

    test("garbage collection takes a session eight hours after its last request, by PHP's clock (docs/host.md#session-lock)", async () => {
      clock.holdAt(clock.now() + 2 * LIFETIME * 1000);
      const person = await AdminClient.logIn(host.url, agent);
      const id = person.cookies.get('sp_session') ?? '';
      const collector = new AdminClient(host.url);
      const statusOfAPoll = async () => {
        const polling = new AdminClient(host.url);
        polling.cookies.set('sp_session', id);
        return (await polling.get('/admin/misc/notifications_check', { ajax: true })).status;
      };
      for (const seconds of [1, LIFETIME - 1, LIFETIME - 1]) {
        clock.holdAt(clock.now() + seconds * 1000);
        await collector.get('/session_probe/collect');
        expect(await statusOfAPoll()).toBe(200);
      }
      clock.holdAt(clock.now() + (LIFETIME + 1) * 1000);
      await collector.get('/session_probe/collect');
      expect(await statusOfAPoll()).toBe(307);
    });

    test('a logout tells the browser to forget the session, and its cookie reads "deleted" (docs/host.md#destroying-a-session)', async () => {
      await client.get('/admin');
      const header = cookieOf((await client.get('/admin/authentication/logout')).headers);
      expect(header).toMatch(/^sp_session=deleted; expires=Thu, 01.Jan.1970 [^;]*; Max-Age=0;/);
      expect(client.cookies.get('sp_session')).toBeUndefined();
    });

    test('flash data lives until the next request (docs/host.md#session-keys)', async () => {
      await client.get('/session_probe/flash');
      expect((await client.get('/session_probe/note')).text).toBe('"kept once"');
      expect((await client.get('/session_probe/note')).text).toBe('null');
    });

    test('admin pages must not be stored (docs/host.md#addresses-and-servers)', async () => {
      expect((await client.get('/admin')).headers.get('cache-control')).toBe(
        'no-store, no-cache, must-revalidate',
      );
    });
  });
}

test('a session whose lock is not granted is an empty one for that request, and whole for the next (docs/host.md#session-lock)', async () => {
  const host = await Host.start();
  const client = await AdminClient.logIn(host.url, agent);
  const lock = join(host.directory, 'sessions', `lock_${md5(client.cookies.get('sp_session') ?? '')}`);
  // What is no file cannot be locked.
  rmSync(lock);
  mkdirSync(lock);
  for (const ajax of [true, false]) {
    const answer = await client.get('/admin/clients', { ajax });
    expect(answer.location, 'as nobody').toBe(`${host.adminUrl}/authentication`);
    expect(cookieOf(answer.headers), 'with the same id').toBeUndefined();
  }
  rmdirSync(lock);
  expect(await client.isLoggedIn()).toBe(true);
  await host.close();
});

test('requests of one host run one after another, whatever their order of arrival', async () => {
  const host = await Host.start();
  const client = await AdminClient.logIn(host.url, agent);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => client.get('/admin/misc/notifications_check', { ajax: true })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  await host.close();
});
