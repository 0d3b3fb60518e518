// Pages that the browser keeps for the Back button and shows again without asking anybody: the Back/forward cache.
// Perfex renews its cookies with every page, and Chromium drops a `no-store` page when that happens, unless a redirect led
// to it (measured, Chromium 156). So these persons come by a redirect, to a page that asks for and reports nothing, and
// `hasReturned` proves that it really came out of the cache.
import type { EverydayPerson } from '../driver/everyday-person.js';
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

/** Agents may not go there, and are sent to the page they may see. */
const DETOUR = '/admin/settings?group=general';
const PAGE = '/admin/';

/** Goes from a page of the CRM to another site, in the same tab. */
async function leavesForAnotherSite(person: EverydayPerson): Promise<void> {
  // Nobody has done anything yet, or a report of it would renew a cookie.
  await person.startsAt(PAGE);
  await person.open(DETOUR);
  await person.seesPage(PAGE);
  await person.seesGuard();
  await person.watchForReturn();
  await person.openElsewhere();
}

controlled('in the Back/forward cache', () => {
  test('Back in time shows the page again, and the guard goes on', async ({ person }) => {
    await leavesForAnotherSite(person);
    await person.goBack();
    await person.seesPage(PAGE);
    expect(await person.hasReturned()).toBe(true);
    await person.moveMouse();
    await person.idleUntilLoggedOut();
    person.sawNothingAfterTheDeadline();
  });

  test('Back after the deadline, to a page whose browser has heard nothing since, shows nothing of it', async ({
    person,
    office,
  }) => {
    await leavesForAnotherSite(person);
    const leftAt = office.time.now();
    await person.idleFor(office.policy.expireAfter);
    await person.goBack();
    await person.seesLoginPage({ sayingWhy: true });
    expect(await person.hasReturned()).toBe(true);
    person.sawNothingAfter(leftAt);
    await person.logIn();
    await person.seesPage(PAGE);
  });

  test('Back after a night under the lid shows nothing of the page', async ({ person, office }) => {
    await leavesForAnotherSite(person);
    const leftAt = office.time.now();
    await person.sleepFor({ hours: 7 });
    await person.goBack();
    await person.seesLoginPage();
    expect(await person.hasReturned()).toBe(true);
    person.sawNothingAfter(leftAt);
  });

  test('Back where there is no server any more shows the curtain and nothing else', async ({
    person,
    office,
  }) => {
    await leavesForAnotherSite(person);
    const leftAt = office.time.now();
    await office.goesAway();
    await person.idleFor(office.policy.expireAfter);
    await person.goBack();
    await person.seesCurtain();
    expect(await person.hasReturned()).toBe(true);
    await person.movesMouseBehindCurtain();
    await person.seesCurtain();
    person.sawNothingAfter(leftAt);
    await office.comesBack();
    await person.seesLoginPage();
  });

  for (const { title, happens } of [
    {
      title: 'a logout in another tab',
      happens: async (person: EverydayPerson) => {
        const other = await person.openTab('/admin');
        await other.seesGuard();
        await other.logOut();
        await other.seesLoginPage();
      },
    },
    {
      title: 'an idle hour in another tab',
      happens: async (person: EverydayPerson) => {
        const other = await person.openTab('/admin');
        await other.seesGuard();
        await person.idleUntilJustAfter('the deadline');
        await other.seesLoginPage({ sayingWhy: true });
      },
    },
  ]) {
    test(`Back after ${title} shows nothing of the page`, async ({ person, office }) => {
      await leavesForAnotherSite(person);
      await happens(person);
      const loggedOutAt = office.time.now();
      await person.comeToFront();
      await person.goBack();
      await person.seesLoginPage();
      person.sawNothingAfter(loggedOutAt);
    });
  }
});
