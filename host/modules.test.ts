// The life of a module, from its zip to its removal, and which addresses are its own (docs/host.md#life-of-a-module).

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { alertOf } from './admin-client.js';
import { Host } from './host.js';
import { activateModule, AdminClient, installModule, uploadModule } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe, zipOf, type Probe } from './probe-module.js';

let host: Host;
let client: AdminClient;

test.beforeAll(async () => {
  host = await Host.start();
  client = await AdminClient.logIn(host.url, administrator);
});

test.afterAll(() => host.close());

// Notes what is heard, in an option, for the lives of modules outlast requests.
const NOTES = `
if (!function_exists('probe_note')) {
    function probe_note($text)
    {
        $row = get_instance()->db->where('name', 'probe_notes')->get(db_prefix() . 'options')->row();
        update_option('probe_notes', trim(($row ? $row->value : '') . ' ' . $text), 0);
    }
}
`;

const LIFE = (name: string): string => `${NOTES}
$tell = function ($hook) {
    return function () use ($hook) {
        $row = get_instance()->db->where('module_name', '${name}')->get(db_prefix() . 'modules')->row();
        probe_note($hook . '=' . ($row ? $row->active : 'gone'));
    };
};
foreach (array('pre_activate_module', 'module_activated', 'pre_deactivate_module', 'module_deactivated', 'pre_uninstall_module', 'module_uninstalled') as $hook) {
    hooks()->add_action($hook, $tell($hook));
}
register_activation_hook('${name}', $tell('activation'));
register_deactivation_hook('${name}', $tell('deactivation'));
register_uninstall_hook('${name}', $tell('uninstall_hook'));
`;

const option = async (name: string): Promise<unknown> =>
  (await host.query('SELECT value FROM tbloptions WHERE name = ?', [name]))[0]?.['value'];
const row = async (name: string): Promise<Record<string, unknown> | undefined> =>
  (await host.query('SELECT installed_version, active FROM tblmodules WHERE module_name = ?', [name]))[0];
const notesOf = async (act: () => Promise<unknown>): Promise<unknown> => {
  await host.php("$db->where('name', 'probe_notes')->delete('tbloptions');");
  await act();
  return option('probe_notes');
};

test('an uploaded zip is unpacked into modules/, and nothing of it runs or is written down (docs/host.md#life-of-a-module)', async () => {
  await installProbe(client, { name: 'quiet', init: 'update_option("probe_ran", 1);' }, { activate: false });
  expect(existsSync(join(host.modulesDirectory, 'quiet', 'quiet.php'))).toBe(true);
  expect(await row('quiet')).toBeUndefined();
  expect(await option('probe_ran')).toBeUndefined();
});

test('a zip without a module in it, and a file that is no zip, are refused with a reason (docs/host.md#life-of-a-module)', async () => {
  const empty = zipSync({ 'folder/readme.txt': strToU8('nothing') });
  await expect(uploadModule(client, empty, 'folder.zip')).rejects.toThrow('No valid module is found');
  const sent = await client.upload('/admin/modules/upload', 'module', {
    name: 'x.zip',
    bytes: strToU8('no zip'),
  });
  expect(alertOf((await client.follow(sent)).text)).toBe('The file is not a zip archive.');
  expect(existsSync(join(host.modulesDirectory, 'folder'))).toBe(false);
});

test('only administrators get to the modules (docs/host.md#life-of-a-module)', async () => {
  await expect(installModule(host.url, zipOf({ name: 'quiet' }), 'quiet.zip', agent)).rejects.toThrow(
    'no upload form',
  );
});

test('activation runs its hooks before the module counts as active, deactivation too (docs/host.md#life-of-a-module)', async () => {
  const probe: Probe = { name: 'alive', version: '1.2.3', init: LIFE('alive') };
  await installProbe(client, probe, { activate: false });
  expect(await notesOf(() => activateModule(client, 'alive'))).toBe(
    'pre_activate_module=0 activation=0 module_activated=1',
  );
  expect(await row('alive')).toEqual({ installed_version: '1.2.3', active: '1' });
  expect(await notesOf(() => client.get('/admin/modules/deactivate/alive'))).toBe(
    'pre_deactivate_module=1 deactivation=1 module_deactivated=0',
  );
  expect(await row('alive'), 'row and version are kept').toEqual({ installed_version: '1.2.3', active: '0' });
});

test('uninstall includes uninstall.php and deletes the folder; the hook of an inactive module never runs (docs/host.md#life-of-a-module)', async () => {
  const withFile: Probe = {
    name: 'tidy',
    init: LIFE('tidy'),
    files: { 'uninstall.php': `${NOTES} probe_note('uninstall.php');` },
  };
  for (const [probe, heard] of [
    [withFile, 'uninstall.php'],
    [{ name: 'trapped', init: LIFE('trapped') }, undefined],
  ] as const) {
    await installProbe(client, probe);
    const refused = await client.follow(await client.get(`/admin/modules/uninstall/${probe.name}`));
    expect(alertOf(refused.text)).toBe('This module does not allow that now.');
    await client.get(`/admin/modules/deactivate/${probe.name}`);
    expect(await notesOf(() => client.get(`/admin/modules/uninstall/${probe.name}`))).toBe(heard);
    expect(existsSync(join(host.modulesDirectory, probe.name))).toBe(false);
    expect(await row(probe.name)).toBeUndefined();
  }
});

