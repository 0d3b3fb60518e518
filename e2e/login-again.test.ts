// Whatever ended the session, the next login works the first time and opens the page one was on. Ten times in a row.
import type { Office } from './driver/office.js';
import type { Person } from './driver/person.js';
import { controlled, expect, test } from './promise.js';

const PAGES = [
  '/admin/clients',
  '/admin/clients/client/2',
  '/admin/settings?group=general',
  '/admin/utilities/activity_log',
];
const FEW_HOPS = 6;

interface Ending {
  title: string;
  happens: (person: Person, page: string, office: Office) => Promise<void>;
}

const endings: Ending[] = [
  // First, so that an engine that cannot be killed finds out at once.
  {
    title: 'the browser was killed',
    async happens(person, page) {
      await person.killBrowser();
      await person.idleUntilJustAfter('the deadline');
      await person.startBrowser();
      await person.openAgain(page);
    },
  },
  {
    title: 'the time ran out on an open page',
    happens: (person) => person.idleUntilJustAfter('the deadline'),
  },
  {
    title: 'the tab was closed and the worker stopped',
    async happens(person, page) {
      await person.stopWorker();
      await person.closeTab();
      await person.idleUntilJustAfter('the deadline');
      await person.openAgain(page);
    },
  },
  {
    title: 'the lid was closed',
    happens: (person, _, { policy }) =>
      person.closeLidFor(policy.expireAfter + 1000, { firstInput: () => person.moveMouse() }),
  },
  {
    title: 'the server was away',
    async happens(person, page, office) {
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await person.reload();
      // Without a worker it is the browser's own page that says so, and nobody there who leaves it.
      if (office.allowsWorkers) await person.seesLockedPage();
      await office.comesBack();
      if (!office.allowsWorkers) await person.open(page);
    },
  },
];

controlled('ten times in a row', () => {
  test.use({ ownBrowser: true });

  test('ten logouts of five kinds, and each time the first login opens the page one was on', async ({
    person,
    office,
  }) => {
    test.setTimeout(180_000);
    await person.logIn(office.people.administrator);
    for (let round = 0; round < 10; round += 1) {
      const { title, happens } = endings[round % endings.length]!;
      const page = PAGES[round % PAGES.length]!;
      await test.step(`${round + 1}: ${title}, on ${page}`, async () => {
        await person.open(page);
        await person.seesPage(page);
        await person.moveMouse();
        await person.seesGuard();
        const before = person.hops();
        const tab = person.tabNumber();
        await happens(person, page, office);
        await person.seesLoginPage();
        await person.logIn(office.people.administrator);
        await person.seesPage(page);
        const hops = tab === person.tabNumber() ? person.hops() - before : person.hops();
        expect(hops).toBeLessThanOrEqual(FEW_HOPS);
      });
    }
  });
});

controlled('a link to a page, opened on another day,', () => {
  const SHOWN = '/admin/clients/client/2';
  const LAST = '/admin/clients';

  /** Two logins: in the first one SHOWN was opened, in the second one another page, and it is over. */
  async function comesOnAnotherDay(person: Person, link: string): Promise<void> {
    await person.startsAt(SHOWN);
    await person.open(LAST);
    await person.idleUntilLoggedOut();
    await person.logIn();
    await person.seesPage(LAST);
    await person.closeTab();
    await person.idleUntilJustAfter("the server's deadline");
    await person.openAgain(link);
    await person.seesLoginPage({ sayingWhy: true });
    await person.logIn();
  }

  test(
    'leads there after the login, if the page was shown to this person before',
    { tag: ['@catches:pages-forgotten-at-the-next-login/browser', '@waiting-way'] },
    async ({ person, office }) => {
      await comesOnAnotherDay(person, SHOWN);
      // Without a worker nobody remembers it for so long.
      if (office.allowsWorkers) await person.seesPage(SHOWN);
      else await person.reads(/asked for before you logged in/);
    },
  );

  test('is offered as a link after the login, if the page was never shown', async ({ person, office }) => {
    const link = '/admin/clients/client/3';
    await comesOnAnotherDay(person, link);
    await person.reads(/asked for before you logged in/);
    expect(await person.isVisible(`#inactivity-logout-offer a[href$="${office.pathOf(link)}"]`)).toBe(true);
    await person.click('#inactivity-logout-offer a');
    await person.seesPage(link);
  });
});
