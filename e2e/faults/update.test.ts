// The update from 0.2.0, which kept one record for every installation of an origin: what its worker has written down counts
// for the one that takes its place, and its tabs hear that one.
import { thisVersion, versionBefore } from '../driver/another-version.js';
import type { Witness } from '../driver/witness.js';
import type { Office } from '../driver/office.js';
import { registerWorker } from '../driver/successor.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const REPORT = 'inactivity_logout_master/session';

/** A page of this origin without a guard. */
const ELSEWHERE = '/assets/css/crm.css';

/** How long the database of 0.2.0 may outlive the first word of the server, in milliseconds. */
const MOVED_OUT_AFTER = 10_000;

/** The new version arrives while no page of the CRM is open, and its worker takes the old one's place. */
async function updatesBehindClosedTabs(person: Witness, office: Office): Promise<void> {
  office.installs(thisVersion());
  await person.openAgain(ELSEWHERE);
  // As the browser does by itself when nothing is left to do.
  await person.stopWorker();
  await person.runs(registerWorker, {
    url: `${office.addressOf('/admin')}/inactivity_logout_master/worker?v=new`,
    scope: office.pathOf('/admin'),
  });
}

/** Expects that the worker asked before anything of this page was asked for, and answers what it said. */
function saidBefore(path: string, office: Office, count: number): string {
  const requests = office.requestsSince(count);
  const page = requests.findIndex((request) => request.path === path);
  const report = requests.findIndex((request) => request.path.includes(REPORT));
  expect(report, 'a report was sent').toBeGreaterThanOrEqual(0);
  expect(page === -1 || report < page, 'before the page was asked for').toBe(true);
  return requests[report]?.headers['x-inactivity-logout'] ?? '';
}

async function oldDatabaseGoes(person: Witness, office: Office): Promise<void> {
  await person.seesOnlyTraces({ workers: 1, databases: [office.database], caches: [] }, MOVED_OUT_AFTER);
}

controlled('an update from 0.2.0', () => {
  // A copy with a planted bug has none yet, and to build one takes no time of a test.
  test.beforeAll(async () => {
    await versionBefore();
  });

  test.beforeEach(async ({ office }) => office.installs(await versionBefore()));

  test('the session is open: the old tab and a new one agree from the first moment, and the old database goes', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.worksFor(2 * office.policy.reportEvery);
    await person.idleFor(office.policy.expireAfter / 2);
    office.installs(thisVersion());
    const newer = await person.openTab(LIST);
    await newer.seesGuard();
    await person.stopWorker();
    await newer.seesWorkerOfItsBuild();

    // Nobody has done anything since: the new page is no activity.
    await person.idleUntilJustAfter('the warning');
    await Promise.all([person.seesWarning(), newer.seesWarning()]);
    await person.pressKey();
    await Promise.all([person.seesNoWarning(), newer.seesNoWarning()]);
    await person.idleUntilJustAfter('the deadline');
    await Promise.all([person.seesLoginPage({ sayingWhy: true }), newer.seesLoginPage({ sayingWhy: true })]);
    person.sawNothingAfterTheDeadline();
    await oldDatabaseGoes(person, office);
  });

  test('an old tab that says nothing more learns from the new worker that it was logged out', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    const old = await person.openTab(LIST);
    await old.moveMouse();
    await old.seesGuard();
    await person.comeToFront();
    office.installs(thisVersion());
    await person.open(PAGE);
    await person.seesGuard();
    await person.stopWorker();
    await person.seesWorkerOfItsBuild();
    await person.logOut();
    await old.seesLoginPage();
  });

  test(
    'the session has expired: the new worker asks before it shows a page',
    { tag: '@catches:update-forgets-the-record' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.pressKey();
      await person.looksAtClock();
      await person.closeTab();
      await updatesBehindClosedTabs(person, office);
      await person.idleUntilJustAfter('the deadline');
      const count = office.countRequests();
      await person.openAgain(PAGE);
      await person.seesLoginPage({ sayingWhy: true });
      expect(saidBefore(PAGE, office, count)).toContain('idle_seconds=');
      person.sawNothingAfterTheDeadline();
      await person.logIn();
      await oldDatabaseGoes(person, office);
    },
  );

  test('a logout was pressed offline: the new worker sees to it before anything else', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.idleUntilWarned();
    await office.goesAway();
    await person.logOutNow();
    await person.seesCurtain();
    await person.closeTab();
    // What the page had still asked for dies with the worker: nobody has paid when the server is back.
    await person.stopWorker();
    await office.comesBack();
    await updatesBehindClosedTabs(person, office);
    const count = office.countRequests();
    await person.openAgain(PAGE);
    await person.seesLoginPage();
    expect(saidBefore(PAGE, office, count)).toContain('log_out=1');
    await person.logIn();
    await oldDatabaseGoes(person, office);
  });
});
