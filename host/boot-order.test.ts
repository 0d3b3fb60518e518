// In which order a request wakes the CRM, as a module sees it (docs/host.md#boot-order).

import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe } from './probe-module.js';

let host: Host;

// Each step adds itself and whether staff are logged in by then; the answer's header carries all of them.
const INIT = `
function boot_step($step)
{
    $GLOBALS['boot_steps'][] = $step . '=' . (is_staff_logged_in() ? 'in' : 'out');
    header('X-Boot: ' . implode(' ', $GLOBALS['boot_steps']));
}

boot_step('init');
foreach (array('modules_loaded', 'app_init', 'pre_admin_init', 'app_admin_assets', 'admin_init', 'app_admin_head', 'app_admin_footer', 'clients_init', 'admin_auth_init') as $hook) {
    hooks()->add_action($hook, function () use ($hook) {
        boot_step($hook);
    });
}
hooks()->add_action('app_init', function () {
    header('X-Language: ' . _l('dashboard') . ',' . get_instance()->router->fetch_class());
});
`;

test.beforeAll(async () => {
  host = await Host.start();
  const admin = await AdminClient.logIn(host.url, administrator);
  await installProbe(admin, {
    name: 'boot_probe',
    init: INIT,
    files: {
      'controllers/Boot_probe.php': controller('Boot_probe', 'App_Controller', { index: '"public"' }),
    },
  });
});

test.afterAll(() => host.close());

test('an admin page boots in the order of docs/host.md#boot-order', async () => {
  const client = await AdminClient.logIn(host.url, agent);
  const page = await client.get('/admin');
  expect(page.headers.get('x-boot')?.split(' ')).toEqual([
    'init=in',
    'modules_loaded=in',
    'app_init=in',
    'pre_admin_init=in',
    'app_admin_assets=in',
    'admin_init=in',
    'app_admin_head=in',
    'app_admin_footer=in',
  ]);
  expect(page.headers.get('x-language'), 'the language is loaded by app_init').toBe('Dashboard,Dashboard');
});

test('autologin comes after the init files and modules_loaded, before app_init (docs/host.md#boot-order)', async () => {
  const client = await AdminClient.logIn(host.url, agent, { rememberMe: true });
  client.cookies.delete('sp_session');
  const page = await client.get('/admin');
  expect(page.headers.get('x-boot')).toMatch(/^init=out modules_loaded=out app_init=in pre_admin_init=in /);
});

test('app_init fires for the login page, the customers area, the cron and public controllers (docs/host.md#boot-order)', async () => {
  const steps = async (path: string) => (await new AdminClient(host.url).get(path)).headers.get('x-boot');
  expect(await steps('/admin/authentication')).toBe(
    'init=out modules_loaded=out app_init=out admin_auth_init=out',
  );
  expect(await steps('/authentication/login')).toBe(
    'init=out modules_loaded=out app_init=out clients_init=out',
  );
  expect(await steps('/cron/index')).toBe('init=out modules_loaded=out app_init=out');
  expect(await steps('/boot_probe')).toBe('init=out modules_loaded=out app_init=out');
});

test('app_init and pre_admin_init run before somebody without a login is sent away (docs/host.md#boot-order)', async () => {
  const answer = await new AdminClient(host.url).get('/admin');
  expect(answer.status).toBe(307);
  expect(answer.headers.get('x-boot')).toBe('init=out modules_loaded=out app_init=out pre_admin_init=out');
});

test('an administrator can start without modules: skip_modules_load (docs/host.md#life-of-a-module)', async () => {
  const client = await AdminClient.logIn(host.url, administrator);
  expect((await client.get('/admin?skip_modules_load=1')).headers.get('x-boot')).toBeNull();
  const other = await AdminClient.logIn(host.url, agent);
  expect((await other.get('/admin?skip_modules_load=1')).headers.get('x-boot')).toContain('init=in');
});
