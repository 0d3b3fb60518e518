// Another module has a worker over the whole site, the admin path included: ours takes the admin path from it, and where
// ours cannot be had, pages that the other one controls are guarded without.
import { FROM_ITS_WORKER, OTHER_APPS_CACHE, OTHER_APPS_DATABASE } from '../driver/other-app.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const OF_OTHER_MODULE = { workers: 1, databases: [OTHER_APPS_DATABASE], caches: [OTHER_APPS_CACHE] };

/** How long a guard that was switched off may take to be gone, in milliseconds. */
const TRACELESS_AFTER = 10_000;

test.beforeEach(async ({ person, office }) => {
  office.hasOtherApp('');
  await person.openBeside('/other-app');
  await person.seesTitle('Ready');
});

controlled("under another module's worker", () => {
  test('our worker judges the admin pages: a page asked for after the deadline is the login page at once', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.seesWorkerOfItsBuild();
    await person.pressKey();
    const cookies = await person.copyCookies();
    await person.closeTab();
    await person.idleUntilJustAfter('the deadline');
    const before = office.countRequests();
    await person.openAgain(PAGE);
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfterTheDeadline();
    expect(office.requestsSince(before).map(({ path }) => path)).not.toContain(PAGE);
    await office.refuses(cookies);
    await person.logIn();
    await person.seesPage(PAGE);
  });

  test('ours cannot be had: who works goes on, and who goes idle is shown out', async ({
    person,
    office,
  }) => {
    office.servesNoWorker();
    await person.logIn(undefined, { guarded: false });
    await person.open(PAGE);
    await person.worksFor(office.policy.expireAfter + office.policy.grace);
    await person.seesPage(PAGE);
    await person.idleUntilWarned();
    await person.pressKey();
    await person.seesPage(PAGE);
    await person.idleUntilLoggedOut();
    person.sawNothingAfterTheDeadline();
    await person.logIn(undefined, { guarded: false });
    await person.seesPage(PAGE);
  });

  test('the module is switched off: of the two workers, only ours leaves', async ({ person, office }) => {
    await person.logIn();
    await person.seesGuard();
    await office.switchesModuleOff();
    await person.open(PAGE);
    await person.seesPage(PAGE);
    await person.seesOnlyTraces(OF_OTHER_MODULE, TRACELESS_AFTER);
    await person.openBeside('/other-page');
    await person.seesTitle(FROM_ITS_WORKER);
  });
});
