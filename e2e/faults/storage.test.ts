// The guard's database, broken in every way there is. What is written down in a browser only helps: without it the door
// still shuts, nobody who works is logged out, no login fails, and the module can still be switched off.
import {
  deleteDatabase,
  fillWith,
  holdOpenWhileDeleting,
  leaveFutureVersion,
  transactForEver,
  unregisterWorker,
  whyNothingCanBeWritten,
} from '../driver/broken-storage.js';
import type { EverydayPerson } from '../driver/everyday-person.js';
import type { Office } from '../driver/office.js';
import type { Tab } from '../driver/tab.js';
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const TRACELESS_AFTER = 10_000;

/** A page of this origin without a guard: what happens to the database happens from there. */
const ELSEWHERE = '/assets/css/crm.css';

interface Fault {
  title: string;
  happens: (elsewhere: Tab, person: EverydayPerson, database: string) => Promise<unknown>;
}

const faults: Fault[] = [
  { title: 'deleted by some script', happens: (tab, _, database) => tab.runs(deleteDatabase, database) },
  {
    title: 'thrown out by the browser, which leaves the worker alone',
    happens: (_, person) => person.browserEvictsDatabases(),
  },
  {
    title: 'left alone by whoever throws the worker out',
    happens: (tab) => tab.runs(unregisterWorker, undefined),
  },
  { title: 'filled with words', happens: (tab, _, name) => tab.runs(fillWith, { name, rubbish: 'rubbish' }) },
  { title: 'filled with null', happens: (tab, _, name) => tab.runs(fillWith, { name, rubbish: null }) },
  {
    title: 'written in a shape of another version',
    happens: (tab, _, name) =>
      tab.runs(fillWith, { name, rubbish: { lastActivity: Date.now(), timeout: 900, user: 2 } }),
  },
  {
    title: 'left by a version to come',
    happens: (tab, _, database) => tab.runs(leaveFutureVersion, database),
  },
  {
    title: 'on a full disk',
    async happens(tab, person) {
      await person.diskFills();
      const why = () => tab.runs(whyNothingCanBeWritten, undefined);
      await expect.poll(why, { timeout: 40_000 }).toBe('QuotaExceededError');
    },
  },
  {
    title: 'about to be deleted, but held open',
    happens: (tab, _, database) => tab.runs(holdOpenWhileDeleting, database),
  },
  {
    title: 'busy with a transaction that never ends',
    happens: (tab, _, database) => tab.runs(transactForEver, database),
  },
];

/** Goes from page to page and does something in each, with a worker that is stopped now and then. */
async function worksUntil(person: EverydayPerson, end: Promise<unknown>): Promise<void> {
  let isOver = false;
  void end.finally(() => (isOver = true)).catch(() => undefined);
  for (let turn = 0; !isOver; turn += 1) {
    const path = turn % 2 === 0 ? LIST : PAGE;
    await person.open(path);
    await person.seesPage(path);
    await person.pressKey();
    if (turn % 3 === 1) await person.stopWorker();
  }
  await end;
}

/** The same for longer than the timeout. */
async function worksLongerThanTheTimeout(person: EverydayPerson, office: Office): Promise<void> {
  const { expireAfter, grace } = office.policy;
  const until = office.time.now() + expireAfter + grace;
  for (let turn = 0; office.time.now() < until; turn += 1) {
    const path = turn % 2 === 0 ? LIST : PAGE;
    await person.open(path);
    await person.seesPage(path);
    await person.pressKey();
    await person.idleFor(expireAfter / 5);
    await person.pressKey();
    if (turn % 3 === 1) await person.stopWorker();
  }
}

// A full disk is noticed after half a minute, and then the tests begin.
test.describe.configure({ timeout: 200_000 });

controlled('the database of the guard', () => {
  for (const { title, happens } of faults) {
    test(`${title}: who works goes on, who goes idle is shown out, and the next login opens its page`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      const elsewhere = await person.openTab(ELSEWHERE);
      await person.comeToFront();
      await person.stopWorker();
      await worksUntil(person, happens(elsewhere, person, office.database));
      await worksLongerThanTheTimeout(person, office);

      await person.open(PAGE);
      await person.seesPage(PAGE);
      await person.pressKey();
      await person.idleUntilLoggedOut();
      person.sawNothingAfterTheDeadline();
      await person.logIn(office.people.agent, { guarded: false });
      await person.seesPage(PAGE);
    });

    test(`${title}, while nobody is there: the door is shut, the next login opens its page, and the module can be switched off`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      const elsewhere = await person.openTab(ELSEWHERE);
      await person.comeToFront();
      await person.pressKey();
      await person.closeTab();
      await person.stopWorker();
      await happens(elsewhere, person, office.database);
      await person.idleUntilJustAfter("the server's deadline");
      await person.openAgain(PAGE);
      await person.seesLoginPage({ sayingWhy: true });
      person.sawNothingAfterTheServersDeadline();
      await person.logIn(office.people.agent, { guarded: false });
      await person.seesPage(PAGE);

      await office.switchesModuleOff();
      await person.open(LIST);
      await person.seesPage(LIST);
      // As long as somebody else holds it open, no browser deletes a database.
      await elsewhere.closeTab();
      await person.seesNoTraceOfGuard(TRACELESS_AFTER);
      await person.open(PAGE);
      await person.seesPage(PAGE);
    });
  }
});
