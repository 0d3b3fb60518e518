// Several tabs of one browser: one session, and every tab knows it.
import { expect, test } from './promise.js';

const CLIENTS = '/admin/clients';
const TOGETHER = 1000;

test('working in one tab keeps the other one open', async ({ person, office }) => {
  await person.logIn();
  const reading = await person.openTab(CLIENTS);
  await reading.seesGuard();
  await person.comeToFront();
  const until = Date.now() + office.policy.expireAfter * 1.5;
  while (Date.now() < until) {
    await person.pressKey();
    await reading.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  await reading.reload();
  await reading.seesPage(CLIENTS);
});

test('the warning shows in both tabs and goes in both', async ({ person }) => {
  await person.logIn();
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  const shown = await Promise.all([person.seesWarning(), other.seesWarning()]);
  expect(Math.abs(shown[0] - shown[1])).toBeLessThan(TOGETHER);
  await other.pressKey();
  const gone = await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
  expect(Math.abs(gone[0] - gone[1])).toBeLessThan(TOGETHER);
});

test('at the deadline both tabs are shown out', async ({ person }) => {
  await person.logIn();
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  await Promise.all([person.seesLoginPage({ sayingWhy: true }), other.seesLoginPage()]);
});

test(
  '"Log out now" in one tab logs out the other',
  { tag: '@catches:other-tab-not-told' },
  async ({ person, office }) => {
    await person.logIn();
    const cookies = await person.copyCookies();
    const other = await person.openTab(CLIENTS);
    await other.seesGuard();
    await other.seesWarning();
    await other.logOutNow();
    await Promise.all([person.seesLoginPage({ atOnce: true }), other.seesLoginPage({ atOnce: true })]);
    await office.refuses(cookies);
  },
);

test("Perfex's own logout in one tab logs out the other", async ({ person, office }) => {
  await person.logIn();
  const cookies = await person.copyCookies();
  const other = await person.openTab(CLIENTS);
  await other.seesGuard();
  // By its address, because a click would be activity, and its report would tell the other tab as well.
  await other.open('/admin/authentication/logout');
  await Promise.all([person.seesLoginPage({ atOnce: true }), other.seesLoginPage({ atOnce: true })]);
  expect(Math.abs((await person.arrivedAt()) - (await other.arrivedAt()))).toBeLessThan(TOGETHER);
  await office.refuses(cookies);
});

test('a tab that was left at the login page takes part after somebody logged in beside it', async ({
  person,
}) => {
  await person.logIn();
  const other = await person.openTab(CLIENTS);
  await Promise.all([person.seesLoginPage(), other.seesLoginPage()]);
  await other.comeToFront();
  await other.logIn();
  await person.open(CLIENTS);
  await person.seesPage(CLIENTS);
  await Promise.all([person.seesWarning(), other.seesWarning()]);
});
