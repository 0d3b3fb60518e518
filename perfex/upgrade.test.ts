// From 0.1.0 to this version, as an administrator does it: uploads the new zip over the old one and, sooner or later,
// presses "Upgrade database". What stands in for 0.1.0 is this module without what came since.
import { expect, test } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import type { Host } from '../host/host.js';
import { AdminClient, installModule, uploadModule } from '../host/install-module.js';
import { alertOf } from '../host/admin-client.js';
import { administrator, agent } from '../host/people.js';
import { packageModule } from '../scripts/package.js';
import { now, startPerfex } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const MODULE = 'inactivity_logout_master';
const SAVED = { enabled: '1', timeout_minutes: '20', warning_seconds: '45', message: 'Wake up.' };
const NEW_OPTIONS = ['inactivity_logout_lifetime_hours', 'inactivity_logout_lifetime_since'];

/** The zip of this module with 0.1.0 in its header and without a migration. */
function firstVersion(): Uint8Array {
  const { zip, version } = packageModule();
  const files = Object.entries(unzipSync(zip)).filter(([name]) => !/\/migrations\/\d/.test(name));
  const init = `${MODULE}/${MODULE}.php`;
  return zipSync(
    Object.fromEntries(
      files.map(([name, bytes]) => {
        if (name !== init) return [name, bytes];
        const text = new TextDecoder().decode(bytes);
        expect(text).toContain(`Version: ${version}\n`);
        return [name, new TextEncoder().encode(text.replace(`Version: ${version}\n`, 'Version: 0.1.0\n'))];
      }),
    ),
  );
}

async function option(host: Host, name: string): Promise<unknown> {
  const [row] = await host.query('SELECT value FROM tbloptions WHERE name = ?', [name]);
  return row?.['value'];
}

async function installedVersion(host: Host): Promise<unknown> {
  const [row] = await host.query('SELECT installed_version FROM tblmodules WHERE module_name = ?', [MODULE]);
  return row?.['installed_version'];
}

let host: Host;

test.beforeEach(async () => {
  host = await startPerfex();
  await installModule(host.url, firstVersion(), `${MODULE}-0.1.0.zip`, administrator);
  await (await Visitor.logIn(host, administrator)).saveSettings(SAVED);
  for (const name of NEW_OPTIONS) {
    await host.php(`$db->where('name', '${name}')->delete('tbloptions');`);
  }
  expect(await installedVersion(host)).toBe('0.1.0');
});

test.afterEach(() => host.close());

test('the upgrade keeps the settings and the people who are logged in, and works before its link is pressed', async () => {
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  const revision = await option(host, 'inactivity_logout_policy_revision');
  const { zip, fileName, version } = packageModule();
  const client = await AdminClient.logIn(host.url, administrator);
  await uploadModule(client, zip, fileName);

  // Overwritten, and nobody has pressed anything yet.
  expect(await installedVersion(host)).toBe('0.1.0');
  expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({
    verdict: 'alive',
    session,
    lifetime_left_seconds: null,
    policy: { expire_after_seconds: 1200, warn_after_seconds: 1155 },
  });
  expect(readConfigBlock((await person.open('/admin/clients')).text)).toMatchObject({
    session,
    lifetimeLeftSeconds: null,
    texts: { message: SAVED.message },
  });
  await host.cron();

  const list = await client.get('/admin/modules');
  const [, upgrade = 'no link to upgrade'] =
    new RegExp(`href="([^"]*modules/upgrade_database/${MODULE})"`).exec(list.text) ?? [];
  const upgraded = await client.follow(await client.get(upgrade));
  expect(alertOf(upgraded.text)).toBe('Module database upgraded');
  expect(upgraded.text).not.toContain(`modules/upgrade_database/${MODULE}`);
  expect(await installedVersion(host)).toBe(version);

  expect(await Promise.all(NEW_OPTIONS.map((name) => option(host, name)))).toEqual(['', '0']);
  expect(await option(host, 'inactivity_logout_timeout_minutes')).toBe(SAVED.timeout_minutes);
  expect(await option(host, 'inactivity_logout_message')).toBe(SAVED.message);
  expect(await option(host, 'inactivity_logout_policy_revision')).toBe(revision);
  expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({
    verdict: 'alive',
    session,
  });
});

test('a longest time can be saved before the link is pressed, and the link leaves it alone', async () => {
  const { zip, fileName, version } = packageModule();
  const client = await AdminClient.logIn(host.url, administrator);
  await uploadModule(client, zip, fileName);
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...SAVED, lifetime_hours: '12' });
  expect(await option(host, 'inactivity_logout_lifetime_hours')).toBe('12');
  const since = await option(host, 'inactivity_logout_lifetime_since');
  expect(Number(since)).toBeCloseTo(now(), 0);

  await client.follow(await client.get(`/admin/modules/upgrade_database/${MODULE}`));
  expect(await installedVersion(host)).toBe(version);
  expect(await option(host, 'inactivity_logout_lifetime_hours')).toBe('12');
  expect(await option(host, 'inactivity_logout_lifetime_since')).toBe(since);
  const person = await Visitor.logIn(host, agent);
  const { lifetimeLeftSeconds } = readConfigBlock((await person.open('/admin')).text);
  expect(lifetimeLeftSeconds).toBeGreaterThan(43_000);
});
