// The server around the CRM: how it goes away and comes back, what tests can make it answer, and how it fails.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, manager } from './people.js';
import { installProbe } from './probe-module.js';
import { readWishes } from './start.js';

let host: Host;
let client: AdminClient;

test.beforeAll(async () => {
  host = await Host.start();
  client = await AdminClient.logIn(host.url, administrator);
});

test.afterAll(() => host.close());

test('disconnect refuses and drops connections; reconnect brings back the same address and sessions', async () => {
  const undo = host.intercept(/slow/, 'hang');
  const hanging = fetch(`${host.url}/slow`).catch(() => 'dropped');
  await expect.poll(() => host.requests.some(({ path }) => path === '/slow')).toBe(true);
  await host.disconnect();
  expect(await hanging).toBe('dropped');
  await expect(fetch(host.url)).rejects.toThrow();
  await host.reconnect();
  undo();
  expect(await client.isLoggedIn()).toBe(true);
});

test('intercept answers in place of the CRM until it is undone; requests are on record', async () => {
  host.clearRequests();
  const undo = host.intercept(({ path }) => path.startsWith('/admin/tickets'), {
    status: 403,
    headers: { 'Content-Type': 'text/html' },
    body: 'firewall',
  });
  const answer = await client.get('/admin/tickets?x=1', { ajax: true });
  expect([answer.status, answer.text]).toEqual([403, 'firewall']);
  undo();
  expect((await client.get('/admin/tickets')).status).toBe(200);
  expect(host.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['GET', '/admin/tickets?x=1', 403],
    ['GET', '/admin/tickets', 200],
  ]);
  expect(host.requests[0]?.headers['x-requested-with']).toBe('XMLHttpRequest');
});

test('a request is dated at its arrival, not when its turn comes', async () => {
  const init = `if (isset($_GET['slow'])) { usleep(400000); }
    header('X-Waited: ' . round(microtime(true) - $_SERVER['REQUEST_TIME_FLOAT'], 3));
    header('X-Types: ' . gettype($_SERVER['REQUEST_TIME']) . ' ' . gettype($_SERVER['REQUEST_TIME_FLOAT']) . ' ' . $_SERVER['SERVER_PROTOCOL']);`;
  await installProbe(client, { name: 'time_probe', init });
  const [, second] = await Promise.all([
    client.get('/admin/misc/notifications_check?slow=1', { ajax: true }),
    new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
      client.get('/admin/misc/notifications_check', { ajax: true }),
    ),
  ]);
  expect(Number(second.headers.get('x-waited'))).toBeGreaterThan(0.3);
  expect(second.headers.get('x-types')).toBe('integer double HTTP/1.1');
});

test('a port in use is said plainly', async () => {
  const port = Number(new URL(host.url).port);
  await expect(Host.start({ port })).rejects.toThrow(`Port ${port} is in use by another program.`);
});

test('an unreachable or broken database is the CRM’s own error page, with status 500 and no stack trace', async () => {
  const broken = await Host.start();
  const bringBack = broken.takeDatabaseAway();
  const expectErrorPage = async () => {
    const page = await new AdminClient(broken.url).get('/admin');
    expect(page.status).toBe(500);
    expect(page.text).toContain('<h1>A Database Error Occurred</h1>');
    expect(page.text).not.toMatch(/\.php|PDO|#0/);
  };
  await expectErrorPage();
  const file = join(broken.directory, 'database.sqlite');
  writeFileSync(file, 'this is no database, whatever its name says'.repeat(100));
  await expectErrorPage();
  bringBack();
  expect((await fetch(`${broken.adminUrl}/authentication`)).status).toBe(200);
  await broken.close();
});

test('a module that breaks every page shows an error page and no stack trace', async () => {
  const other = await Host.start();
  const admin = await AdminClient.logIn(other.url, administrator);
  await installProbe(admin, {
    name: 'broken_probe',
    init: "hooks()->add_action('app_init', function () { nowhere_defined(); });",
  }).catch(() => undefined);
  const page = await admin.get('/admin');
  expect(page.status).toBe(500);
  expect(page.text).not.toMatch(/nowhere_defined|\.php/);
  expect((await admin.get('/admin?skip_modules_load=1')).status).toBe(200);
  await other.close();
});

for (const profile of ['2.x', '3.x'] as const) {
  test(`no page of ${profile} makes PHP complain`, async () => {
    const quiet = await Host.start({ profile });
    const admin = await AdminClient.logIn(quiet.url, administrator, { rememberMe: true });
    await admin.saveSettings('general', { companyname: 'Quiet & Co' });
    const paths = [
      '',
      '/clients/client/1',
      '/tickets/ticket/1',
      '/settings?group=misc',
      '/modules',
      '/clients/login_as_client/1',
    ];
    for (const path of paths) await admin.get(`/admin${path}`);
    await admin.get('/');
    await quiet.cron();
    await admin.get('/admin/authentication/logout');
    await admin.get('/admin/authentication/forgot_password');
    await admin.logIn(manager);
    const log = join(quiet.directory, 'php-errors.log');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
    await quiet.close();
  });
}

test('with csp every answer carries a strict policy, and only the host’s own inline scripts have its nonce', async () => {
  const strict = await Host.start({ csp: true });
  const admin = await AdminClient.logIn(strict.url, administrator);
  const page = await admin.get('/admin');
  const policy = page.headers.get('content-security-policy') ?? '';
  const nonce = /^default-src 'self'; script-src 'self' 'nonce-([^']+)'$/.exec(policy)?.[1];
  expect(nonce).toBeDefined();
  const inline = [...page.text.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(
    ([, attributes]) => attributes,
  );
  expect(inline.length).toBeGreaterThan(0);
  expect(new Set(inline)).toEqual(new Set([` nonce="${nonce}"`]));
  expect((await admin.get('/admin')).headers.get('content-security-policy')).not.toBe(policy);
  await strict.close();
});

test('the wishes for the demo are read, and a bad one is refused with a sentence', () => {
  expect(readWishes({})).toEqual({
    port: 8080,
    profile: '3.x',
    timeoutMinutes: undefined,
    secondsPerMinute: 60,
  });
  expect(readWishes({ PORT: '0', PROFILE: '2.x', TIMEOUT_MINUTES: '1', SECONDS_PER_MINUTE: '0.5' })).toEqual({
    port: 0,
    profile: '2.x',
    timeoutMinutes: 1,
    secondsPerMinute: 0.5,
  });
  const refused = { PORT: 'abc', PROFILE: '4', TIMEOUT_MINUTES: '0', SECONDS_PER_MINUTE: '-1' };
  for (const [name, value] of Object.entries(refused)) {
    expect(() => readWishes({ [name]: value }), name).toThrow(
      new RegExp(`^${name} must be .* not "${value}"\\.$`),
    );
  }
});
