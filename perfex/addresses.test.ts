// The addresses that the browser's half is told, in the ways that a CRM is installed
// (docs/host.md#addresses-and-servers); and that what they answer is about the login that the pages see.
import { expect } from '@playwright/test';
import { guardPath } from '../core/deletion.js';
import type { HostOptions } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { MODULE, OVER, POLICY, startHost, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const INSTALLATIONS: readonly [where: string, options: HostOptions, admin: string][] = [
  ['at the top of its site', {}, '/admin'],
  ['in a sub-folder', { basePath: '/crm' }, '/crm/admin'],
  ['with index.php in addresses', { indexPage: true }, '/index.php/admin'],
  [
    'in a sub-folder, with index.php in addresses',
    { basePath: '/crm', indexPage: true },
    '/crm/index.php/admin',
  ],
  ['under a custom admin address', { adminUri: 'office' }, '/office'],
];

const AS_A_REPORT = { 'X-Requested-With': 'XMLHttpRequest' };

for (const [where, options, admin] of INSTALLATIONS) {
  test(`a Perfex ${where} names the report and the worker below its admin path, and answers there`, async () => {
    const host = await startHost(options);
    try {
      const below = (address: string): string => address.slice(host.baseUrl.length);
      const person = new Visitor(host);
      await person.get(`${below(host.adminUrl)}/authentication`);
      await person.post(`${below(host.adminUrl)}/authentication`, { ...agent });
      const page = await person.get(`${below(host.adminUrl)}/clients`);
      const { urls, session } = readConfigBlock(page.text);
      const { scope, report = '', worker = '' } = urls;
      expect(page.text).toContain(`${host.baseUrl}/modules/${MODULE}/assets/guard.js?v=`);
      expect(scope).toBe(admin);
      expect(report).toBe(`${host.adminUrl}/${MODULE}/session`);
      // The worker asks its neighbour.
      expect(new URL('session', worker).href).toBe(report);

      // Where the worker looks whether the module is still there.
      const guard = new URL(guardPath(scope ?? ''), host.baseUrl).href;
      expect(guard).toBe(`${host.baseUrl}/modules/${MODULE}/assets/guard.js`);
      expect((await person.get(below(guard))).status).toBe(200);

      const script = await person.get(below(worker));
      expect(script.status).toBe(200);
      expect(script.headers.get('Service-Worker-Allowed')).toBe(admin);
      const header = { ...AS_A_REPORT, 'X-Inactivity-Logout': `session=${session}` };
      const { text } = await person.get(below(report), header);
      expect(JSON.parse(text)).toMatchObject({ verdict: 'alive', session });
    } finally {
      await host.close();
    }
  });
}

test(
  'where the session is a cookie of the admin area alone, the report speaks of the login that the pages see',
  { tag: '@catches:report-where-pages-are-not' },
  async () => {
    const host = await startHost({ constants: { APP_COOKIE_PATH: '/admin' } });
    try {
      const person = await Visitor.logIn(host, agent);
      const { urls, session } = readConfigBlock((await person.get('/admin/clients')).text);
      const path = new URL(urls['report'] ?? '').pathname;
      const header = { ...AS_A_REPORT, 'X-Inactivity-Logout': `session=${session}` };
      // What a browser sends there, and what it does not.
      const answer = await (path.startsWith('/admin/') ? person : new Visitor(host)).get(path, header);
      expect(JSON.parse(answer.text)).toMatchObject({ verdict: 'alive', session });
    } finally {
      await host.close();
    }
  },
);

test(
  'beside a stale session cookie with a longer path, the report speaks of what the pages see: nobody',
  { tag: '@catches:report-where-pages-are-not/addresses' },
  async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { urls, session } = readConfigBlock((await person.get('/admin/clients')).text);
    const good = `sp_session=${person.cookies.get('sp_session')}`;
    const browser = new Visitor(host);
    // A browser sends the cookie with the longer path first, and PHP takes the first.
    const send = (path: string, headers: Record<string, string> = {}) =>
      browser.get(path, {
        ...headers,
        Cookie: path.startsWith('/admin/') ? `sp_session=${'0'.repeat(32)}; ${good}` : good,
      });
    expect((await send('/admin/clients')).location).toBe('/admin/authentication');
    browser.cookies.clear();
    const report = new URL(urls['report'] ?? '').pathname;
    const { text } = await send(report, { ...AS_A_REPORT, 'X-Inactivity-Logout': `session=${session}` });
    expect(JSON.parse(text)).toEqual({ verdict: 'none' });
  },
);

test('the addresses of older versions go on answering: a worker would take a 404 for the end of the module', async ({
  ownHost: host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const header = {
    ...AS_A_REPORT,
    'X-Inactivity-Logout': `session=${await person.session()}&idle_seconds=0`,
  };
  const ask = async (): Promise<unknown> => JSON.parse((await person.get(`/${MODULE}/session`, header)).text);
  expect(await ask()).toMatchObject({ verdict: 'alive' });
  const worker = await person.get(`/${MODULE}/worker?v=of-an-older-version`);
  expect(worker.status).toBe(200);
  expect(worker.headers.get('Service-Worker-Allowed')).toBe('/admin');
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' });
  expect(await ask()).toEqual({ verdict: 'off' });
});

test('why somebody was logged out is told to this Perfex alone: another may live in the folder beside', async () => {
  const host = await startHost({ basePath: '/crm' });
  try {
    const person = await Visitor.logIn(host, agent);
    wait(OVER);
    const { headers } = await person.get('/admin/clients');
    expect(headers.get('set-cookie')).toMatch(
      /inactivity_logout_reason=idle; expires=[^;]*; Max-Age=\d+; path=\/crm;/i,
    );
  } finally {
    await host.close();
  }
});
