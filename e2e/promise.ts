// The test runner as the promises know it: a `person` at a fresh browser and the `office` she works in. An office
// lives as long as its worker process and is replaced when a test has changed it.
import { test as base } from '@playwright/test';
import type { HostOptions } from '../host/host.js';
import type { SharedBrowser } from './driver/browser.js';
import { engines, type Engine } from './driver/engines.js';
import { Office, type Reach, type SavedPolicy } from './driver/office.js';
import { Person } from './driver/person.js';

export { expect } from '@playwright/test';

export interface OfficeOptions {
  /** What persons browse with. */
  engine: Engine;
  profile: '2.x' | '3.x';
  csp: boolean;
  /** How many real seconds a minute of the policy lasts where time is waited for. */
  waitedSecondsPerMinute: number;
  /** Whether time really passes here, on a scaled clock: for what a jump through time cannot show. */
  inRealTime: boolean;
  /** Whether each test has a browser of its own, on a profile on disk: for what outlives a page. */
  ownBrowser: boolean;
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
  /** The browser that tests in this office share; it goes by the office's time. */
  browser(): SharedBrowser;
}

const BASE_URL = process.env.BASE_URL?.replace(/\/+(admin\/?)?$/, '');

export const test = base.extend<
  { office: Office; person: Person; ownBrowser: boolean },
  Omit<OfficeOptions, 'ownBrowser'> & { keeper: OfficeKeeper }
>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  profile: ['3.x', { option: true, scope: 'worker' }],
  csp: [false, { option: true, scope: 'worker' }],
  waitedSecondsPerMinute: [10, { option: true, scope: 'worker' }],
  inRealTime: [false, { option: true, scope: 'worker' }],
  ownBrowser: [false, { option: true }],
  basePath: ['', { option: true, scope: 'worker' }],
  reachedBy: ['localhost', { option: true, scope: 'worker' }],
  installedOn: [{}, { option: true, scope: 'worker' }],
  savedPolicy: [{}, { option: true, scope: 'worker' }],

  keeper: [
    async (
      {
        engine,
        profile,
        csp,
        waitedSecondsPerMinute,
        inRealTime,
        basePath,
        reachedBy,
        installedOn,
        savedPolicy,
      },
      use,
    ) => {
      const time = { waitedSecondsPerMinute, inRealTime };
      const setup = { profile, csp, basePath, reachedBy, ...time, ...installedOn };
      let office: Office | undefined;
      let browser: SharedBrowser | undefined;
      const close = async () => {
        const closing = [browser?.close(), office?.close()];
        office = browser = undefined;
        await Promise.all(closing);
      };
      await use({
        async current() {
          office ??= BASE_URL ? await Office.visit(BASE_URL) : await Office.open(setup, savedPolicy);
          return office;
        },
        browser() {
          if (office === undefined) throw new Error('There is no office to browse.');
          return (browser ??= engines[engine].shared(office.neededByBrowsers));
        },
        async leave(left) {
          left.answersReportsAsUsual();
          left.time.run();
          if (!left.isAsBefore()) await close();
        },
      });
      await close();
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

  person: async ({ office, keeper, engine, ownBrowser }, use) => {
    const options = office.neededByBrowsers;
    const browser = ownBrowser ? engines[engine].own(options) : keeper.browser().forOneTest(options);
    const person = await Person.at(browser, office);
    await use(person);
    await browser.close();
    base.expect(browser.complaints, 'what the browser complained about').toEqual([]);
  },
});

/** For tests that take the server away or look into its books: registered only where the server is ours. */
export function controlled(title: string, tests: () => void): void {
  if (BASE_URL === undefined) test.describe(title, tests);
  // Workers load the files again; the list is wanted once.
  else if (process.env.TEST_WORKER_INDEX === undefined)
    console.log(`not run, needs a server of ours: ${title}`);
}
