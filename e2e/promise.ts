// The test runner as the promises know it: a `person` at a fresh browser and the `office` she works in.
import { test as base } from '@playwright/test';
import type { HostOptions } from '../host/host.js';
import { engines, type Engine } from './driver/engines.js';
import { isTimeMoved } from './driver/how-time-passes.js';
import type { Office, Reach, SavedPolicy } from './driver/office.js';
import { Offices } from './driver/offices.js';
import { Person } from './driver/person.js';
import { plantedModuleFor } from './driver/planted-module.js';

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
  /** Whether its pages ask for notifications every second and not never: for what must not be an activity. */
  pollsEverySecond: boolean;
  /** What the administrator has saved otherwise than most: a longest time of a login, for one. */
  savedPolicy: Partial<SavedPolicy>;
}

const BASE_URL = process.env.BASE_URL?.replace(/\/+(admin\/?)?$/, '');

type Options = Omit<OfficeOptions, 'engine'>;
type OfWorker = Pick<OfficeOptions, 'engine'> & { offices: Offices };

export const test = base.extend<Options & { office: Office; person: Person }, OfWorker>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  profile: ['3.x', { option: true }],
  csp: [false, { option: true }],
  waitedSecondsPerMinute: [10, { option: true }],
  inRealTime: [false, { option: true }],
  ownBrowser: [false, { option: true }],
  basePath: ['', { option: true }],
  reachedBy: ['localhost', { option: true }],
  installedOn: [{}, { option: true }],
  pollsEverySecond: [false, { option: true }],
  savedPolicy: [{}, { option: true }],

  offices: [
    async ({ engine }, use) => {
      const offices = new Offices(engine, BASE_URL);
      await use(offices);
      await offices.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  // A time limit of its own: installing Perfex is not what a test is about.
  office: [
    async (
      {
        offices,
        profile,
        csp,
        waitedSecondsPerMinute,
        inRealTime,
        basePath,
        reachedBy,
        installedOn,
        pollsEverySecond,
        savedPolicy,
      },
      use,
      testInfo,
    ) => {
      const moduleOf = plantedModuleFor(testInfo);
      // Where time is moved, what it would take to wait for it makes no other office.
      const time = isTimeMoved() && !inRealTime ? {} : { waitedSecondsPerMinute, inRealTime };
      const setup = {
        profile,
        csp,
        basePath,
        reachedBy,
        pollsEverySecond,
        moduleOf,
        ...time,
        ...installedOn,
      };
      const office = await offices.enter(setup, savedPolicy);
      await use(office);
      await offices.leave(office);
    },
    { timeout: 120_000 },
  ],

  person: async ({ office, offices, engine, ownBrowser }, use) => {
    const options = office.neededByBrowsers;
    const browser = ownBrowser
      ? engines[engine].own(options)
      : (await offices.browserFor(office)).forOneTest(options);
    const person = await Person.at(browser, office);
    await use(person);
    await browser.close();
    base.expect(browser.complaints, 'what the browser complained about').toEqual([]);
  },
});

/**
 * For tests that take the server away or look into its books: registered only where the server is ours. The details are those
 * of `test.describe`.
 */
export function controlled(
  title: string,
  ...rest: [tests: () => void] | [details: { tag: string }, tests: () => void]
): void {
  const [details, tests] = rest.length === 1 ? [{}, rest[0]] : rest;
  if (BASE_URL === undefined) test.describe(title, details, tests);
  // Workers load the files again; the list is wanted once.
  else if (process.env.TEST_WORKER_INDEX === undefined)
    console.log(`not run, needs a server of ours: ${title}`);
}