test('uploading again overwrites in place and leaves stale files; an upgrade waits for its button (docs/host.md#life-of-a-module)', async () => {
  const migration = (number: number): [string, string] => [
    `migrations/${number}_version_${number}.php`,
    `class Migration_Version_${number} extends App_module_migration { public function up() { add_option('upgraded_${number}', 1); } }`,
  ];
  const upgrade = () =>
    client.get('/admin/modules/upgrade_database/grown').then((answer) => client.follow(answer));
  await installProbe(client, { name: 'grown', files: { 'stale.txt': 'old' } });
  await installProbe(client, { name: 'grown', version: '1.0.2' });
  expect(existsSync(join(host.modulesDirectory, 'grown', 'stale.txt'))).toBe(true);
  expect((await row('grown'))?.['installed_version']).toBe('1.0.0');
  expect((await client.get('/admin/modules')).text).toContain('modules/upgrade_database/grown');
  expect(alertOf((await upgrade()).text)).toContain('No migration could be found');

  await installProbe(client, {
    name: 'grown',
    version: '1.0.2',
    files: Object.fromEntries([101, 102].map(migration)),
  });
  expect(alertOf((await upgrade()).text)).toBe('Module database upgraded');
  expect((await row('grown'))?.['installed_version']).toBe('1.0.2');
  expect([await option('upgraded_101'), await option('upgraded_102')]).toEqual(['1', '1']);

  await installProbe(client, {
    name: 'grown',
    version: '1.0.9',
    files: Object.fromEntries([103, 109].map(migration)),
  });
  expect(alertOf((await upgrade()).text)).toContain('gap in the migration sequence');
  expect((await row('grown'))?.['installed_version']).toBe('1.0.2');
});

test.describe('addresses', () => {
  const files = {
    'controllers/Routed.php': controller('Routed', 'App_Controller', {
      index: '"index"',
      method: '"method"',
      active: 'array(get_instance()->app_modules->is_active("routed"), function_exists("routed_init"))',
      __hidden: '"hidden"',
    }),
    'controllers/Other.php': controller('Other', 'App_Controller', {
      index: '"other"',
      method: '"other method"',
    }),
    'controllers/deep/Deeper.php': controller('Deeper', 'App_Controller', { method: '"deeper"' }),
    'controllers/Guarded.php': controller('Guarded', 'AdminController', { index: '"guarded"' }),
    'config/routes.php': "$route['routed/short/(:num)'] = 'other/method/$1';",
    'assets/style.css': 'body {}',
    'direct.php': 'echo "reached";',
  };
  const textAt = async (path: string): Promise<string> => (await new AdminClient(host.url).get(path)).text;

  test.beforeAll(() =>
    installProbe(client, { name: 'routed', init: 'function routed_init() {}', files }, { activate: false }),
  );

  test('a module is reached at /<m> and /admin/<m>, by method, controller and sub-folder (docs/host.md#routing)', async () => {
    for (const start of ['', '/admin']) {
      expect(await textAt(`${start}/routed`)).toBe('"index"');
      expect(await textAt(`${start}/routed/method`)).toBe('"method"');
      expect(await textAt(`${start}/routed/other`)).toBe('"other"');
      expect(await textAt(`${start}/routed/other/method`)).toBe('"other method"');
      expect(await textAt(`${start}/routed/deep/deeper/method`)).toBe('"deeper"');
    }
  });

  test('controllers of a module that was never activated are reachable, its init file is not loaded (docs/host.md#routing)', async () => {
    expect(await textAt('/routed/active')).toBe('[false,false]');
  });

  test('"/admin" protects nothing by itself, AdminController does (docs/host.md#routing)', async () => {
    expect(await textAt('/admin/routed')).toBe('"index"');
    expect((await new AdminClient(host.url).get('/routed/guarded')).location).toBe(
      `${host.adminUrl}/authentication`,
    );
  });

  test('config/routes.php counts without "/admin" in front only (docs/host.md#routing)', async () => {
    expect(await textAt('/routed/short/7')).toBe('"other method"');
    expect((await new AdminClient(host.url).get('/admin/routed/short/7')).status).toBe(404);
  });

  test('methods that are missing, hidden or of the base class are not reachable', async () => {
    for (const path of [
      '/routed/nothing',
      '/routed/__hidden',
      '/routed/get_instance',
      '/routed/__construct',
    ]) {
      expect((await new AdminClient(host.url).get(path)).status, path).toBe(404);
    }
  });

  test('files of a module are served as they are; its PHP runs and meets its own guard (docs/host.md#addresses-and-servers)', async () => {
    const style = await fetch(`${host.url}/modules/routed/assets/style.css`);
    expect([style.status, style.headers.get('cache-control')]).toEqual([200, null]);
    expect(style.headers.get('last-modified')).not.toBeNull();
    const versioned = await fetch(`${host.url}/modules/routed/assets/style.css?v=1`);
    expect(versioned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await textAt('/modules/routed/direct.php')).toBe('No direct script access allowed');
    for (const path of [
      '/modules/routed/nothing.css',
      '/modules/../app-config.php',
      '/modules/%2e%2e/database.sqlite',
      '/database.sqlite',
    ]) {
      expect((await fetch(host.url + path)).status, path).toBe(404);
    }
  });
});
