// What WebKit alone does: started on a profile that stays, which only a MiniBrowser that is driven by hand has here.
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect as expectAnything } from '@playwright/test';
import { MiniBrowser } from '../driver/minibrowser.js';
import type { Office } from '../driver/office.js';
import { Screen } from '../driver/screen.js';
import { controlled, expect, test as base } from '../promise.js';

const LIST = '/admin/clients';
const PAGE = '/admin/clients/client/2';
const CUSTOMER = 3;
const HARMFUL = `/admin/clients/delete/${CUSTOMER}`;
const MODULE = 'inactivity_logout_master';
const REPORT = `/admin/${MODULE}/session`;

/** Long enough for a hello, and for whatever a page asks for when it has been loaded for a moment; real milliseconds. */
const A_WHILE = 3000;

const test = base.extend<{ miniBrowser: MiniBrowser }>({
  miniBrowser: async ({ office }, use) => {
    const miniBrowser = new MiniBrowser(office.neededByBrowsers);
    miniBrowser.keepCookies(office.url, await office.logsIn(office.people.agent), office.time.now());
    await use(miniBrowser);
    await miniBrowser.close();
  },
});

/** Waits for a page by its title; `title` is what the window is called then. */
async function sees(miniBrowser: MiniBrowser, office: Office, title: RegExp): Promise<void> {
  await expect.poll(() => miniBrowser.title(), { timeout: office.patience }).toMatch(title);
}

/** Waits until the server has been asked for something since then. */
async function isAsked(office: Office, before: number, wanted: string): Promise<void> {
  const paths = () => office.requestsSince(before).map(({ path }) => path);
  await expect
    .poll(paths, { timeout: office.patience })
    .toContainEqual(expectAnything.stringContaining(wanted));
}

/** A page may have frames, which are no pages that somebody went to. */
function isForAPage(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] !== 'iframe';
}

function pagesAsked(office: Office, before: number): string[] {
  return office
    .requestsSince(before)
    .filter(({ path, headers }) => isForAPage(headers) || path.startsWith(REPORT))
    .map(({ path }) => path);
}

/** Looks at a page of the CRM, and ends the browser when the worker is there and knows of the session. */
async function hasBeenHere(miniBrowser: MiniBrowser, office: Office): Promise<void> {
  const before = office.countRequests();
  await miniBrowser.start(office.addressOf(LIST));
  await sees(miniBrowser, office, /Customers/);
  // Its first report: the hello of a worker that knows nothing yet.
  await isAsked(office, before, REPORT);
  await miniBrowser.quit();
}

controlled('a browser that is started at an address', () => {
  test('asks for a page once, in time', async ({ miniBrowser, office }) => {
    await hasBeenHere(miniBrowser, office);
    const before = office.countRequests();
    await miniBrowser.start(office.addressOf(PAGE));
    await sees(miniBrowser, office, /Amber Lighthouse/);
    expect(pagesAsked(office, before)).toEqual([PAGE]);
  });

  test('shows nothing after the deadline, though the server has heard of it first', async ({
    miniBrowser,
    office,
  }) => {
    await hasBeenHere(miniBrowser, office);
    await office.time.pass(office.policy.expireAfter);
    const before = office.countRequests();
    await miniBrowser.start(office.addressOf(PAGE));
    await sees(miniBrowser, office, /Login/);
    const asked = pagesAsked(office, before);
    // If this fails, WebKit waits for its worker now: then nothing of the design about it is needed any more.
    expect(asked[0], 'sent ahead of the worker').toBe(PAGE);
    expect(asked.slice(1)).toEqual([REPORT, '/admin/authentication']);
    const files = office.requestsSince(before).filter(({ path }) => path.includes('/assets/js/'));
    expect(files, 'the answer to it was not shown').toEqual([]);
  });

  test("does no harm by a link after the server's deadline", async ({ miniBrowser, office }) => {
    await hasBeenHere(miniBrowser, office);
    await office.time.pass(office.policy.expireAfter + office.policy.grace);
    const before = office.countRequests();
    await miniBrowser.start(office.addressOf(HARMFUL));
    await sees(miniBrowser, office, /Login/);
    expect(pagesAsked(office, before)).toContain(HARMFUL);
    expect(await office.hasCustomer(CUSTOMER)).toBe(true);
  });
});

controlled('a browser that keeps its files', () => {
  test('asks for nothing of ours at a page view', async ({ miniBrowser, office }) => {
    const started = office.countRequests();
    await miniBrowser.start(office.addressOf(LIST));
    await sees(miniBrowser, office, /Customers/);
    await isAsked(office, started, REPORT);
    const looksAtPages = async () => {
      await miniBrowser.open(office.addressOf(PAGE));
      await sees(miniBrowser, office, /Amber Lighthouse/);
      await miniBrowser.open(office.addressOf(LIST));
      await sees(miniBrowser, office, /Customers/);
    };
    // What a page has that no worker controls is fetched once more for those that one does.
    await looksAtPages();
    const before = office.countRequests();
    await looksAtPages();
    await pause(A_WHILE);
    const ours = office.requestsSince(before).map(({ path }) => path);
    expect(ours.filter((path) => path.includes(MODULE) && !path.startsWith(REPORT))).toEqual([]);
  });
});

test('a screen of the tests that everybody has left stays as it was', async () => {
  const screen = await Screen.start();
  // Whoever has put the pointer there is gone.
  expect(screen.hand('getmouselocation')).toMatch(/^x:1599 y:1199 /);
  screen.close();
});
