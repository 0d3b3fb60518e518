// Whatever somebody makes of the way back: it leads to a page of this admin area that the worker guards, or nowhere. The two
// halves read the same path in the same way.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { isGuarded } from '../core/navigation.js';
import { expectForAllOf } from '../fuzz/for-any.js';
import { nearValidText } from '../fuzz/near-valid.js';
import { callPhp } from './call-php.js';

const SITE = 'https://crm.example:8443';

const PHP = `
  if (!function_exists('get_option')) { function get_option($name) { return $_SERVER['KEY']; } }
  if (!function_exists('site_url')) { function site_url() { return '${SITE}/crm/index.php/'; } }
  $_SERVER['KEY'] = 'a key';
  set_error_handler(static function ($level, $message) { throw new ErrorException($message); });
  function each_or_thrown(array $inputs, callable $answer): array {
    return array_map(static function ($input) use ($answer) {
      try { return $answer($input); } catch (Throwable $problem) { return 'throws ' . $problem->getMessage(); }
    }, $inputs);
  }
  function returned_to(array $inputs): array {
    return each_or_thrown($inputs, static function (array $input) {
      $path = base64_decode($input[0]);
      return inactivity_logout_is_return_path($path, $input[1])
        ? ['address' => base64_encode(inactivity_logout_address_of($path))] : null;
    });
  }
  function believed_notes(array $inputs): array {
    return each_or_thrown($inputs, static function (array $input) {
      $_COOKIE['inactivity_logout_return'] = base64_decode($input[0]);
      return inactivity_logout_signed_note('return');
    });
  }
  function rendered_for(array $inputs): array {
    return each_or_thrown($inputs, static function (array $input) {
      list($path, $signature) = array_map('base64_decode', $input);
      return inactivity_logout_was_rendered_for(7, $path, $signature, []);
    });
  }
  function sign_note(): string {
    $said = '7.' . (time() + 3600) . '.L2FkbWlu';
    return $said . '.' . inactivity_logout_signature('note return', $said);
  }`;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What stands between the parts of a path, and what some browser or server might take for that. */
const between = fc.constantFrom(
  '/',
  '/',
  '/',
  '/',
  '/',
  '//',
  '\\',
  '%2f',
  '%5C',
  '/./',
  '/../',
  '/%2e%2E/',
  ';',
  '?',
  '#',
);
const part = fc.constantFrom(
  ...['clients', 'client', '5', 'tickets', 'authentication', 'Authentication', '%61uthentication', 'logout'],
  ...['inactivity_logout_master', 'session', 'record', '..', '.', '', 'admin', 'evil.example', 'x=%C3%A4'],
);

const place = fc
  .constantFrom('/admin', '/crm/index.php/admin', '/backstage')
  .chain((admin) =>
    fc.tuple(
      nearValidText(
        fc.array(fc.tuple(between, part), { maxLength: 4 }).map((below) => admin + below.flat().join('')),
      ),
      fc.constant(admin),
    ),
  );

/** What only the server refuses of what the worker guards: nobody is brought back there, and is locked out of nothing. */
function isRefusedByTheServerAlone(path: string, page: string): boolean {
  const below = page.toLowerCase();
  return (
    path.length > 2000 ||
    /[\x00-\x20\x7f\\]/.test(path) ||
    /\/\/|\/\.\.?(\/|$)/.test(page) ||
    /\/(authentication|inactivity_logout_master)(\/|$)/.test(below)
  );
}

test('whatever is asked for, nobody is led out of the admin area, and both halves agree where it begins', async () => {
  await expectForAllOf(
    place,
    async (all) =>
      (await callPhp('returned_to', [all.map(([path, admin]) => [base64(path), admin])], PHP)) as (
        string | null | { address: string }
      )[],
    ([path, admin], said) => {
      if (typeof said === 'string') return said;
      if (said === null && !URL.canParse(path, SITE)) return undefined;
      const asked = new URL(path, SITE);
      const seen = asked.pathname + asked.search;
      if (said === null) {
        const isLost = asked.origin === SITE && isGuarded(seen, admin) && path === seen + asked.hash;
        const page = unescape(asked.pathname);
        return isLost && !isRefusedByTheServerAlone(path, page)
          ? 'is guarded, and not returned to'
          : undefined;
      }
      const address = Buffer.from(said.address, 'base64').toString('latin1');
      if (/[\x00-\x20\x7f]/.test(address)) return `breaks the header: ${address}`;
      const led = new URL(address);
      if (led.origin !== SITE) return `leads to ${led.origin}`;
      if (!isGuarded(led.pathname + led.search, admin))
        return `leads to ${led.pathname}, which nobody guards`;
      const [section] = unescape(led.pathname.slice(admin.length + 1)).split('/');
      return ['authentication', 'inactivity_logout_master'].includes(section!.toLowerCase())
        ? `leads to ${section}`
        : undefined;
    },
  );
});

test('whatever becomes of a note about the way back, it says what was signed, or nothing', async () => {
  const note = String(await callPhp('sign_note', [], PHP));
  await expectForAllOf(
    nearValidText(fc.constant(note)),
    async (all) => (await callPhp('believed_notes', [all.map((one) => [base64(one)])], PHP)) as unknown[],
    (text, believed) => {
      const isWhole = text === note;
      const expected = isWhole ? '{"staff_id":7,"text":"/admin"}' : 'null';
      return JSON.stringify(believed) === expected ? undefined : `says ${JSON.stringify(believed)}`;
    },
  );
});

test('whatever signature comes with a path, it counts for that path alone', async () => {
  const path = '/admin/clients?x=1';
  const signature = String(await callPhp('inactivity_logout_page_signature', [7, path], PHP));
  const inputs = fc.tuple(nearValidText(fc.constant(path)), nearValidText(fc.constant(signature)));
  await expectForAllOf(
    inputs,
    async (all) => (await callPhp('rendered_for', [all.map((one) => one.map(base64))], PHP)) as unknown[],
    ([asked, signed], counts) => {
      const isOwn = asked.split('#', 1)[0] === path && signed === signature;
      return counts === isOwn ? undefined : `says ${JSON.stringify(counts)}`;
    },
  );
});
