// A laptop that slept for hours: its processes stand still, its clock has gone on, and whatever comes first when the lid
// is opened, the door is shut.
import type { EverydayPerson } from '../driver/everyday-person.js';
import type { Sleep } from '../driver/person.js';
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';
const TO_THE_LIST = 'main a[href$="/admin/clients"]';

test('the lid is opened after a night and nobody touches anything: the page covers itself and the login page comes', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  const cookies = await person.copyCookies();
  const openedAt = await person.sleepFor({ hours: 8 });
  await person.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfter(openedAt);
  await office.refuses(cookies);
  await person.logIn();
  await person.seesPage(PAGE);
});

const firsts: [title: string, of: (person: EverydayPerson) => Sleep][] = [
  ['the mouse moves', (person) => ({ firstInput: () => person.moveMouse() })],
  ['a key is pressed', (person) => ({ firstInput: () => person.pressKey('a') })],
  ['the page is reloaded', (person) => ({ first: () => person.reload() })],
  ['the page is reloaded past the worker', (person) => ({ first: () => person.hardReload() })],
];

for (const [title, of] of firsts) {
  test(`${title} first after a night under the lid: nothing revives, nothing is shown`, async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.moveMouse();
    const cookies = await person.copyCookies();
    const openedAt = await person.sleepFor({ hours: 8 }, of(person));
    await person.seesLoginPage();
    person.sawNothingAfter(openedAt);
    await office.refuses(cookies);
  });
}

test('the lid is closed on a warning: the countdown does not go on where it stood', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  const openedAt = await person.sleepFor({ hours: 1 }, { firstInput: () => person.moveMouse() });
  await person.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfter(openedAt);
});

test('"leave page?" was cancelled before the lid was closed: the guard is still there after the night', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.typeInto(NOTE, 'half a thought');
  await person.click(TO_THE_LIST);
  await expect.poll(() => person.promptsSeen()).toBe(1);
  await person.seesPage(PAGE);
  const openedAt = await person.sleepFor({ hours: 8 }, { firstInput: () => person.moveMouse() });
  await person.seesLoginPage({ sayingWhy: true });
  expect(person.promptsSeen(), 'the logout was not held by another one').toBe(1);
  person.sawNothingAfter(openedAt);
});

test('two windows sleep beside each other and both wake shut', async ({ person }) => {
  await person.logIn();
  const other = await person.openWindow('/admin/clients');
  await other.seesGuard();
  const openedAt = await person.sleepFor({ hours: 8 });
  await Promise.all([person.seesLoginPage(), other.seesLoginPage()]);
  person.sawNothingAfter(openedAt);
});

test('a tab that slept behind another one is shut when it comes to the front', async ({ person }) => {
  await person.startsAt(PAGE);
  const front = await person.openTabElsewhere();
  const openedAt = await person.sleepFor({ hours: 8 });
  await front.comeToFront();
  await person.comeToFront();
  await person.seesLoginPage();
  person.sawNothingAfter(openedAt);
});

test('a nap that ends in time changes nothing', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  await person.closeLidFor(office.policy.warnAfter / 2, { firstInput: () => person.moveMouse() });
  await person.seesPage(PAGE);
  await person.reload();
  await person.seesPage(PAGE);
});

controlled('waking without a network', () => {
  test('the lid is opened where there is no network: covered, locked, and the login page comes with the server', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await office.goesAway();
    const openedAt = await person.sleepFor({ hours: 7 }, { firstInput: () => person.moveMouse() });
    await person.seesCurtain();
    await person.reload();
    await person.seesLockedPage();
    await office.comesBack();
    await person.seesLoginPage();
    person.sawNothingAfter(openedAt);
    await person.logIn();
    await person.seesPage(PAGE);
  });

  test('a link is clicked first after a night, on a worker that had been stopped: its page is not asked for', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.stopWorker();
    const clickLink = await person.aimAt(TO_THE_LIST);
    const before = office.countRequests();
    const openedAt = await person.sleepFor({ hours: 7 }, { firstInput: clickLink });
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfter(openedAt);
    const asked = office.requestsSince(before).map(({ path }) => path);
    expect(asked).not.toContain('/admin/clients');
    await person.logIn();
    await person.seesPage(PAGE);
  });
});
