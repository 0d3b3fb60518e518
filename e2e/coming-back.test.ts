// Coming back after the deadline by every way there is. However long one was away, the door is shut, and the login
// behind it leads to where one wanted to go.
import { controlled, expect, test } from './promise.js';

const DEEP_LINK = '/admin/clients/client/2';
const LOGOUT = '/admin/authentication/logout';
const REPORT = '/inactivity_logout_master/session';

/** The page asked for, the login page, the login, the page: and one to spare, for `/admin` is redirected by Perfex. */
const FEW_HOPS = 6;

test(
  'a deep link opened in a new tab, long after the last one was closed, leads through the login to its page',
  { tag: ['@catches:no-way-back/browser', '@waiting-way'] },
  async ({ person }) => {
    await person.startsAt(DEEP_LINK);
    await person.open('/admin/clients');
    await person.closeTab();
    await person.idleUntilJustAfter('the deadline');

    await person.openAgain(DEEP_LINK);
    await person.seesLoginPage({ sayingWhy: true });
    await person.logIn();
    await person.seesPage(DEEP_LINK);
    expect(person.hops()).toBeLessThanOrEqual(FEW_HOPS);
  },
);

test.describe('a browser that was killed and started again on its profile', { tag: '@browser-alone' }, () => {
  test.use({ ownBrowser: true });

  test('shows the login page after the deadline', async ({ person }) => {
    await person.startsAt(DEEP_LINK);
    await person.open('/admin/clients');
    await person.seesGuard();
    await person.killBrowser();
    await person.idleUntilJustAfter('the deadline');

    await person.startBrowser();
    await person.openAgain(DEEP_LINK);
    await person.seesLoginPage({ sayingWhy: true });
    await person.logIn();
    await person.seesPage(DEEP_LINK);
    expect(person.hops()).toBeLessThanOrEqual(FEW_HOPS);
  });

  test('is still logged in before the deadline', async ({ person }) => {
    await person.startsAt(DEEP_LINK);
    await person.moveMouse();
    await person.killBrowser();
    await person.idleUntilJustBefore('the warning');
    await person.startBrowser();
    await person.openAgain(DEEP_LINK);
    await person.seesPage(DEEP_LINK);
  });
});

test.describe('a lid', { tag: '@browser-alone' }, () => {
  test.use({ ownBrowser: true });

  test(
    'an expired session stays expired when the mouse moves first after the lid was opened',
    { tag: '@waiting-way' },
    async ({ person, office }) => {
      await person.startsAt(DEEP_LINK);
      await person.moveMouse();
      const cookies = await person.copyCookies();
      await person.closeLidFor(office.policy.expireAfter + 1000, { firstInput: () => person.moveMouse() });
      await person.seesLoginPage({ sayingWhy: true });
      await office.refuses(cookies);
    },
  );

  // A key, and not the mouse, whose movements come with the page's next frame and mostly, but not always, before its timers.
  test(
    'an expired session stays expired when a key is pressed first after the lid was opened',
    { tag: '@catches:input-revives-after-sleep/browser' },
    async ({ person, office }) => {
      await person.startsAt(DEEP_LINK);
      const cookies = await person.copyCookies();
      // Or the worker would still have a report to send when it wakes, and come before the page.
      await person.idleFor(office.policy.reportEvery);
      await person.closeLidFor(office.policy.expireAfter, { firstInput: () => person.pressKey('a') });
      await person.seesLoginPage();
      await office.refuses(cookies);
    },
  );

  test('a lid that was opened in time changes nothing', async ({ person, office }) => {
    await person.startsAt(DEEP_LINK);
    await person.moveMouse();
    await person.closeLidFor(office.policy.warnAfter / 2);
    await person.seesPage(DEEP_LINK);
    await person.moveMouse();
    await person.reload();
    await person.seesPage(DEEP_LINK);
  });
});

test('Back after the logout shows the login page', async ({ person }) => {
  await person.startsAt('/admin/clients');
  await person.open(DEEP_LINK);
  await person.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await person.seesLoginPage();
  await person.goBack();
  await person.seesLoginPage();
});

controlled('before the verdict', () => {
  test(
    'nothing that was asked for after the deadline reaches the server before its verdict',
    {
      tag: [
        '@waiting-way',
        '@catches:redirect-without-a-verdict',
        '@catches:record-in-memory-only',
        '@catches:automatic-preload',
      ],
    },
    async ({ person, office }) => {
      const harmful = '/admin/clients/delete/3';
      await person.startsAt('/admin/clients');
      await person.stopWorker();
      await person.closeTab();
      await person.idleUntilJustAfter('the deadline');

      const before = office.countRequests();
      await person.openAgain(harmful);
      await person.seesLoginPage();
      const asked = office.requestsSince(before).map(({ path }) => path);
      expect(asked[0]).toContain(REPORT);
      expect(asked).not.toContain(harmful);
    },
  );

  test('the admin address without its slash is guarded too', async ({ person, office }) => {
    await person.startsAt('/admin/clients');
    await person.closeTab();
    await person.idleUntilJustAfter('the deadline');
    const before = office.countRequests();
    await person.openAgain('/admin');
    await person.seesLoginPage({ sayingWhy: true });
    const asked = office.requestsSince(before).map(({ path }) => path);
    expect(asked[0]).toContain(REPORT);
  });

  for (const [address, tag = []] of [
    ['/administrator', '@catches:administrator-guarded/browser'],
    ['/admin/authentication', '@catches:login-page-guarded/browser'],
    ['/admin/authentication/forgot_password'],
    ['/admin/authentication/two_factor'],
    [LOGOUT],
  ] as const) {
    test(`${address} is left alone after the deadline`, { tag }, async ({ person, office }) => {
      await person.startsAt('/admin/clients');
      await person.closeTab();
      await person.idleUntilJustAfter('the deadline');
      const before = office.countRequests();
      await person.openAgain(address);
      // Whether somebody who goes to Perfex's logout is logged out the worker asks soon, and may overtake a browser that starts.
      const isOfTheLogout = address === LOGOUT;
      const [asked] = office
        .requestsSince(before)
        .filter(({ path }) => !isOfTheLogout || !path.includes(REPORT));
      expect(asked?.path).toBe(address);
      // Perfex itself redirects from some of them to the dashboard, and that is guarded.
      expect(person.hops()).toBeLessThanOrEqual(FEW_HOPS);
    });
  }
});
