// What Firefox alone does: each of these was seen there by a person.
import { Firefox } from '../driver/firefox.js';
import { Person } from '../driver/person.js';
import { controlled, expect, test as base } from '../promise.js';

const LIST = '/admin/clients';
const PAGE = '/admin/clients/client/2';
const test = base;

controlled('a page that was reached by a link', () => {
  test('comes by itself when it was reloaded in time and without a server', async ({ person, office }) => {
    await person.startsAt(LIST);
    await person.click(`a[href$="${PAGE}"]`);
    await person.seesPage(PAGE);
    await person.seesGuard();
    await person.stopWorker();
    await office.goesAway();
    await person.reload();
    await person.seesThatServerIsAway();
    await office.comesBack();
    await person.seesPage(PAGE);
  });
});

/** At the third navigation that a worker could not answer, Firefox would unregister it. */
const MORE_THAN_THREE = 4;

controlled('a server that stays away', () => {
  test('does not cost Firefox its worker, however often a page is asked for', async ({ person, office }) => {
    await person.startsAt(LIST);
    await office.goesAway();
    for (let time = 1; time <= MORE_THAN_THREE; time += 1) {
      await person.stopWorker();
      await person.open(PAGE);
      await person.seesThatServerIsAway();
    }
    await office.comesBack();
    await person.seesPage(PAGE);
    await person.seesGuard();
    await person.closeTab();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.openAgain(PAGE);
    await person.seesLockedPage();
    await office.comesBack();
    await person.seesLoginPage();
  });
});

for (const { who, preferences, hasWorkers } of [
  {
    who: 'in private windows',
    preferences: { 'browser.privatebrowsing.autostart': true },
    hasWorkers: true,
  },
  { who: 'without any workers', preferences: { 'dom.serviceWorkers.enabled': false }, hasWorkers: false },
]) {
  controlled(`a Firefox ${who}`, () => {
    const test = base.extend({
      person: async ({ office }, use) => {
        const browser = new Firefox({ ...office.neededByBrowsers, preferences });
        const person = await Person.at(browser, office);
        await use(person);
        await browser.close();
      },
    });

    test('warns in time, is kept open by work, and is shut at the deadline', async ({ person, office }) => {
      await person.logIn(office.people.agent, { guarded: false });
      await person.open(PAGE);
      await person.seesPage(PAGE);
      expect(await person.runs(() => 'serviceWorker' in navigator, undefined)).toBe(hasWorkers);
      await person.keepsWorkingFor(office.policy.expireAfter * 1.2);
      await person.idleUntilWarned();
      await person.idleUntilLoggedOut();
      await person.goBack();
      await person.seesNothingOfTheCrm();
    });

    test('shows nothing that is opened when the server has shut the door', async ({ person, office }) => {
      await person.logIn(office.people.agent, { guarded: false });
      await person.closeTab();
      await person.idleUntilJustAfter("the server's deadline");
      await person.openAgain(PAGE);
      await person.seesLoginPage({ sayingWhy: true });
    });
  });
}
