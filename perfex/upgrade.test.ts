// From an older version to this one, as an administrator does it: uploads the new zip over the old one and, sooner or
// later, presses "Upgrade database". What stands in for an older version is this module without what came since.
import { expect, test } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import type { Host } from '../host/host.js';
import { AdminClient, installModule, uploadModule } from '../host/install-module.js';
import { alertOf } from '../host/admin-client.js';
import { administrator, agent } from '../host/people.js';
import { packageModule } from '../scripts/package.js';
import { EXPIRE_AFTER, logoutsOnRecord, now, POLICY, rowOf, startPerfex, wait } from './guarded-host.js';
import { readConfigBlock, Visitor, type Verdict } from './visitor.js';

const MODULE = 'inactivity_logout_master';
const SAVED = { enabled: '1', timeout_minutes: '20', warning_seconds: '45', message: 'Wake up.' };
const NEW_OPTIONS = ['inactivity_logout_lifetime_hours', 'inactivity_logout_lifetime_since'];

/** The zip of this module as another version: with its number in the header, without some files, with some edits. */
function asVersion(
  number: string,
  without: RegExp,
  edits: readonly (readonly [string, string, string])[] = [],
): Uint8Array {
  const { zip, version } = packageModule();
  const files = unzipSync(zip);
  const all = [[`${MODULE}.php`, `Version: ${version}\n`, `Version: ${number}\n`] as const, ...edits];
  for (const [name, find, replace] of all) {
    const path = `${MODULE}/${name}`;
    const text = new TextDecoder().decode(files[path]);
    expect(text.split(find), `${name} has this once: ${find}`).toHaveLength(2);
    files[path] = new TextEncoder().encode(text.replace(find, replace));
  }
  return zipSync(Object.fromEntries(Object.entries(files).filter(([name]) => !without.test(name))));
}

function firstVersion(): Uint8Array {
  return asVersion('0.1.0', /\/migrations\/\d/);
}

/** 0.2.0 had its addresses beside the admin path, signed no pages and knew none. */
function versionWithOldAddresses(): Uint8Array {
  const file = 'includes/config-block.php';
  return asVersion('0.2.0', /\/migrations\/021/, [
    [file, "'worker' => admin_url($addresses . 'worker')", "'worker' => site_url($addresses . 'worker')"],
    [file, "admin_url($addresses . 'session')", "site_url($addresses . 'session')"],
    [file, "$page = inactivity_logout_rendered_page((int) $stamp['staff_id']);", '$page = null;'],
  ]);
}

async function option(host: Host, name: string): Promise<unknown> {
  const [row] = await host.query('SELECT value FROM tbloptions WHERE name = ?', [name]);
  return row?.['value'];
}

async function installedVersion(host: Host): Promise<unknown> {
  const [row] = await host.query('SELECT installed_version FROM tblmodules WHERE module_name = ?', [MODULE]);
  return row?.['installed_version'];
}

test.describe('from 0.1.0', () => {
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
});

