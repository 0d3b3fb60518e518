// Perfex in a folder, beside another application with a worker of its own: the two share an origin, and with it its
// databases and caches, and neither notices the other.
import { FROM_ITS_WORKER, OTHER_APPS_CACHE, OTHER_APPS_DATABASE } from '../driver/other-app.js';
import { controlled } from '../promise.js';
import { test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const FOLDER = '/shop';
const OF_OTHER_APP = { workers: 1, databases: [OTHER_APPS_DATABASE], caches: [OTHER_APPS_CACHE] };

/** How long a guard that was switched off may take to be gone, in milliseconds. */
const TRACELESS_AFTER = 10_000;

test.use({ basePath: '/crm' });

controlled('beside another application', () => {
  test('the guard keeps its promise in its folder, and the other application works without the server as before', async ({
    person,
    office,
  }) => {
    office.hasOtherApp(FOLDER);
    await person.openBeside(`${FOLDER}/other-app`);
    await person.seesTitle('Ready');
    await person.startsAt(PAGE);
    await person.seesWorkerOfItsBuild();

    await person.moveMouse();
    await person.idleUntilJustBefore('the warning');
    await person.pressKey();
    await person.idleUntilJustBefore('the warning');
    await person.seesPage(PAGE);
    await person.idleUntilLoggedOut();
    person.sawNothingAfterTheDeadline();

    await office.goesAway();
    await person.openBeside(`${FOLDER}/other-page`);
    await person.seesTitle(FROM_ITS_WORKER);
    await office.comesBack();
    await person.logIn();
    await person.seesPage(PAGE);
  });

  test('the module is switched off: of the two, only the guard leaves', async ({ person, office }) => {
    office.hasOtherApp(FOLDER);
    await person.openBeside(`${FOLDER}/other-app`);
    await person.seesTitle('Ready');
    await person.logIn();
    await person.seesGuard();
    await office.switchesModuleOff();
    await person.open(PAGE);
    await person.seesPage(PAGE);
    await person.seesOnlyTraces(OF_OTHER_APP, TRACELESS_AFTER);
    await person.openBeside(`${FOLDER}/other-page`);
    await person.seesTitle(FROM_ITS_WORKER);
  });
});
