// The clock on the wall is wrong and is put right, or the other way round. No time has passed, and the server knows it.
import type { Office } from '../driver/office.js';
import type { Witness } from '../driver/witness.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';

/** How far down somebody reads, in pixels. */
const SCROLLED = 700;

function scrollDown(to: number): void {
  const muchToRead = document.createElement('div');
  muchToRead.style.height = '5000px';
  document.body.append(muchToRead);
  window.scrollTo(0, to);
}

/** Works for longer than a timeout, and expects that nobody minds. */
async function worksOn(person: Witness, office: Office): Promise<void> {
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2);
  await person.reload();
  await person.seesPage(PAGE);
}

/** Does nothing, and expects to be logged out when the timeout has passed by the office's time. */
async function isLoggedOutInTime(person: Witness): Promise<void> {
  await person.moveMouse();
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
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
    await person.startsAt(PAGE);
    await person.moveMouse();
    await person.clockMoves({ hours });
    await worksOn(person, office);
    await isLoggedOutInTime(person);
    await person.logIn();
    await person.seesPage(PAGE);
  });
}

test("the clock goes forward by a day, which Perfex's own cookie does not survive: the next login works at once, and the guard with it", async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  // Whatever is asked for while a page is loaded would bring the cookie back.
  await person.seesGuard();
  await person.clockMoves({ hours: 24 });
  await person.seesLoginPage();
  await person.logIn();
  await person.open(PAGE);
  await worksOn(person, office);
  await isLoggedOutInTime(person);
});

test('the clock goes a day forward and is put right again: nobody notices but the cookie', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.clockMoves({ hours: 7 });
  await worksOn(person, office);
  await person.clockMoves({ hours: -7 });
  await worksOn(person, office);
  await isLoggedOutInTime(person);
});

for (const hours of [-24, -1, 1, 7]) {
  test(`the clock moves by ${hours} hours while nobody is there: the time without activity goes on`, async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.moveMouse();
    await person.idleFor(office.policy.warnAfter / 2);
    await person.clockMoves({ hours });
    await person.seesTheCrm();
    await person.idleUntilLoggedOut();
    person.sawNothingAfterTheDeadline();
  });
}

test('the clock goes back by less than the guard can tell from a correction: the server shuts the door in time', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.clockMoves({ hours: -1.5 / 60 });
  await person.idleUntilJustAfter("the server's deadline");
  await person.open(PAGE);
  await person.seesLoginPage();
});

controlled('without a server', () => {
  for (const hours of [-24, 1]) {
    test(`the clock moves by ${hours} hours and there is nobody to ask: nothing is shown, and it opens again with the server, where it was`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      await person.runs(scrollDown, SCROLLED);
      await office.goesAway();
      await person.moveMouse();
      const movedAt = office.time.now();
      await person.clockMoves({ hours });
      await person.seesCurtain();
      await person.movesMouseBehindCurtain();
      await person.seesCurtain();
      const backAt = office.time.now();
      await office.comesBack();
      await person.seesPage(PAGE);
      expect(person.timesSeenBetween(movedAt, backAt)).toBe(0);
      await expect.poll(() => person.runs(() => window.scrollY, undefined)).toBe(SCROLLED);
    });
  }
});
