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
    await person.seesLockedPage();
    await office.comesBack();
    await person.seesPage(PAGE);
  });
});
