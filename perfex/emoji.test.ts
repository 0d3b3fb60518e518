// A message with emoji, where the database of Perfex can hold them and where it cannot.
import { expect, test } from '@playwright/test';
import { callPhp } from './call-php.js';

const SAVED = {
  inactivity_logout_enabled: '1',
  inactivity_logout_timeout_minutes: '25',
  inactivity_logout_warning_seconds: '90',
  inactivity_logout_lifetime_hours: '12',
  inactivity_logout_record_days: '90',
  inactivity_logout_visible_time: '0',
  inactivity_logout_sound: '0',
  inactivity_logout_button_only: '0',
  inactivity_logout_holds: '1',
  inactivity_logout_hold_uploads: '0',
  inactivity_logout_hold_media: '1',
  inactivity_logout_drafts: '1',
  inactivity_logout_drafts_hours: '24',
  inactivity_logout_message: 'Soon.',
};

/** A database by the charset of its connection and the collation of Perfex's options; undefined: it does not say. */
function databaseOf(charset: string, collation: string | undefined): string {
  const row =
    collation === undefined
      ? 'false'
      : `new class { function row_array() { return ['Collation' => '${collation}']; } }`;
  return `
    function db_prefix() { return 'tbl'; }
    function get_instance() { return new class { public $db; function __construct() { $this->db = new class {
      public $char_set = '${charset}'; public $db_debug = true;
      function query($sql) { return ${row}; } }; } }; }
    function _l($key, $label = '') { return $key . ' {typed}'; }`;
}

const SMILE = 'Wake up 😴👩‍💻 please ☕.';

for (const [charset, collation, isKept, tag = []] of [
  ['utf8mb4', 'utf8mb4_unicode_ci', true],
  ['utf8mb4', undefined, true],
  ['utf8mb4', 'utf8_general_ci', false, '@catches:emoji-to-a-database-without-them'],
  ['utf8mb4', 'utf8mb3_general_ci', false],
  ['utf8', 'utf8_general_ci', false],
  ['utf8', 'utf8mb4_unicode_ci', false],
] as const) {
  const fate = isKept ? 'kept' : 'taken out, which is said,';
  const title = `emoji in the message are ${fate} on a connection in ${charset} to options in ${collation}`;
  test(title, { tag }, async () => {
    const args = [{ ...SAVED, inactivity_logout_message: SMILE }, SAVED, 475];
    const answer = await callPhp('inactivity_logout_correct', args, databaseOf(charset, collation));
    const [values, corrections] = answer as [typeof SAVED, string[]];
    expect(values.inactivity_logout_message).toBe(isKept ? SMILE : 'Wake up please ☕.');
    expect(corrections).toHaveLength(isKept ? 0 : 1);
  });
}

test('a message of nothing but emoji that cannot be stored becomes the standard sentence, and both is said', async () => {
  const args = [{ ...SAVED, inactivity_logout_message: '😴' }, SAVED, 475];
  const answer = await callPhp('inactivity_logout_correct', args, databaseOf('utf8', undefined));
  const [values, corrections] = answer as [typeof SAVED, string[]];
  expect(values.inactivity_logout_message).toMatch(/^[A-Z].{20,}\.$/);
  expect(corrections).toHaveLength(2);
});
