// The test runner as the promises know it: a `person` at a fresh browser and the `office` she works in. An office
// lives as long as its worker process and is replaced when a test has changed it.
import { test as base } from '@playwright/test';
import { Chromium } from './driver/chromium.js';
import type { HostOptions } from '../host/host.js';
import { Office, type Reach, type SavedPolicy } from './driver/office.js';
import { Person } from './driver/person.js';

export { expect } from '@playwright/test';

export interface OfficeOptions {
  profile: '2.x' | '3.x';
  csp: boolean;
  /** The clock scale: how many real seconds a minute of the policy lasts. */
  secondsPerMinute: number;
  /** The folder that Perfex lives in, such as `/crm`; empty where it has a host of its own. */
  basePath: string;
  /** How browsers reach it. */
  reachedBy: Reach;
  /** What it is installed on, and how, where that is not the smallest thing that works. */
  installedOn: Pick<HostOptions, 'server' | 'sessions' | 'indexPage' | 'adminUri' | 'constants'>;
  /** What the administrator has saved otherwise than most: a longest time of a login, for one. */
  savedPolicy: Partial<SavedPolicy>;
}

export interface OfficeKeeper {
  current(): Promise<Office>;
  leave(office: Office): Promise<void>;
}

const BASE_URL = process.env.BASE_URL?.replace(/\/+(admin\/?)?$/, '');

export const test = base.extend<{ office: Office; person: Person }, OfficeOptions & { keeper: OfficeKeeper }>(
  {
    profile: ['3.x', { option: true, scope: 'worker' }],
    csp: [false, { option: true, scope: 'worker' }],
    secondsPerMinute: [10, { option: true, scope: 'worker' }],
    basePath: ['', { option: true, scope: 'worker' }],
    reachedBy: ['localhost', { option: true, scope: 'worker' }],
    installedOn: [{}, { option: true, scope: 'worker' }],
    savedPolicy: [{}, { option: true, scope: 'worker' }],

    keeper: [
      async ({ profile, csp, secondsPerMinute, basePath, reachedBy, installedOn, savedPolicy }, use) => {
        let office: Office | undefined;
        await use({
          async current() {
            office ??= BASE_URL
              ? await Office.visit(BASE_URL)
              : await Office.open(
                  { profile, csp, secondsPerMinute, basePath, reachedBy, ...installedOn },
                  savedPolicy,
                );
            return office;
          },
          async leave(left) {
            left.answersReportsAsUsual();
            if (left.isAsBefore()) return;
            office = undefined;
            await left.close();
          },
        });
        await office?.close();
      },
      { scope: 'worker', timeout: 120_000 },
    ],

    // A time limit of its own: installing Perfex is not what a test is about.
    office: [
      async ({ keeper }, use) => {
        const office = await keeper.current();
        await use(office);
        await keeper.leave(office);
      },
      { timeout: 120_000 },
    ],

    person: async ({ office }, use) => {
      const browser = new Chromium(office.neededByBrowsers);
      const person = await Person.at(browser, office);
      await use(person);
      await browser.close();
      base.expect(browser.complaints, 'what the browser complained about').toEqual([]);
    },
  },
);

/** For tests that take the server away or look into its books: registered only where the server is ours. */
export function controlled(title: string, tests: () => void): void {
  if (BASE_URL === undefined) test.describe(title, tests);
  // Workers load the files again; the list is wanted once.
  else if (process.env.TEST_WORKER_INDEX === undefined)
    console.log(`not run, needs a server of ours: ${title}`);
}
