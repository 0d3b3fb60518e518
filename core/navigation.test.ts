import { expect, test } from '@playwright/test';
import { isGuarded, returnPath } from './navigation.js';

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
  ['a form from elsewhere comes back to nothing', { path: '/admin/a', method: 'POST' }, undefined],
  [
    'a reloaded form comes back to its page',
    { path: '/admin/a', method: 'POST', askedFrom: '/admin/b', isReload: true },
    '/admin/b',
  ],
] as const) {
  test(name, { tag }, () => {
    expect(returnPath({ method: 'GET', isReload: false, ...navigation }, '/admin')).toBe(expected);
  });
}
