// The worker never keeps a page of the CRM: with the network cut, whatever this origin has in the browser is all there
// is, and not one customer is in it.
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const LIST = '/admin/clients';
const PAGE = '/admin/clients/client/1';
const VISITED = ['/admin', LIST, PAGE];

controlled('with the network cut', () => {
  test('no cache, no database and no storage names a customer, and no visited page comes back', async ({
    person,
    office,
  }) => {
    await person.logIn();
    for (const path of VISITED) {
      await person.open(path);
      await person.seesPage(path);
      // A worker that is awake lets pages pass by; one that has to be started for a page fetches it itself.
      await person.stopWorker();
      await person.open(path);
      await person.seesPage(path);
      await person.moveMouse();
      await person.reload();
      await person.seesPage(path);
    }
    const tab = await person.openTab(LIST);
    await tab.reads(office.aCustomer());
    await tab.seesGuard();
    await person.idleUntilJustAfter('the warning');
    await tab.seesWarning();
    await tab.pressKey();

    await office.goesAway();
    const kept = await tab.wordsKept();
    expect(kept, 'the record itself is kept').toContain('lastActivityAt');
    expect(office.namesCustomer(kept)).toBe(false);
    await tab.closeTab();
    await person.open(LIST);
    const cutOff = office.time.now();
    for (const path of VISITED) await person.open(path);
    person.sawNothingSince(cutOff);

    await person.idleUntilJustAfter('the deadline');
    for (const path of VISITED) {
      await person.open(path);
      await person.seesLockedPage();
      const shut = await person.wordsKept();
      expect(shut, 'the record itself is kept').toContain('lastActivityAt');
      expect(office.namesCustomer(shut)).toBe(false);
    }
    person.sawNothingSince(cutOff);
    await office.comesBack();
    await person.seesLoginPage();
    await person.logIn();
    await person.seesTheCrm();
  });
});
