// The clock on the wall is wrong and is put right, or the other way round. No time has passed, and the server knows it.
import type { Office } from '../driver/office.js';
import type { EverydayPerson } from '../driver/everyday-person.js';
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
  await person.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await person.seesLoginPage({ sayingWhy: true });
  expect(Date.now(), 'not before the time').toBeGreaterThan(deadline - 1000);
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
