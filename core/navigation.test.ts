import { expect, test } from '@playwright/test';
import { courseOf, isGuarded, returnPath, shownFor } from './navigation.js';
import type { Record } from './record.js';

for (const [path, adminPath, guarded, tag = []] of [
  ['/admin', '/admin', true],
  ['/admin/', '/admin', true],
  ['/admin?x=1', '/admin', true],
  ['/admin/clients/client/5', '/admin', true],
  ['/admin/clients#top', '/admin', true],
  ['/administrator', '/admin', false, '@catches:administrator-guarded'],
  ['/administrator/clients', '/admin', false],
  ['/clients', '/admin', false],
  ['/admin/authentication', '/admin', false, '@catches:login-page-guarded'],
  ['/admin/authentication?x=1', '/admin', false],
  ['/admin/authentication/two_factor/app', '/admin', false],
  ['/admin/authentication/logout', '/admin', false],
  ['/admin/authentications', '/admin', true],
  ['/admin/inactivity_logout_master/session', '/admin', false],
  ['/admin/inactivity_logout_master/worker?v=3f', '/admin', false],
  ['/admin/inactivity_logout_master', '/admin', true],
  ['/admin/inactivity_logout_master/sessions', '/admin', true],
  ['/admin/inactivity_logout_master/session/5', '/admin', true],
  ['/admin/inactivity_logout_master/record', '/admin', true, '@catches:everything-of-ours-passes-the-worker'],
  ['/crm/index.php/back-office/clients', '/crm/index.php/back-office', true],
  ['/admin/clients', '/crm/admin', false],
] as const) {
  test(`${path} below ${adminPath} is ${guarded ? 'guarded' : 'left alone'}`, { tag }, () => {
    expect(isGuarded(path, adminPath)).toBe(guarded);
  });
}

for (const [name, navigation, expected, tag = []] of [
  ['a typed page is come back to', { path: '/admin/tickets' }, '/admin/tickets', '@catches:no-way-back'],
  [
    'a page with clients in its address is come back to',
    { path: '/admin/clients/client/5' },
    '/admin/clients/client/5',
  ],
  [
    'a link may delete: its page is come back to',
    { path: '/admin/clients/delete/5', askedFrom: '/admin/clients' },
    '/admin/clients',
    '@catches:return-path-with-a-side-effect',
  ],
  [
    'a reloaded page is come back to',
    { path: '/admin/a', askedFrom: '/admin/b', isReload: true },
    '/admin/a',
  ],
  ['a form comes back to its page', { path: '/admin/a', method: 'POST', askedFrom: '/admin/b' }, '/admin/b'],
  ['a login page is never come back to', { path: '/admin/authentication' }, undefined],
  [
    'a page of the customers is never come back to',
    { path: '/admin/clients', askedFrom: '/clients' },
    undefined,
  ],
  ['a form from elsewhere comes back to nothing', { path: '/admin/a', method: 'POST' }, undefined],
  [
    'a reloaded form comes back to its page',
    { path: '/admin/a', method: 'POST', askedFrom: '/admin/b', isReload: true },
    '/admin/b',
  ],
  [
    'where a browser has no word for a reload, a page that was shown is come back to',
    { path: '/admin/a', askedFrom: '/admin/b', isReload: undefined, wasShown: true },
    '/admin/a',
    '@catches:reload-taken-for-a-link',
  ],
  [
    'where a browser has no word for a reload, what was never shown may delete: its page is come back to',
    { path: '/admin/clients/delete/5', askedFrom: '/admin/clients', isReload: undefined },
    '/admin/clients',
  ],
  [
    'where a browser says that it is no reload, a link leads back to its page, whatever was shown',
    { path: '/admin/a', askedFrom: '/admin/b', wasShown: true },
    '/admin/b',
  ],
] as const) {
  test(name, { tag }, () => {
    const how = { method: 'GET', isReload: false, wasShown: false, ...navigation };
    expect(returnPath(how, '/admin')).toBe(expected);
  });
}

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const PAGE = '/admin/clients';
const open: Record = {
  session: { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy },
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON,
  reportedAt: NOON,
  locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
};

for (const [name, { path, isSpeculative = false }, known, now, course] of [
  ['a page of another site is left alone', { path: undefined }, { record: open }, NOON, 'leave'],
  ['a page that is not guarded is left alone', { path: '/clients' }, { record: open }, NOON, 'leave'],
  [
    'a page fetched on suspicion is refused',
    { path: PAGE, isSpeculative: true },
    { record: open },
    NOON,
    'refuse',
  ],
  [
    'outside, pages may be fetched on suspicion',
    { path: '/', isSpeculative: true },
    undefined,
    NOON,
    'leave',
  ],
  ['an open session passes', { path: PAGE }, { record: open }, NOON, 'pass'],
  ['where nobody has logged in, Perfex decides', { path: PAGE }, { record: undefined }, NOON, 'pass'],
  ['a worker that has read nothing yet judges', { path: PAGE }, undefined, NOON, 'judge'],
  ['a settled session is judged', { path: PAGE }, { record: { ...open, isSettled: true } }, NOON, 'judge'],
  ['an expired session is judged', { path: PAGE }, { record: open }, NOON + 15 * MINUTE, 'judge'],
] as const) {
  test(name, () => {
    expect(courseOf({ path, isSpeculative }, '/admin', known, now)).toBe(course);
  });
}

test('only a tab itself goes to another page; a frame in it is locked where it stands', () => {
  expect(shownFor('login', true)).toBe('login');
  expect(shownFor('login', false)).toBe('locked');
  expect(shownFor('forward', false)).toBe('forward');
});
