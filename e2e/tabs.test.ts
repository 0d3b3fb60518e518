// Several tabs of one browser: one session, and every tab knows it.
import { test } from './promise.js';

const CLIENTS = '/admin/clients';
const CLIENT = '/admin/clients/client/1';

test('working in one tab keeps the other one open', { tag: '@waiting-way' }, async ({ person, office }) => {
  await person.startsAt(CLIENT);
  const reading = await person.openTab(CLIENTS);
  await reading.seesGuard();
  await person.comeToFront();
  await person.worksFor(office.policy.expireAfter * 1.2, async () => {
    await person.pressKey();
    await reading.seesNoWarning();
  });
  await reading.reload();
  await reading.seesPage(CLIENTS);
});

test('the warning shows in both tabs and goes in both', async ({ person }) => {
  await person.startsAt(CLIENT);
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  await person.idleUntilJustBefore('the warning');
  await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
  await person.idleUntilJustAfter('the warning');
  await Promise.all([person.seesWarning(), other.seesWarning()]);
  await other.pressKey();
  await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
});

test('at the deadline both tabs are logged out', { tag: '@waiting-way' }, async ({ person }) => {
  await person.startsAt(CLIENT);
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage({ sayingWhy: true }), other.seesLoginPage()]);
});

test(
  '"Log out now" in one tab logs out the other',
  { tag: '@catches:other-tab-not-told' },
  async ({ person, office }) => {
    await person.startsAt(CLIENT);
    const cookies = await person.copyCookies();
    const other = await person.openTab(CLIENTS);
    await other.seesGuard();
    await person.idleUntilJustAfter('the warning');
    await other.seesWarning();
    await other.logOutNow();
    await Promise.all([person.seesLoginPage(), other.seesLoginPage()]);
    await office.refuses(cookies);
  },
);

test("Perfex's own logout in one tab logs out the other", async ({ person, office }) => {
  await person.startsAt(CLIENT);
  const cookies = await person.copyCookies();
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  // By its address, because a click would be activity, and its report would tell the other tab as well. How soon the other
  // tab is told does not depend on this computer: core/perfex-logout.test.ts.
  await other.open('/admin/authentication/logout');
  await Promise.all([person.seesLoginPage(), other.seesLoginPage()]);
  await office.refuses(cookies);
});

test('a tab that was left at the login page takes part after somebody logged in beside it', async ({
  person,
}) => {
  await person.startsAt(CLIENT);
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage(), other.seesLoginPage()]);
  await other.comeToFront();
  await other.logIn();
  await person.open(CLIENTS);
  await person.seesPage(CLIENTS);
  await person.seesGuard();
  await person.idleUntilJustAfter('the warning');
  await Promise.all([person.seesWarning(), other.seesWarning()]);
});
