// Where people may be sent to after a login: into the admin area of this Perfex, to nothing else, and to no link that
// does something.
import { expect, test } from '@playwright/test';
import { callPhp } from './call-php.js';

for (const [path, adminPath, isReturned, tag = []] of [
  ['/admin', '/admin', true],
  ['/admin/', '/admin', true],
  ['/admin?x=1', '/admin', true],
  ['/admin/clients/client/5?tab=contacts#notes', '/admin', true],
  ['/crm/index.php/admin/clients', '/crm/index.php/admin', true],
  ['/backstage/clients', '/backstage', true],
  ['/admin/authentications', '/admin', true],
  [`/admin/${'a'.repeat(1993)}`, '/admin', true],
  ['', '/admin', false],
  ['/', '/admin', false],
  ['/clients', '/admin', false],
  ['/administrator', '/admin', false],
  ['admin/clients', '/admin', false],
  ['/admin/clients', '/crm/admin', false],
  ['//evil.example/admin', '/admin', false],
  ['/admin//evil.example', '/admin', false],
  ['/\\evil.example', '/admin', false],
  ['/admin/\\evil.example', '/admin', false],
  ['https://evil.example/admin', '/admin', false],
  ['javascript:alert(1)', '/admin', false],
  ['@evil.example/admin', '/admin', false, '@catches:return-to-a-foreign-site'],
  ['/admin/../clients', '/admin', false],
  ['/admin/%2e%2e/clients', '/admin', false],
  ['/admin/%2E./clients', '/admin', false],
  ['/admin/clients\r\nSet-Cookie: a=b', '/admin', false],
  ['/admin/clients\0', '/admin', false],
  ['/admin/clients x', '/admin', false],
  ['/admin/authentication', '/admin', false],
  ['/admin/authentication/logout', '/admin', false],
  ['/admin/authentication?x=1', '/admin', false],
  ['/admin/Authentication/logout', '/admin', false],
  ['/admin/%61uthentication/logout', '/admin', false],
  ['/admin/authentication%2flogout', '/admin', false, '@catches:encoded-slash-in-the-way-back'],
  ['/admin/inactivity_logout_master/session', '/admin', false],
  [`/admin/${'a'.repeat(1994)}`, '/admin', false],
] as const) {
  test(
    `${JSON.stringify(path).slice(0, 60)} is ${isReturned ? '' : 'not '}returned to under ${adminPath}`,
    { tag },
    async () => {
      expect(await callPhp('inactivity_logout_is_return_path', [path, adminPath])).toBe(isReturned);
    },
  );
}

const PERFEX = `
  function admin_url($path = '') { return 'http://crm.example:8080/admin/' . $path; }
  function get_instance() { return new class { public $input; public $session;
    function __construct() { $this->input = $this; $this->session = $GLOBALS['session'] ?? null; }
    function is_ajax_request() { return ($_SERVER['HTTP_X_REQUESTED_WITH'] ?? '') === 'XMLHttpRequest'; } }; }`;

const HERE = 'http://crm.example:8080';

for (const [said, request, path] of [
  ['typed', {}, '/admin/clients/client/5?x=1'],
  ['typed, in a browser that says so', { HTTP_SEC_FETCH_SITE: 'none' }, '/admin/clients/client/5?x=1'],
  ['a link: the page that held it', { HTTP_REFERER: `${HERE}/admin/clients?x=2` }, '/admin/clients?x=2'],
  [
    'a link in a mail on the web',
    { HTTP_REFERER: 'https://mail.example/admin/', HTTP_SEC_FETCH_SITE: 'cross-site' },
    '/admin/clients/client/5?x=1',
  ],
  [
    'a link of the same host at another port',
    { HTTP_REFERER: 'http://crm.example:9090/admin/clients' },
    '/admin/clients/client/5?x=1',
  ],
  [
    'a link of the customers area',
    { HTTP_REFERER: `${HERE}/clients/invoices` },
    '/admin/clients/client/5?x=1',
  ],
  ['a form', { REQUEST_METHOD: 'POST' }, null],
  ['a frame', { HTTP_SEC_FETCH_DEST: 'iframe', HTTP_SEC_FETCH_MODE: 'navigate' }, null],
  ['AJAX', { HTTP_X_REQUESTED_WITH: 'XMLHttpRequest' }, null],
  ['a fetch', { HTTP_SEC_FETCH_MODE: 'cors' }, null],
  ['a page loaded before it was asked for', { HTTP_SEC_PURPOSE: 'prefetch;prerender' }, null],
  ['the logout link, typed', { REQUEST_URI: '/admin/authentication/logout' }, null],
] as const) {
  test(`${said}: ${path ?? 'nothing'} is returned to`, async () => {
    const server = {
      REQUEST_METHOD: 'GET',
      REQUEST_URI: '/admin/clients/client/5?x=1',
      HTTP_HOST: 'crm.example:8080',
      ...request,
    };
    const set = `$_SERVER = json_decode('${JSON.stringify(server)}', true) + $_SERVER;`;
    expect(await callPhp('inactivity_logout_asked_path', [], PERFEX + set)).toBe(path);
  });
}

