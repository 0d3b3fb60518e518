// Setup > Settings as a module meets it: where its page appears, the save loop and its two filters, options and their
// quirks (docs/host.md#settings).

import { expect, test } from '@playwright/test';
import { alertOf } from './admin-client.js';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent } from './people.js';
import { controller, installProbe } from './probe-module.js';

const INIT = `
hooks()->add_action('admin_init', function () {
    $page = array('name' => 'Probe settings', 'view' => 'settings_probe/page', 'position' => 50, 'icon' => 'fa fa-eye', 'id' => 'probe');
    if (method_exists(get_instance()->app, 'add_settings_section_child')) {
        get_instance()->app->add_settings_section_child('other', 'probe', $page);
    } else {
        get_instance()->app_tabs->add_settings_tab('probe', $page);
    }
});
hooks()->add_action('before_update_system_options', function ($post) {
    header('X-Heard: before_update:' . implode(',', array_keys($post)), false);
});
hooks()->add_filter('before_settings_updated', function ($data) {
    header('X-Heard: before_settings_updated', false);
    if (isset($data['settings']['probe_number'])) {
        $data['settings']['probe_number'] = max(5, (int) $data['settings']['probe_number']);
    }
    return $data;
});
hooks()->add_filter('before_single_setting_updated_in_loop', function ($option) {
    header('X-Heard: single:' . $option['name'] . '=' . json_encode($option['value']), false);
    return $option;
});
`;

const PAGE = `
hooks()->do_action('probe_page');
echo render_input('settings[probe_text]', 'probe_text', get_option('probe_text'));
render_yes_no_option('probe_switch', 'probe_switch');
`;

const OPTIONS = controller('Settings_probe', 'App_Controller', {
  quirks: `array(
    'missing'        => get_option('probe_nothing'),
    'exists'         => option_exists('probe_quirk'),
    'created'        => update_option('probe_quirk', 'a'),
    'added again'    => add_option('probe_quirk', 'b'),
    'unchanged'      => update_option('probe_quirk', 'a'),
    'changed'        => update_option('probe_quirk', 'c'),
    'company'        => update_option('companyname', 'Renamed'),
    'company stale'  => get_option('companyname'),
    'deleted'        => delete_option('probe_quirk'),
  )`,
});

for (const profile of ['2.x', '3.x'] as const) {
  test.describe(`in ${profile}`, () => {
    let host: Host;
    let client: AdminClient;

    test.beforeAll(async () => {
      host = await Host.start({ profile });
      client = await AdminClient.logIn(host.url, administrator);
      await installProbe(client, {
        name: 'settings_probe',
        init: INIT,
        files: { 'views/page.php': PAGE, 'controllers/Settings_probe.php': OPTIONS },
      });
    });
    test.afterAll(() => host.close());

    test('a module adds its page by the way of its profile, at settings?group=<slug> (docs/host.md#settings-pages)', async () => {
      expect((await client.get('/admin/settings')).text).toContain('data-group="probe"');
      const page = await client.get('/admin/settings?group=probe');
      expect(page.text).toMatch(
        /<form[^>]*id="settings-form"[\s\S]*name="settings\[probe_text\]"[\s\S]*<\/form>/,
      );
      expect(page.text).toContain('name="settings[probe_switch]" value="1"');
      expect((await client.get('/admin/settings?group=nowhere')).status).toBe(404);
    });

    test('saving runs the action, the filter of the whole, then one filter for each option, values trimmed (docs/host.md#saving-settings)', async () => {
      const token = { csrf_token_name: client.cookies.get('csrf_cookie_name') ?? '' };
      const saved = await client.post('/admin/settings?group=probe', {
        ...token,
        'settings[probe_text]': '  hello  ',
        'settings[probe_number]': '-3',
      });
      expect(saved.headers.get('x-heard')).toBe(
        'before_update:settings, before_settings_updated, single:probe_text="hello", single:probe_number=5',
      );
      expect(saved.location).toBe(`${host.adminUrl}/settings?group=probe`);
      expect(alertOf((await client.follow(saved)).text)).toBe('Settings Updated');
      expect(await valueOf('probe_text')).toBe('hello');
      expect(await valueOf('probe_number')).toBe('5');
    });

    test('saving what is there already says nothing (docs/host.md#saving-settings)', async () => {
      await client.saveSettings('probe', { probe_text: 'same' });
      expect(alertOf((await client.saveSettings('probe', { probe_text: 'same' })).text)).toBe('');
    });

    test('the other pages save through the same loop, filters included (docs/host.md#saving-settings)', async () => {
      const page = await client.saveSettings('misc', { limit_top_search_bar_results_to: '25' });
      expect(alertOf(page.text)).toBe('Settings Updated');
      expect(page.text).toContain('value="25"');
    });

    test('posted values are cleaned of scripts (docs/host.md#saving-settings)', async () => {
      await client.saveSettings('probe', { probe_text: 'a<script>alert(1)</script>b' });
      expect(await valueOf('probe_text')).not.toContain('<script');
    });

    test('staff without the permission see no settings (docs/host.md#settings-pages)', async () => {
      const other = await AdminClient.logIn(host.url, agent);
      const refused = await other.get('/admin/settings');
      expect(refused.location).toBe(`${host.adminUrl}/`);
      expect(alertOf((await other.follow(refused)).text)).toBe('Access denied');
    });

    test('options have their quirks: no default, no refresh within the request, false when unchanged (docs/host.md#options)', async () => {
      expect(JSON.parse((await client.get('/settings_probe/quirks')).text)).toEqual({
        missing: '',
        exists: false,
        created: true,
        'added again': false,
        unchanged: false,
        changed: true,
        company: true,
        'company stale': 'Lantern Row Services',
        deleted: true,
      });
      expect(await valueOf('companyname')).toBe('Renamed');
    });

    const valueOf = async (name: string): Promise<unknown> =>
      (await host.query('SELECT value FROM tbloptions WHERE name = ?', [name]))[0]?.['value'];
  });
}
