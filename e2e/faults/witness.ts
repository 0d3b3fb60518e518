// The promises' test runner for faults that a page can show in any browser: the person shares one with other tests, and
// whatever is seen of the CRM is known.
import { Chromium } from '../driver/chromium.js';
import { Witness } from '../driver/witness.js';
import { expect, test as base } from '../promise.js';

export { expect };

export const test = base.extend<{ person: Witness }>({
  person: async ({ office, offices }, use) => {
    const seenAt: number[] = [];
    const sawContent = (at: number) => void seenAt.push(at);
    const shared = await offices.browserFor(office);
    const browser = shared.forOneTest({ ...office.neededByBrowsers, sawContent });
    if (!(browser instanceof Chromium)) throw new Error('What is seen is noted in Chromium.');
    const person = await Witness.at(browser, office, seenAt);
    await use(person);
    await browser.close();
    expect(browser.complaints, 'what the browser complained about').toEqual([]);
  },
});
