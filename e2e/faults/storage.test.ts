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
import type { Witness } from '../driver/witness.js';
import { controlled } from '../promise.js';
import { test as everyday } from './everyday.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const TRACELESS_AFTER = 10_000;

/** A page of this origin without a guard: what happens to the database happens from there. */
const ELSEWHERE = '/assets/css/crm.css';

/** How long Chromium may take to count anew what an origin has written, and more than that; in milliseconds. */
const COUNTED_WITHIN = 40_000;

interface Fault<Somebody> {
  title: string;
  /** What happens, one after the other. */
  happens: ((elsewhere: Tab, database: string, person: Somebody) => Promise<unknown>)[];
  /** Whether it takes so long that nobody works meanwhile. */
  isWaitedFor?: true;
}

/** None of it is a record, whatever else it is: core/written-record.fuzz.test.ts has more of the kind. */
const RUBBISH = ['rubbish', null, { lastActivity: Date.now(), timeout: 900, user: 2 }];

const inAnyBrowser: Fault<Witness>[] = [
  { title: 'deleted by some script', happens: [(tab, name) => tab.runs(deleteDatabase, name)] },
  {
    title: 'left alone by whoever throws the worker out',
    happens: [(tab) => tab.runs(unregisterWorker, undefined)],
  },
  {
    title: 'filled with words, with null, and in a shape of another version',
    happens: RUBBISH.map((rubbish) => (tab, name) => tab.runs(fillWith, { name, rubbish })),
  },
  { title: 'left by a version to come', happens: [(tab, name) => tab.runs(leaveFutureVersion, name)] },
];

/** What holds the database runs in a tab behind another one, and what is thrown out or full is a disk. */
const inEverydayBrowsers: Fault<EverydayPerson>[] = [
  {
    title: 'about to be deleted, but held open',
    happens: [(tab, name) => tab.runs(holdOpenWhileDeleting, name)],
  },
  {
    title: 'busy with a transaction that never ends',
    happens: [(tab, name) => tab.runs(transactForEver, name)],
  },
  {
    title: 'thrown out by the browser, which leaves the worker alone',
    happens: [(_, __, person) => person.browserEvictsDatabases()],
  },
  {
    title: 'on a full disk',
    happens: [
      async (tab, _, person) => {
        await person.diskFills();
        const why = () => tab.runs(whyNothingCanBeWritten, undefined);
        await expect.poll(why, { timeout: COUNTED_WITHIN }).toBe('QuotaExceededError');
      },
    ],
    isWaitedFor: true,
  },
];

/** Goes to the other page and does something there, with a worker that is stopped now and then. */
async function worksOnAPage(person: Witness, turn: number): Promise<void> {
  const path = turn % 2 === 0 ? LIST : PAGE;
  await person.open(path);
  await person.seesPage(path);
  await person.pressKey();
  if (turn % 3 === 1) await person.stopWorker();
}

/** Goes from page to page until then, and to one more. */
async function worksUntil(person: Witness, end: Promise<unknown>): Promise<void> {
  let isOver = false;
  void end.finally(() => (isOver = true)).catch(() => undefined);
  let turn = 0;
  for (; !isOver; turn += 1) await worksOnAPage(person, turn);
  await end;
  await worksOnAPage(person, turn);
}

async function worksLongerThanTheTimeout(person: Witness, office: Office): Promise<void> {
  const { expireAfter, grace } = office.policy;
  const until = office.time.now() + expireAfter + grace;
  for (let turn = 0; office.time.now() < until; turn += 1) {
    await worksOnAPage(person, turn);
    await person.idleFor(expireAfter / 3);
    await person.pressKey();
  }
}

const atWork = (title: string) =>
  `${title}: who works goes on, who goes idle is shown out, and the next login opens its page`;

async function goesOn<Somebody extends Witness>(
  { happens, isWaitedFor }: Fault<Somebody>,
  person: Somebody,
  office: Office,
): Promise<void> {
  await person.startsAt(PAGE);
  const elsewhere = await person.openTab(ELSEWHERE);
  await person.comeToFront();
  for (const does of happens) {
    await person.stopWorker();
    const done = does(elsewhere, office.database, person);
    await (isWaitedFor ? done : worksUntil(person, done));
  }
  await worksLongerThanTheTimeout(person, office);

  await person.open(PAGE);
  await person.seesPage(PAGE);
  await person.pressKey();
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
  await person.logIn(office.people.agent, { guarded: false });
  await person.seesPage(PAGE);
}

const withNobodyThere = (title: string) =>
  `${title}, while nobody is there: the door is shut, the next login opens its page, and the module can be switched off`;

async function isShut<Somebody extends Witness>(
  { happens }: Fault<Somebody>,
  person: Somebody,
  office: Office,
): Promise<void> {
  await person.startsAt(PAGE);
  const elsewhere = await person.openTab(ELSEWHERE);
  await person.comeToFront();
  for (const does of happens) {
    await person.pressKey();
    await person.closeTab();
    await person.stopWorker();
    await does(elsewhere, office.database, person);
    await person.idleUntilJustAfter("the server's deadline");
    await person.openAgain(PAGE);
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfterTheServersDeadline();
    await person.logIn(office.people.agent, { guarded: false });
    await person.seesPage(PAGE);
  }

  await office.switchesModuleOff();
  await person.open(LIST);
  await person.seesPage(LIST);
  // As long as somebody else holds it open, no browser deletes a database; whoever waited for it must not make it anew.
  await elsewhere.seesNoWorker(TRACELESS_AFTER);
  await elsewhere.closeTab();
  await person.seesNoTraceOfGuard(TRACELESS_AFTER);
  await person.open(PAGE);
  await person.seesPage(PAGE);
  await office.switchesModuleOnAgain();
}

// A full disk is noticed after half a minute, and then the tests begin.
test.describe.configure({ timeout: 200_000 });

controlled('the database of the guard', () => {
  for (const fault of inAnyBrowser) {
    test(atWork(fault.title), ({ person, office }) => goesOn(fault, person, office));
    test(withNobodyThere(fault.title), ({ person, office }) => isShut(fault, person, office));
  }
  for (const fault of inEverydayBrowsers) {
    everyday(atWork(fault.title), ({ person, office }) => goesOn(fault, person, office));
    everyday(withNobodyThere(fault.title), ({ person, office }) => isShut(fault, person, office));
  }
});
