// What Firefox alone does: each of these was seen there by a person.
import { controlled, test } from '../promise.js';

const LIST = '/admin/clients';
const PAGE = '/admin/clients/client/2';

controlled('a page that was reached by a link', () => {
  test('comes by itself when it was reloaded in time and without a server', async ({ person, office }) => {
    await person.startsAt(LIST);
    await person.click(`a[href$="${PAGE}"]`);
    await person.seesPage(PAGE);
    await person.seesGuard();
    await person.stopWorker();
    await office.goesAway();
    await person.reload();
    await person.seesThatServerIsAway();
    await office.comesBack();
    await person.seesPage(PAGE);
  });
});

/** At the third navigation that a worker could not answer, Firefox would unregister it. */
const MORE_THAN_THREE = 4;

controlled('a server that stays away', () => {
  test('does not cost Firefox its worker, however often a page is asked for', async ({ person, office }) => {
    await person.startsAt(LIST);
    await office.goesAway();
    for (let time = 1; time <= MORE_THAN_THREE; time += 1) {
      await person.stopWorker();
      await person.open(PAGE);
      await person.seesThatServerIsAway();
    }
    await office.comesBack();
    await person.seesPage(PAGE);
    await person.seesGuard();
    // Whatever of this the server has taken for activity: this is the last one.
    await person.pressKey();
    await person.closeTab();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.openAgain(PAGE);
    await person.seesLockedPage();
    await office.comesBack();
    await person.seesLoginPage();
  });
});