/** What `inactivity_logout_rendered_page` needs of a Perfex, for one request. */
function rendering(server: Record<string, string>): string {
  return `${PERFEX}
    function get_option($name) { return '${'5e'.repeat(32)}'; }
    $_SERVER = json_decode('${JSON.stringify(server)}', true) + $_SERVER;`;
}

test('a page that was asked for by GET is signed, for its person and its path, query included', async () => {
  const signatures = await Promise.all(
    [
      [7, '/admin/clients?x=1'],
      [7, '/admin/clients?x=1'],
      [8, '/admin/clients?x=1'],
      [7, '/admin/clients?x=2'],
    ].map(async ([staff, path]) => {
      const server = { REQUEST_METHOD: 'GET', REQUEST_URI: String(path) };
      const page = await callPhp('inactivity_logout_rendered_page', [staff], rendering(server));
      expect(page).toEqual({ path, signature: expect.any(String) });
      const { signature } = page as { signature: string };
      expect(signature).toMatch(/^[0-9a-f]{32}$/);
      return signature;
    }),
  );
  expect(signatures[0]).toBe(signatures[1]);
  expect(new Set(signatures).size).toBe(3);
});

for (const [said, server] of [
  ['that answers a form', { REQUEST_METHOD: 'POST', REQUEST_URI: '/admin/clients/delete/40' }],
  ['of the customers area', { REQUEST_METHOD: 'GET', REQUEST_URI: '/clients' }],
  ['of the login', { REQUEST_METHOD: 'GET', REQUEST_URI: '/admin/authentication' }],
] as const) {
  test(`a page ${said} is not signed`, async () => {
    expect(await callPhp('inactivity_logout_rendered_page', [7], rendering(server))).toBeNull();
  });
}

test('a session knows its last twenty pages, whatever is opened again', async () => {
  const session = `
    ${rendering({ REQUEST_METHOD: 'GET' })}
    class Pages { public $marks = ''; function userdata($name) { return $this->marks; }
      function set_userdata($name, $value) { $this->marks = $value; } }
    $GLOBALS['session'] = new Pages();
    function visit(array $paths) {
      foreach ($paths as $path) {
        $signature = inactivity_logout_page_signature(7, $path);
        inactivity_logout_note_rendered_page(['path' => $path, 'signature' => $signature]);
      }
      $marks = inactivity_logout_pages_of_this_session();
      return array_values(array_filter(array_unique($paths), static function ($path) use ($marks) {
        return inactivity_logout_was_rendered_for(7, $path, '', $marks);
      }));
        }`;
  const paths = Array.from({ length: 25 }, (_, number) => `/admin/clients/client/${number}`);
  expect(await callPhp('visit', [[...paths, paths[24], paths[10]]], session)).toEqual(paths.slice(5));
});

for (const [said, note, isBelieved] of [
  ['this server has signed', '$made', true],
  ['is older than ten minutes', "$sign('7.' . (time() - 1) . '.L2FkbWlu')", false],
  ['was signed for something else', "$sign('7.' . (time() + 60) . '.L2FkbWlu', 'note offer')", false],
  ['names another person than the one it was signed for', "'8' . substr($made, 1)", false],
  ['has lost its signature', "substr($made, 0, strrpos($made, '.') + 1)", false],
  ['is that of an older version', "'7|/admin'", false],
] as const) {
  test(`a note that ${said} is ${isBelieved ? '' : 'not '}believed`, async () => {
    const preparation = `${rendering({})}
      function read_note() {
        $sign = static function ($said, $use = 'note return') {
          return $said . '.' . inactivity_logout_signature($use, $said);
        };
        $made = $sign('7.' . (time() + 60) . '.L2FkbWlu');
        $_COOKIE['inactivity_logout_return'] = ${note};
        return inactivity_logout_signed_note('return');
      }`;
    expect(await callPhp('read_note', [], preparation)).toEqual(
      isBelieved ? { staff_id: 7, text: '/admin' } : null,
    );
  });
}
