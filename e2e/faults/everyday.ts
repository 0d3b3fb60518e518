// The promises' test runner for the faults of every day: the person sits at a browser as people start it. It costs twice
// what a shared one does (witness.ts): it is for tabs that are hidden, kept, restored or asleep, and for the profile on the
// disk.
import { EverydayChromium } from '../driver/everyday-chromium.js';
import { EverydayPerson } from '../driver/everyday-person.js';
import { expect, test as base } from '../promise.js';

export { expect };

export const test = base.extend<{ person: EverydayPerson }>({
  person: async ({ office }, use) => {
    const seenAt: number[] = [];
    const sawContent = (at: number) => void seenAt.push(at);
    const browser = new EverydayChromium({ ...office.neededByBrowsers, sawContent });
    const person = await EverydayPerson.at(browser, office, seenAt);
    await use(person);
    await browser.close();
    expect(browser.complaints, 'what the browser complained about').toEqual([]);
  },
});
