// The promises' test runner for the faults of every day: the person sits at a browser as people start it, with a clock
// that can be moved.
import { EverydayChromium } from '../driver/everyday-chromium.js';
import { EverydayPerson } from '../driver/everyday-person.js';
import { expect, test as base } from '../promise.js';

export { expect };

export const test = base.extend<{ person: EverydayPerson }>({
  person: async ({ office }, use) => {
    const browser = new EverydayChromium(office.neededByBrowsers);
    const person = await EverydayPerson.at(browser, office);
    await use(person);
    await browser.close();
    expect(browser.complaints, 'what the browser complained about').toEqual([]);
  },
});
