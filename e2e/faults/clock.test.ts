// The clock on the wall is wrong and is put right, or the other way round. No time has passed, and the server knows it.
import type { Office } from '../driver/office.js';
import type { EverydayPerson } from '../driver/everyday-person.js';
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';

/** Works for longer than a timeout, and expects that nobody minds. */
async function worksOn(person: EverydayPerson, office: Office): Promise<void> {
  const until = Date.now() + office.policy.expireAfter * 1.2;
  while (Date.now() < until) {
    await person.moveMouse();
    await person.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  await person.reload();
  await person.seesPage(PAGE);
}

/** Does nothing, and expects to be shown out when the timeout has passed by the time of the test. */
async function isShutOutInTime(person: EverydayPerson, office: Office): Promise<void> {
  const activeSince = Date.now();
  await person.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await person.seesLoginPage({ sayingWhy: true });
  expect(Date.now(), 'not before the time').toBeGreaterThan(activeSince + office.policy.expireAfter - 1000);
  person.sawNothingAfter(deadline);
}

// Perfex's own cookie lives for eight hours by the browser's clock: whoever moves it on by more is logged out by that.
const moves = [
  { title: 'goes back by a day', hours: -24 },
  { title: 'goes back by an hour', hours: -1 },
  { title: 'goes forward by an hour', hours: 1 },
  { title: 'goes forward by seven hours', hours: 7 },
];

for (const { title, hours } of moves) {
  test(`the clock ${title}: who works is not logged out, and is when the work ends`, async ({
    person,
    office,
  }) => {
    await person.logIn();
    await person.open(PAGE);
    await person.seesGuard();
    await person.moveMouse();
    person.clockMoves({ hours });
    await worksOn(person, office);
    await isShutOutInTime(person, office);
    await person.logIn();
    await person.seesPage(PAGE);
  });
}

test("the clock goes forward by a day, which Perfex's own cookie does not survive: the next login works at once, and the guard with it", async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  person.clockMoves({ hours: 24 });
  await person.seesLoginPage({ atOnce: true });
  await person.logIn();
  await person.open(PAGE);
  await worksOn(person, office);
  await isShutOutInTime(person, office);
});

test('the clock goes a day forward and is put right again: nobody notices but the cookie', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  person.clockMoves({ hours: 7 });
  await worksOn(person, office);
  person.clockMoves({ hours: -7 });
  await worksOn(person, office);
  await isShutOutInTime(person, office);
});

for (const hours of [-24, -1, 1, 7]) {
  test(`the clock moves by ${hours} hours while nobody is there: the time without activity goes on`, async ({
    person,
    office,
  }) => {
    await person.logIn();
    await person.open(PAGE);
    await person.seesGuard();
    const activeSince = Date.now();
    await person.moveMouse();
    const deadline = Date.now() + office.policy.expireAfter;
    await person.idleFor(office.policy.warnAfter);
    person.clockMoves({ hours });
    await person.seesLoginPage({ sayingWhy: true });
    expect(Date.now()).toBeGreaterThan(activeSince + office.policy.expireAfter - 1000);
    person.sawNothingAfter(deadline);
  });
}

test('the clock goes back by less than the guard can tell from a correction: the server shuts the door in time', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  person.clockMoves({ hours: -1.5 / 60 });
  await person.idleFor(office.policy.expireAfter + office.policy.grace + 500);
  await person.open(PAGE);
  await person.seesLoginPage({ atOnce: true });
});

controlled('without a server', () => {
  for (const hours of [-24, 1]) {
    test(`the clock moves by ${hours} hours and there is nobody to ask: nothing is shown, and it opens again with the server`, async ({
      person,
      office,
    }) => {
      await person.logIn();
      await person.open(PAGE);
      await person.seesGuard();
      await office.goesAway();
      await person.moveMouse();
      const movedAt = Date.now();
      person.clockMoves({ hours });
      await person.seesCurtain();
      await person.moveMouse();
      await person.pressKey('Escape');
      await person.seesCurtain();
      const backAt = Date.now();
      await office.comesBack();
      await person.seesPage(PAGE);
      expect(person.timesSeenBetween(movedAt, backAt)).toBe(0);
    });
  }
});
