// Installed, deactivated, removed, installed again: what was there before is there as it was.
import { expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../host/host.js';
import { activateModule, AdminClient, installModule } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import { packageModule } from '../scripts/package.js';
import {
  expectLoginPage,
  GONE,
  MODULE,
  OVER,
  POLICY,
  rowOf,
  startPerfex,
  test,
  wait,
} from './guarded-host.js';
import { hasConfigBlock, Visitor } from './visitor.js';

/** All of Perfex that a module could touch. */
interface Snapshot {
  readonly tables: readonly unknown[];
  readonly options: readonly unknown[];
  readonly modules: readonly unknown[];
  /** Path and checksum of every file, the database, sessions and logs left out. */
  readonly files: readonly string[];
  /** What is connected to Perfex's hooks, the cron's included, by the names of the callbacks. */
  readonly hooks: readonly string[];
}

const HOOKS = `(function () {
    $names = array();
    foreach ((function () { return $this->callbacks; })->call(hooks()) as $hook => $priorities) {
        foreach (array_merge(...array_values($priorities)) as $entry) {
            $names[] = $hook . ': ' . (is_string($entry['callback']) ? $entry['callback'] : 'a closure');
        }
    }
    return $names;
})()`;

/** A module that was there before, and looks at the hooks. */
const NEIGHBOUR = {
  name: 'z_neighbour',
  init: "hooks()->add_action('after_cron_run', 'z_neighbour_on_cron'); function z_neighbour_on_cron() {}",
  files: { 'controllers/Z_neighbour.php': controller('Z_neighbour', 'App_Controller', { index: HOOKS }) },
};

async function snapshotOf(host: Host): Promise<Snapshot> {
  const paths = readdirSync(host.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(host.directory.length + 1))
    .filter((path) => !/^(database\.sqlite|sessions|php-errors\.log)/.test(path))
    .sort();
  return {
    tables: await host.schema(),
    options: await host.query(
      "SELECT name, value, autoload FROM tbloptions WHERE name <> 'last_cron_run' ORDER BY name",
    ),
    modules: await host.query('SELECT module_name, installed_version, active FROM tblmodules ORDER BY 1'),
    files: paths.map((path) => {
      const bytes = readFileSync(join(host.directory, path));
      return `${path} ${createHash('sha256').update(bytes).digest('hex')}`;
    }),
    hooks: JSON.parse((await new Visitor(host).get('/z_neighbour')).text) as string[],
  };
}

/** The snapshot without what is ours. Perfex connects a closure for each of our language files. */
function withoutOurs({ tables, options, modules, files, hooks }: Snapshot): Snapshot {
  const isForeign = (thing: unknown): boolean => !JSON.stringify(thing).includes('inactivity_logout');
  return {
    tables: tables.filter(isForeign),
    options: options.filter(isForeign),
    modules: modules.filter(isForeign),
    files: files.filter(isForeign),
    hooks: hooks.filter((name) => isForeign(name) && !/_language: a closure$/.test(name)),
  };
}

function withoutPauses(snapshot: Snapshot): Snapshot {
  const options = snapshot.options.filter((option) => !JSON.stringify(option).includes('_pauses"'));
  return { ...snapshot, options, modules: [] };
}

async function install(host: Host): Promise<void> {
  const { zip, fileName } = packageModule();
  await installModule(host.url, zip, fileName, administrator);
}

async function remove(host: Host): Promise<void> {
  const chief = await Visitor.logIn(host, administrator);
  await chief.get(`/admin/modules/deactivate/${MODULE}`);
  await chief.get(`/admin/modules/uninstall/${MODULE}`);
}

/** A day's work: settings, a login, its key to drafts, its end, the cron. */
async function use(host: Host): Promise<void> {
  await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
  const person = await Visitor.logIn(host, agent, { rememberMe: true });
  const session = await person.session();
  const fromHere = { 'X-Requested-With': 'XMLHttpRequest', 'X-Inactivity-Logout': 'draft_key' };
  expect((await person.get(`/admin/${MODULE}/draft_key`, fromHere)).status).toBe(200);
  wait(OVER);
  expectLoginPage(await person.get('/admin/clients'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  await host.cron();
}

test(
  'what was there before is there as it was: installed, deactivated, removed, and all of it again',
  { tag: '@catches:removal-leaves-things-behind' },
  async () => {
    const host = await startPerfex();
    try {
      await installProbe(await AdminClient.logIn(host.url, administrator), NEIGHBOUR);
      await host.cron();
      const before = await snapshotOf(host);
      expect(before.hooks).toContain('after_cron_run: z_neighbour_on_cron');

      await install(host);
      const installed = await snapshotOf(host);
      expect(withoutOurs(installed)).toEqual(withoutOurs(before));
      expect(installed.options.length).toBeGreaterThan(before.options.length);
      expect(installed.hooks).toContain('app_init: inactivity_logout_on_app_init');
      await use(host);
      const used = await snapshotOf(host);
      expect(withoutOurs(used)).toEqual(withoutOurs(before));

      await (await Visitor.logIn(host, administrator)).get(`/admin/modules/deactivate/${MODULE}`);
      // The record and what was set stay, for whoever activates it again, and since when it is off; nothing of it runs.
      const deactivated = await snapshotOf(host);
      expect(withoutPauses(deactivated)).toEqual({
        ...withoutPauses(used),
        modules: [],
        hooks: before.hooks,
      });
      await remove(host);
      expect(await snapshotOf(host)).toEqual(before);

      await install(host);
      expect((await snapshotOf(host)).tables).toEqual(installed.tables);
      await use(host);
      await remove(host);
      expect(await snapshotOf(host)).toEqual(before);
    } finally {
      await host.close();
    }
  },
);

test('removing the module leaves nothing behind', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  await chief.get(`/admin/modules/deactivate/${MODULE}`);
  await chief.get(`/admin/modules/uninstall/${MODULE}`);
  expect(readdirSync(host.modulesDirectory)).not.toContain(MODULE);
  expect(await host.query("SELECT name FROM tbloptions WHERE name LIKE 'inactivity_logout%'")).toEqual([]);
  expect((await host.schema()).filter(({ name }) => String(name).includes('inactivity_logout'))).toEqual([]);
  expect((await chief.get('/admin/clients')).status).toBe(200);
  expect((await chief.get(`/${MODULE}/session`)).status).toBe(404);
});

test('activating twice keeps what was saved', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  await chief.get(`/admin/modules/deactivate/${MODULE}`);
  await chief.get(`/admin/modules/activate/${MODULE}`);
  const [minutes] = await host.query(
    "SELECT value FROM tbloptions WHERE name = 'inactivity_logout_timeout_minutes'",
  );
  expect(minutes?.['value']).toBe('1');
  expect((await chief.get('/admin/clients')).status).toBe(200);
});

test('deactivated, it ends nobody, records nobody and shows nothing; activated again, it begins anew', async ({
  ownHost: host,
}) => {
  const person = await Visitor.logIn(host, agent, { rememberMe: true });
  const session = await person.session();
  await (await Visitor.logIn(host, administrator)).get(`/admin/modules/deactivate/${MODULE}`);
  wait(GONE);
  await host.cron();
  expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  const page = await person.get('/admin/clients');
  expect(page.status).toBe(200);
  expect(hasConfigBlock(page.text)).toBe(false);
  // Perfex is as it was: "remember me" does what it did.
  const next = person.copy();
  next.forgetSession();
  expect((await next.get('/admin/clients')).status).toBe(200);
  await activateModule(await AdminClient.logIn(host.url, administrator), MODULE);
  // Whoever is logged in by then has been at work, as far as anybody knows, and goes on.
  for (const one of [person, next]) expect((await one.get('/admin/clients')).status).toBe(200);
  wait(OVER);
  for (const one of [person, next]) expectLoginPage(await one.get('/admin/clients'));
});
