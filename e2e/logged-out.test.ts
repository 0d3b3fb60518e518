// After a logout nothing but the login page is shown, whatever one asks for, and what was asked for last is one login away.
import { expect, test } from './promise.js';

const PAGE = '/admin/clients/client/2';
const LIST = '/admin/clients';

test(
  'after "Log out" every address shows the login page, and the login offers the one asked for',
  { tag: '@catches:forwarded-navigation-is-a-background-request/firefox' },
  async ({ person }) => {
    await person.startsAt(PAGE);
    await person.open(LIST);
    await person.seesGuard();
    await person.logOut();
    await person.seesLoginPage();
    for (const address of ['/admin', LIST, PAGE]) {
      await person.open(address);
      await person.seesLoginPage();
    }
    await person.logIn();
    await person.reads(/asked for before you logged in/);
    expect(await person.isVisible(`#inactivity-logout-offer a[href$="${PAGE}"]`)).toBe(true);
    await person.click('#inactivity-logout-offer a');
    await person.seesPage(PAGE);
  },
);

test('after the deadline every address shows the login page, and the login leads to the one asked for', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.open(LIST);
  await person.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await person.seesLoginPage({ sayingWhy: true });
  for (const address of ['/admin', LIST, PAGE]) {
    await person.open(address);
    await person.seesLoginPage();
  }
  await person.logIn();
  await person.seesPage(PAGE);
});

test('after "Log out" Back shows the login page', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.open(LIST);
  await person.seesGuard();
  await person.logOut();
  await person.seesLoginPage();
  await person.goBack();
  await person.seesLoginPage();
});
