// The ways a CRM is installed that change its addresses (docs/host.md#admin-address and
// docs/host.md#addresses-and-servers).

import { expect, test } from '@playwright/test';
import { Host, type HostOptions } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe } from './probe-module.js';

const WAYS: Record<string, { options: HostOptions; url: RegExp; admin: RegExp }> = {
  'in a sub-folder': {
    options: { basePath: '/crm' },
    url: /^http:\/\/localhost:\d+\/crm$/,
    admin: /^http:\/\/localhost:\d+\/crm\/admin$/,
  },
  'with index.php in its addresses': {
    options: { indexPage: true },
    url: /^http:\/\/localhost:\d+\/index\.php$/,
    admin: /^http:\/\/localhost:\d+\/index\.php\/admin$/,
  },
  'with an admin address of its own': {
    options: { adminUri: 'backoffice', basePath: '/a/b', indexPage: true },
    url: /^http:\/\/localhost:\d+\/a\/b\/index\.php$/,
    admin: /^http:\/\/localhost:\d+\/a\/b\/index\.php\/backoffice$/,
  },
};

for (const [way, { options, url, admin }] of Object.entries(WAYS)) {
  test(`a CRM ${way}: login, pages, modules and return address work (docs/host.md#addresses-and-servers)`, async () => {
    const host = await Host.start(options);
    expect(host.url).toMatch(url);
    expect(host.adminUrl).toMatch(admin);
    const adminUri = options.adminUri ?? 'admin';
    const client = await AdminClient.logIn(host.url, administrator, { adminUri });
    expect(await client.isLoggedIn()).toBe(true);
    await installProbe(client, {
      name: 'address_probe',
      files: {
        'controllers/Address_probe.php': controller('Address_probe', 'App_Controller', {
          index: 'array(admin_url(), site_url("x"), base_url("x"), get_admin_uri(), current_full_url())',
        }),
      },
    });
    for (const path of ['/address_probe?a=1', `/${adminUri}/address_probe?a=1`]) {
      expect(JSON.parse((await client.get(path)).text)).toEqual([
        `${host.adminUrl}/`,
        `${host.url}/x`,
        `${host.baseUrl}/x`,
        adminUri,
        `${host.url}${path}`,
      ]);
    }
    const style = /<link rel="stylesheet" href="([^"]*crm\.css[^"]*)"/.exec(
      (await client.get(`/${adminUri}`)).text,
    )?.[1];
    expect((await fetch(style ?? '')).status).toBe(200);

    const other = new AdminClient(host.url, { adminUri });
    expect((await other.get(`/${adminUri}/tickets`)).location).toBe(`${host.adminUrl}/authentication`);
    expect((await other.logIn(agent)).location).toBe(`${host.adminUrl}/tickets`);
    await host.close();
  });
}

test('an address behind "index.php?" is the page that it names, with what follows it (docs/host.md#addresses-and-servers)', async () => {
  for (const options of [{}, { basePath: '/crm' }]) {
    const host = await Host.start(options);
    const client = await AdminClient.logIn(host.url, administrator);
    for (const front of ['/index.php?', '/?']) {
      expect((await client.get(`${front}/admin/clients`)).text).toBe(
        (await client.get('/admin/clients')).text,
      );
      const settings = await client.get(`${front}/admin/settings?group=misc`);
      expect(settings.text).toContain('limit_top_search_bar_results_to');
    }
    await host.close();
  }
});

test('an address is not decoded: what is written otherwise is another page, or none (docs/host.md#addresses-and-servers)', async () => {
  const host = await Host.start();
  const client = await AdminClient.logIn(host.url, administrator);
  expect((await client.get('/admin/clients')).status).toBe(200);
  for (const path of ['/%61dmin/clients', '/admin/client%73', '/admin%2Fclients'])
    expect((await client.get(path)).status, path).toBe(404);
  await host.close();
});

test('where the admin address is another, nothing is at /admin (docs/host.md#admin-address)', async () => {
  const host = await Host.start({ adminUri: 'backoffice' });
  expect((await fetch(`${host.url}/admin`)).status).toBe(404);
  expect((await fetch(`${host.url}/backoffice/authentication`)).status).toBe(200);
  await host.close();
});

test('a CRM in a sub-folder owns nothing outside of it', async () => {
  const host = await Host.start({ basePath: '/crm' });
  expect((await fetch(new URL('/admin', host.url))).status).toBe(404);
  expect((await fetch(new URL('/crmadmin', host.url))).status).toBe(404);
  await host.close();
});
