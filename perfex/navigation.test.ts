// Which requests are navigations, told from the headers that each engine really sends
// (docs/platform.md#what-a-worker-forwards).
import { expect, test } from '@playwright/test';
import { agent } from '../host/people.js';
import { callPhp } from './call-php.js';
import { expectLoginPage, OVER, test as onHost, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

const PAGE = { HTTP_ACCEPT: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const ANYTHING = { HTTP_ACCEPT: '*/*' };

/** A navigation as the browser itself sends it. */
const DIRECT = { ...PAGE, HTTP_SEC_FETCH_MODE: 'navigate', HTTP_SEC_FETCH_DEST: 'document' };

/** A navigation as a service worker forwards it by `fetch(event.request)`. */
const FORWARDED = { ...PAGE, HTTP_SEC_FETCH_DEST: 'empty', HTTP_SEC_FETCH_SITE: 'same-origin' };
const FORWARDED_BY_FIREFOX = { ...FORWARDED, HTTP_SEC_FETCH_MODE: 'same-origin' };

const SCRIPT = { HTTP_SEC_FETCH_DEST: 'empty', HTTP_SEC_FETCH_SITE: 'same-origin' };
const JQUERY = { ...SCRIPT, HTTP_X_REQUESTED_WITH: 'XMLHttpRequest', HTTP_SEC_FETCH_MODE: 'cors' };
const SPECULATIVE = { ...DIRECT, HTTP_SEC_PURPOSE: 'prefetch;prerender' };

for (const [request, headers, isNavigation, tag = []] of [
  ['a navigation, any engine', DIRECT, true],
  ['a navigation that Chromium or WebKit forwards', { ...FORWARDED, HTTP_SEC_FETCH_MODE: 'navigate' }, true],
  [
    'a navigation that Firefox forwards',
    FORWARDED_BY_FIREFOX,
    true,
    '@catches:forwarded-navigation-is-a-background-request',
  ],
  ['a navigation in Safari before 16.4', PAGE, true],
  ["jQuery's AJAX", { ...JQUERY, ...ANYTHING }, false],
  ["jQuery's AJAX for a piece of a page", { ...JQUERY, HTTP_ACCEPT: 'text/html, */*; q=0.01' }, false],
  ['a fetch', { ...SCRIPT, ...ANYTHING, HTTP_SEC_FETCH_MODE: 'cors' }, false],
  ['a fetch for its own origin alone', { ...SCRIPT, ...ANYTHING, HTTP_SEC_FETCH_MODE: 'same-origin' }, false],
  ["a worker's script", { ...SCRIPT, ...ANYTHING, HTTP_SEC_FETCH_MODE: 'same-origin' }, false],
  ['an image', { HTTP_ACCEPT: 'image/avif,*/*', HTTP_SEC_FETCH_MODE: 'no-cors' }, false],
  ['a speculative navigation', SPECULATIVE, false],
  [
    'a speculative navigation that is forwarded',
    { ...FORWARDED_BY_FIREFOX, HTTP_SEC_PURPOSE: 'prefetch' },
    false,
  ],
] as const) {
  test(`${request} is ${isNavigation ? '' : 'not '}a navigation`, { tag }, async () => {
    const preparation = `
      function get_instance() { return new class { public $input; function __construct() { $this->input = $this; }
        function is_ajax_request() { return ($_SERVER['HTTP_X_REQUESTED_WITH'] ?? '') === 'XMLHttpRequest'; } }; }
      $_SERVER = json_decode('${JSON.stringify(headers)}', true);`;
    expect(await callPhp('inactivity_logout_is_navigation', [], preparation)).toBe(isNavigation);
  });
}

onHost('after a logout, an address that Firefox forwards leads to the login page', async ({ host }) => {
  const headers = {
    Accept: PAGE.HTTP_ACCEPT,
    'Sec-Fetch-Mode': 'same-origin',
    'Sec-Fetch-Dest': 'empty',
    'Sec-Fetch-Site': 'same-origin',
  };
  const person = await Visitor.logIn(host, agent);
  await person.get('/admin/clients');
  wait(OVER);
  expectLoginPage(await person.get('/admin/tickets/ticket/1', headers));
  expectLoginPage(await person.get('/admin/clients', headers));
  await person.logIn(agent);
  expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients');
});
