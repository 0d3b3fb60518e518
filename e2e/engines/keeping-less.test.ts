// Browsers whose owners let a site keep less: nothing that outlives a private window, or no workers at all. Those of Chromium
// are in e2e/page/withheld.test.ts.
import type { Browser, BrowserOptions } from '../driver/browser.js';
import type { Engine } from '../driver/engines.js';
import { Firefox } from '../driver/firefox.js';
import { Person } from '../driver/person.js';
import { WebKit } from '../driver/webkit.js';
import { controlled, expect, test as base } from '../promise.js';

const PAGE = '/admin/clients/client/2';

type Started = Record<Exclude<Engine, 'chromium'>, (options: BrowserOptions) => Browser>;

const inPrivateWindows: Started = {
  firefox: (options) =>
    new Firefox({ ...options, preferences: { 'browser.privatebrowsing.autostart': true } }),
  webkit: (options) => new WebKit({ ...options, switches: ['--private'] }),
};

const withoutWorkers: Started = {
  firefox: (options) => new Firefox({ ...options, preferences: { 'dom.serviceWorkers.enabled': false } }),
  webkit: (options) => new WebKit({ ...options, switches: ['--features=-ServiceWorkers'] }),
};

for (const { how, started, hasWorkers } of [
  { how: 'in private windows', started: inPrivateWindows, hasWorkers: true },
  { how: 'without any workers', started: withoutWorkers, hasWorkers: false },
]) {
  controlled(`a browser ${how}`, () => {
    const test = base.extend({
      person: async ({ office, engine }, use) => {
        const browser = started[engine as keyof Started](office.neededByBrowsers);
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
