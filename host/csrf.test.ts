// The CSRF token: its cookie's life, what a POST needs, and how a refusal looks in each profile
// (docs/host.md#csrf-token).

import { expect, test } from '@playwright/test';
import { MovableClock } from './clock/clock.js';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe, type Probe } from './probe-module.js';

const EXEMPT: Probe = {
  name: 'exempt_probe',
  files: {
    'config/csrf_exclude_uris.php': "return array('exempt_probe/open.*');",
    'controllers/Exempt_probe.php': controller('Exempt_probe', 'App_Controller', {
      open: 'count($_POST)',
      shut: '1',
    }),
  },
};

/** APP_CSRF_EXPIRE, in seconds. */
const LIFETIME = 3660;

const cookieOf = (headers: Headers): string =>
  headers.getSetCookie().find((header) => header.startsWith('csrf_cookie_name=')) ?? '';

test.describe('in 3.x', () => {
  let host: Host;
  let client: AdminClient;
  let clock: MovableClock;

  test.beforeAll(async () => {
    clock = new MovableClock();
    host = await Host.start({ clock });
    client = await AdminClient.logIn(host.url, administrator);
    await installProbe(client, EXEMPT, { activate: false });
  });
  test.afterAll(async () => {
    await host.close();
    clock.remove();
  });

  test('every GET sends the same token for another 3660 s, strict and readable by scripts (docs/host.md#csrf-token)', async () => {
    const before = client.cookies.get('csrf_cookie_name');
    for (const path of ['/admin', '/admin/misc/notifications_check']) {
      const header = cookieOf((await client.get(path)).headers);
      expect(header).toContain(`csrf_cookie_name=${before};`);
      expect(header).toContain('Max-Age=3660');
      expect(header).toContain('SameSite=Strict');
      expect(header).not.toContain('HttpOnly');
    }
  });

  test('a POST that is let in sends the token again, too (docs/host.md#csrf-token)', async () => {
    const before = client.cookies.get('csrf_cookie_name');
    const header = cookieOf((await client.post('/admin/clients/table', {}, { ajax: true })).headers);
    expect(header).toContain(`csrf_cookie_name=${before};`);
    expect(header).toContain('Max-Age=3660');
    expect(cookieOf((await client.post('/admin/settings', {}, { csrf: false })).headers)).toBe('');
  });

  test('a browser that lost the cookie gets a new token, and the open page fails (docs/host.md#csrf-token)', async () => {
    const other = await AdminClient.logIn(host.url, agent);
    const old = other.cookies.get('csrf_cookie_name') ?? '';
    other.cookies.delete('csrf_cookie_name');
    await other.get('/admin/misc/notifications_check');
    expect(other.cookies.get('csrf_cookie_name')).not.toBe(old);
    expect((await other.post('/admin/clients/table', { csrf_token_name: old }, { ajax: true })).status).toBe(
      419,
    );
  });

  test('a page is good for 3660 s after the last request, and its form is refused a second later (docs/host.md#pages)', async () => {
    clock.holdAt(clock.now());
    const person = await AdminClient.logIn(host.url, agent, { clock });
    const form = { csrf_token_name: person.cookies.get('csrf_cookie_name') ?? '' };
    const send = async () => (await person.post('/admin/clients/table', form, { ajax: true })).status;
    for (const beat of [LIFETIME - 1, LIFETIME - 1]) {
      await person.get('/admin/misc/notifications_check', { ajax: true });
      clock.holdAt(clock.now() + beat * 1000);
      expect(await send()).toBe(200);
    }
    // A POST renews the cookie, too (docs/host.md#csrf-token).
    clock.holdAt(clock.now() + (LIFETIME + 1) * 1000);
    expect(await send()).toBe(419);
  });

  test('a page prints csrfData for its scripts, and get_csrf_for_ajax the same (docs/host.md#csrf-token)', async () => {
    const page = await client.get('/admin');
    const data = JSON.parse(/var csrfData = (\{.*?\});/.exec(page.text)?.[1] ?? '{}');
    const hash = client.cookies.get('csrf_cookie_name');
    expect(data).toEqual({ formatted: { csrf_token_name: hash }, token_name: 'csrf_token_name', hash });
  });

  test('a POST without the token is refused: AJAX by a bare 419, a page by 403 (docs/host.md#csrf-token)', async () => {
    const ajax = await client.post('/admin/clients/table', {}, { ajax: true, csrf: false });
    expect([ajax.status, ajax.text]).toEqual([419, 'Page Expired']);
    const page = await client.post('/admin/settings', {}, { csrf: false });
    expect(page.status).toBe(403);
    expect(page.text).toContain('<title>Error</title>');
    expect(page.text).toContain('<h1>419 Page Expired!</h1>');
  });

  test('the token counts as a form field only: not in a header, not in JSON (docs/host.md#csrf-token)', async () => {
    const token = client.cookies.get('csrf_cookie_name') ?? '';
    const headers = { 'X-CSRF-TOKEN': token };
    expect((await client.post('/admin/clients/table', {}, { ajax: true, csrf: false, headers })).status).toBe(
      419,
    );
    const json = await fetch(`${host.adminUrl}/clients/table`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Cookie: client.cookies.headerFor('/'),
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: JSON.stringify({ csrf_token_name: token }),
    });
    expect(json.status).toBe(419);
  });

  test('a module exempts its own addresses by config/csrf_exclude_uris.php, active or not (docs/host.md#csrf-token)', async () => {
    expect((await client.post('/exempt_probe/open', { a: '1' }, { csrf: false })).text).toBe('1');
    expect((await client.post('/exempt_probe/shut', {}, { csrf: false })).status).toBe(403);
  });
});

test('2.x knows no such exemption and shows the old page (docs/host.md#csrf-token)', async () => {
  const host = await Host.start({ profile: '2.x' });
  const client = await AdminClient.logIn(host.url, administrator);
  await installProbe(client, EXEMPT);
  expect((await client.post('/exempt_probe/open', {}, { ajax: true, csrf: false })).status).toBe(419);
  const page = await client.post('/exempt_probe/open', {}, { csrf: false });
  expect(page.status).toBe(403);
  expect(page.text).toContain('The action you have requested is not allowed.');
  await host.close();
});

test('a token that only TLS may carry is not sent without TLS (docs/host.md#csrf-token)', async () => {
  const host = await Host.start({ constants: { APP_COOKIE_SECURE: true } });
  const ask = (headers: Record<string, string>) => fetch(`${host.adminUrl}/authentication`, { headers });
  expect(cookieOf((await ask({})).headers)).toBe('');
  expect(cookieOf((await ask({ 'X-Forwarded-Proto': 'https' })).headers)).toContain('; secure');
  await host.close();
});

test('with CSRF protection off there is no cookie, no csrfData and no refusal (docs/host.md#csrf-token)', async () => {
  const host = await Host.start({ constants: { APP_CSRF_PROTECTION: false } });
  const client = await AdminClient.logIn(host.url, administrator);
  expect(client.cookies.get('csrf_cookie_name')).toBeUndefined();
  expect((await client.get('/admin')).text).not.toContain('csrfData =');
  expect((await client.post('/admin/clients/table', { draw: '1' }, { ajax: true })).status).toBe(200);
  await host.close();
});