// Tabs that 0.2.0 rendered go on running after the zip was replaced: their worker knows the old addresses alone, its reports
// say nothing that came later, and the session's data is as 0.2.0 wrote it.
test.describe('from 0.2.0, with browsers open', () => {
  const OLD_REPORT = `/${MODULE}/session`;
  const OPTIONS_SINCE = [
    'inactivity_logout_signing_key',
    'inactivity_logout_record_days',
    'inactivity_logout_visible_time',
    'inactivity_logout_sound',
    'inactivity_logout_button_only',
  ];
  const PAGE = '/admin/clients/client/5';
  let host: Host;
  let person: Visitor;
  let session: string;

  /** What the worker of 0.2.0 says. */
  async function oldWorkerReports(fields = ''): Promise<Verdict & { status: number }> {
    const answer = await person.get(OLD_REPORT, {
      'X-Requested-With': 'XMLHttpRequest',
      'X-Inactivity-Logout': `session=${session}${fields}`,
    });
    return { ...(JSON.parse(answer.text) as Verdict), status: answer.status };
  }

  async function upgrade({ isPressed = false } = {}): Promise<void> {
    const client = await AdminClient.logIn(host.url, administrator);
    const { zip, fileName, version } = packageModule();
    await uploadModule(client, zip, fileName);
    if (isPressed) await client.follow(await client.get(`/admin/modules/upgrade_database/${MODULE}`));
    expect(await installedVersion(host)).toBe(isPressed ? version : '0.2.0');
  }

  test.beforeEach(async () => {
    host = await startPerfex();
    await installModule(host.url, versionWithOldAddresses(), `${MODULE}-0.2.0.zip`, administrator);
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '4' });
    for (const name of OPTIONS_SINCE) await host.php(`$db->where('name', '${name}')->delete('tbloptions');`);
    person = await Visitor.logIn(host, agent);
    const block = readConfigBlock((await person.get(PAGE)).text);
    expect(block.urls['report']).toBe(`${host.url}${OLD_REPORT}`);
    expect(block.page).toBeNull();
    session = block.session;
  });

  test.afterEach(() => host.close());

  for (const isPressed of [false, true]) {
    const when = isPressed ? 'after its link was pressed' : 'before its link is pressed';
    test(`a session that is open goes on, by old reports and new pages, ${when}`, async () => {
      expect(await oldWorkerReports('&idle_seconds=0')).toMatchObject({ verdict: 'alive', session });
      await upgrade({ isPressed });
      expect(await oldWorkerReports('&idle_seconds=0')).toMatchObject({ verdict: 'alive', session });
      const block = readConfigBlock((await person.get(PAGE)).text);
      expect(block.session).toBe(session);
      expect(block.urls['report']).toBe(`${host.adminUrl}/${MODULE}/session`);
      expect(block.page?.path).toBe(PAGE);
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      expect(await oldWorkerReports('&idle_seconds=0')).toMatchObject({ verdict: 'alive', session });
      for (const name of OPTIONS_SINCE) {
        // A signature needs its key at once; the days have a default until somebody presses or saves.
        const isThere = isPressed || name === 'inactivity_logout_signing_key';
        expect((await option(host, name)) !== undefined, name).toBe(isThere);
      }
    });
  }

  test('a session that is over by then is ended by its old report, once, and its page is offered', async () => {
    await upgrade();
    wait(4 * EXPIRE_AFTER);
    const back = `&return=${encodeURIComponent(PAGE)}`;
    expect(await oldWorkerReports(`&idle_seconds=${4 * EXPIRE_AFTER}${back}`)).toMatchObject({
      verdict: 'ended',
    });
    expect(await oldWorkerReports()).toMatchObject({ status: 200, verdict: 'none' });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'report' });
    expect(await logoutsOnRecord(host)).toBe(1);
    expect((await person.get('/admin/authentication')).text).toContain('after 4 min of inactivity');
    await person.logIn(agent);
    const { paths, text } = await person.open('/admin');
    // Nothing proves that a page was shown there.
    expect(paths).toEqual(['/admin']);
    expect(text).toMatch(new RegExp(`id="inactivity-logout-offer".*${PAGE}`));
  });

  test('a "Log out now" that was given offline is paid at the old address', async () => {
    await upgrade();
    expect(await oldWorkerReports('&log_out=1')).toMatchObject({ verdict: 'ended' });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'logout', ended_by: 'person' });
    expect(await person.isLoggedIn()).toBe(false);
  });

  test('the way back that 0.2.0 left in a cookie is not followed: nobody has signed it', async () => {
    const [row] = await host.query('SELECT staffid FROM tblstaff WHERE email = ?', [agent.email]);
    await upgrade();
    const returning = new Visitor(host);
    returning.cookies.set(
      'inactivity_logout_return',
      encodeURIComponent(`${String(row?.['staffid'])}|${PAGE}`),
    );
    await returning.logIn(agent);
    expect((await returning.open('/admin')).paths).toEqual(['/admin']);
  });

  test('an old worker finds its successor at its own address, and the way out when the module is switched off', async () => {
    await upgrade();
    const worker = `/${MODULE}/worker?v=of-0.2.0`;
    const successor = await person.get(worker);
    expect(successor.status).toBe(200);
    expect(successor.headers.get('Service-Worker-Allowed')).toBe('/admin');
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings({ ...POLICY, enabled: '0' });
    expect(await oldWorkerReports()).toMatchObject({ verdict: 'off' });
    expect((await person.get(worker)).text).toContain('unregister');
  });
});
