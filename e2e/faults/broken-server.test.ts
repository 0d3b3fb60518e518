// A server that is gone, hangs or answers nonsense, to everything: for a moment while somebody works, and at the deadline.
import type { Office } from '../driver/office.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';

interface Fault {
  title: string;
  happens: (office: Office) => void | Promise<void>;
  hangs?: true;
}

const faults: Fault[] = [
  { title: 'down', happens: (office) => office.goesAway() },
  { title: 'hanging', happens: (office) => office.neverAnswers(), hangs: true },
  {
    title: 'answering 500',
    happens: (office) => office.answersEverything(500, 'text/html', '<h1>Error</h1>'),
  },
  {
    title: 'behind a proxy that answers 502 with a page',
    happens: (office) => office.answersEverything(502, 'text/html', '<html><h1>Bad gateway</h1></html>'),
  },
  {
    title: 'behind a hotel that answers everything with its own page',
    happens: (office) => office.answersEverything(200, 'text/html', '<html><h1>Welcome, guest</h1></html>'),
  },
];

controlled('a server', () => {
  for (const { title, happens, hangs } of faults) {
    test(`${title} for a moment: who works goes on`, async ({ person, office }) => {
      await person.startsAt(PAGE);
      await happens(office);
      await person.worksFor(office.policy.warnAfter / 2);
      if (!hangs) await person.open(LIST);
      await office.recovers();
      await person.open(LIST);
      await person.seesPage(LIST);

      await person.worksFor(office.policy.expireAfter + office.policy.grace);
      await person.seesPage(LIST);
      await person.open(PAGE);
      await person.seesPage(PAGE);
      await person.seesGuard();
    });

    test(`${title} at the deadline: nothing is shown, and the login page comes with the server`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      const cookies = await person.copyCookies();
      await person.pressKey();
      await happens(office);
      await person.idleUntilJustAfter('the deadline');
      await person.seesNothingOfTheCrm();
      await person.movesMouseBehindCurtain();
      await person.open(PAGE);
      await person.movesMouseBehindCurtain();
      await office.recovers();
      await person.open(PAGE);
      await person.seesLoginPage();
      person.sawNothingAfterTheDeadline();
      await office.refuses(cookies);
      await person.logIn(office.people.agent, { guarded: false });
      await person.open(PAGE);
      await person.seesPage(PAGE);
      await person.seesGuard();
    });
  }

  test('back for a second only, again and again: nothing is shown, one logout is on record, and the next login works', async ({
    person,
    office,
  }) => {
    const logouts = await office.logoutsOnRecord(office.people.agent);
    await person.startsAt(PAGE);
    const cookies = await person.copyCookies();
    await person.pressKey();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesNothingOfTheCrm();
    for (const away of [900, 1700, 2600, 3400]) {
      await office.comesBack();
      await person.idleFor(1000);
      await office.goesAway();
      await person.movesMouseBehindCurtain();
      await person.idleFor(away);
    }
    await person.reload();
    person.sawNothingAfterTheDeadline();

    await office.comesBack();
    await person.open(PAGE);
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfterTheDeadline();
    await office.refuses(cookies);
    expect(await office.logoutsOnRecord(office.people.agent)).toBe(logouts + 1);
    await person.logIn();
    await person.seesPage(PAGE);
  });
});
