// "Remember me" in both forms Perfex has had (docs/host.md#remember-me).

import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe } from './probe-module.js';

const FORMS = {
  '2.x': { cookie: /^a:2:\{s:7:"user_id";s:1:"2";s:3:"key";s:16:"[0-9a-f]{16}";\}$/, hashLength: 32 },
  '3.x': { cookie: /^\{"user_id":"2","key":"[0-9a-f]{16}"\}$/, hashLength: 64 },
} as const;

for (const profile of ['2.x', '3.x'] as const) {
  test.describe(`in ${profile}`, () => {
    let host: Host;
    let client: AdminClient;

    test.beforeAll(async () => {
      host = await Host.start({ profile });
    });
    test.beforeEach(async () => {
      client = await AdminClient.logIn(host.url, agent, { rememberMe: true });
    });
    test.afterAll(() => host.close());

    test(`the cookie and its row are as ${profile} writes them, for 62 days, readable by scripts (docs/host.md#remember-me)`, async () => {
      expect(decodeURIComponent(client.cookies.get('autologin') ?? '')).toMatch(FORMS[profile].cookie);
      expect(client.cookies.headerOf('autologin')).toContain(`Max-Age=${62 * 86400}`);
      expect(client.cookies.headerOf('autologin')).not.toContain('HttpOnly');
      const [row] = await host.query('SELECT key_id, staff FROM tbluser_auto_login WHERE user_id = 2');
      expect(String(row?.['key_id'])).toHaveLength(FORMS[profile].hashLength);
      expect(row?.['staff']).toBe('1');
    });

    test('whoever lost the session is logged in again, silently, and the cookie is renewed (docs/host.md#remember-me)', async () => {
      client.cookies.delete('sp_session');
      const page = await client.get('/admin');
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie().some((header) => header.startsWith('autologin='))).toBe(true);
    });

    test('it revives even on a poll (docs/host.md#remember-me)', async () => {
      client.cookies.delete('sp_session');
      expect((await client.get('/admin/misc/notifications_check', { ajax: true })).status).toBe(200);
    });

    test('logout deletes the row but leaves the cookie in the browser, of no use (docs/host.md#remember-me)', async () => {
      await client.get('/admin/authentication/logout');
      expect(client.cookies.get('autologin')).toBeDefined();
      expect(await client.isLoggedIn()).toBe(false);
    });

    test('the cookie of the other form, or rubbish, logs nobody in and breaks nothing', async () => {
      const other =
        profile === '3.x' ? 'a:2:{s:7:"user_id";i:2;s:3:"key";s:1:"x";}' : '{"user_id":2,"key":"x"}';
      for (const value of [other, 'rubbish', '{"user_id":{},"key":[]}', 'O:8:"stdClass":0:{}']) {
        const stranger = new AdminClient(host.url);
        stranger.cookies.set('autologin', encodeURIComponent(value));
        expect((await stranger.get('/admin')).location, value).toBe(`${host.adminUrl}/authentication`);
      }
    });
  });
}

test('a module that only drops the session keys sees them come back with the next request (docs/host.md#remember-me)', async () => {
  const host = await Host.start();
  const drop = "$this->session->unset_userdata(array('staff_user_id', 'staff_logged_in'))";
  const file = controller('Drop_probe', 'App_Controller', { index: drop });
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'drop_probe',
    files: { 'controllers/Drop_probe.php': file },
  });
  for (const rememberMe of [false, true]) {
    const client = await AdminClient.logIn(host.url, agent, { rememberMe });
    await client.get('/drop_probe');
    expect(await client.isLoggedIn()).toBe(rememberMe);
  }
  await host.close();
});

test('autologin fires neither of the login hooks (docs/host.md#login-hooks)', async () => {
  const host = await Host.start();
  const init = ['before_staff_login', 'after_staff_login']
    .map((hook) => `hooks()->add_action('${hook}', function () { header('X-Heard: ${hook}', false); });`)
    .join('\n');
  await installProbe(await AdminClient.logIn(host.url, administrator), { name: 'quiet_probe', init });
  const client = new AdminClient(host.url);
  expect((await client.logIn(agent, { rememberMe: true })).headers.get('x-heard')).toBe(
    'before_staff_login, after_staff_login',
  );
  client.cookies.delete('sp_session');
  const page = await client.get('/admin');
  expect(page.status).toBe(200);
  expect(page.headers.get('x-heard')).toBeNull();
  await host.close();
});
