// What happens when an administrator saves the settings: what was typed is quoted as it was typed, and what changed is a
// line of the activity log.
import { expect, test } from '@playwright/test';
import { administrator } from '../host/people.js';
import { callPhp } from './call-php.js';
import { MODULE, POLICY, test as onHost } from './guarded-host.js';
import { Visitor } from './visitor.js';
import type { Host } from '../host/host.js';

/** Saves settings as Perfex does: `cleaned` by its XSS filter, in base 64 because that need not be text. */
async function save(
  raw: object,
  cleaned: Record<string, string>,
): Promise<{ saved: object; said: string[]; log: string[] }> {
  const preparation = `
    function get_option($name) { return ''; }
    function update_option($name, $value) {}
    function log_activity($line) { $GLOBALS['log'][] = $line; }
    function _l($key, $label = '') { return '{typed}'; }
    function get_instance() { return $GLOBALS['CI']; }
    $GLOBALS['log'] = [];
    $GLOBALS['CI'] = new class { public $input; public $session; public $config; public $said;
      function __construct() { $this->input = $this->session = $this->config = $this; }
      function post($name, $is_cleaned) { return $is_cleaned ? null : json_decode(base64_decode('${Buffer.from(
        JSON.stringify(raw),
      ).toString('base64')}'), true); }
      function set_flashdata($name, $value) { $this->said = $value; }
      function item($name) { return 28800; } };
    function save_settings($cleaned) {
      $data = inactivity_logout_on_before_settings_updated(['settings' => array_map('base64_decode', $cleaned)]);
      return ['saved' => $data['settings'], 'said' => $GLOBALS['CI']->said, 'log' => $GLOBALS['log']];
    }`;
  return (await callPhp('save_settings', [cleaned], preparation)) as Awaited<ReturnType<typeof save>>;
}

for (const [name, tag = []] of [
  ['inactivity_logout_timeout_minutes', '@catches:typed-numbers-cleaned-first'],
  ['inactivity_logout_warning_seconds'],
  ['inactivity_logout_lifetime_hours'],
  ['inactivity_logout_record_days'],
] as const) {
  const title = `"5% fast" in ${name} is quoted as it was typed, whatever Perfex's XSS filter makes of it`;
  test(title, { tag }, async () => {
    // What "% fa" becomes when it is taken for an encoded byte is no text.
    const cleaned = Buffer.from([0x35, 0xfa, ...Buffer.from('st')]).toString('base64');
    const { said } = await save({ [name]: '5% fast' }, { [name]: cleaned });
    expect(said).toEqual(['“5% fast”']);
  });
}

test('what is posted by hand and is no text is quoted as text', async () => {
  const preparation = `function read($base64) { return inactivity_logout_as_typed(['a' => base64_decode($base64), 'b' => ['c']]); }`;
  const invalid = Buffer.from([0x35, 0xfa]).toString('base64');
  expect(await callPhp('read', [invalid], preparation)).toEqual({ a: '5?', b: ['c'] });
});

test('a changed policy is one line of the log, from what to what, without the message', async () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const posted = {
    inactivity_logout_enabled: '0',
    inactivity_logout_timeout_minutes: '20',
    inactivity_logout_lifetime_hours: '12',
    inactivity_logout_sound: '1',
    inactivity_logout_hold_uploads: '1',
    inactivity_logout_message: '<b>Soon</b>',
  };
  const { log } = await save(
    posted,
    Object.fromEntries(Object.entries(posted).map(([name, value]) => [name, base64(value)])),
  );
  expect(log).toEqual([
    'Inactivity Logout Master: switched off; timeout changed from 15 min to 20 min; ' +
      'longest time of a login changed from no limit to 12 h; sound of the warning switched on; holds by uploads switched on; message of the warning changed',
  ]);
});

test('saving without a change writes no line', async () => {
  const base64 = Buffer.from('15').toString('base64');
  const name = 'inactivity_logout_timeout_minutes';
  expect((await save({ [name]: '15' }, { [name]: base64 })).log).toEqual([]);
});

async function linesOfTheLog(host: Host): Promise<unknown[]> {
  return host.query(
    "SELECT description, staffid FROM tblactivity_log WHERE description LIKE 'Inactivity Logout Master: %' ORDER BY id",
  );
}

onHost(
  'the activity log says who changed the policy, and who switched the module off',
  { tag: '@catches:policy-change-unrecorded' },
  async ({ ownHost: host }) => {
    const [who] = await host.query(
      "SELECT CONCAT(firstname, ' ', lastname) AS name FROM tblstaff WHERE email = ?",
      [administrator.email],
    );
    const line = (description: string) => ({
      description: `Inactivity Logout Master: ${description}`,
      staffid: who?.['name'],
    });
    const before = (await linesOfTheLog(host)).length;
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings(POLICY);
    await chief.saveSettings({ ...POLICY, timeout_minutes: '10' });
    await chief.saveSettings({ ...POLICY, timeout_minutes: '10', enabled: '0' });
    await chief.get(`/admin/modules/deactivate/${MODULE}`);
    await chief.get(`/admin/modules/activate/${MODULE}`);
    expect((await linesOfTheLog(host)).slice(before)).toEqual([
      line('timeout changed from 1 min to 10 min'),
      line('switched off'),
      line('module deactivated'),
      line('module activated'),
    ]);
  },
);

onHost('the settings page says both moments at which a session can end', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  const { text } = await chief.saveSettings({ ...POLICY, timeout_minutes: '13' });
  const hint = /id="inactivity-logout-moments">([^<]*)/.exec(text)?.[1];
  expect(hint).toContain('at 13:00.');
  expect(hint).toContain('at 14:15 at the latest');
});
