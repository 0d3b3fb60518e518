// A front that speaks TLS, and a server behind it that is asked over plain HTTP under another name: what the CRM believes
// of its own address is right, what the request says of it is not.
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';

test.use({ reachedBy: 'tls' });

controlled('behind a front with TLS and another name', () => {
  test('who works goes on, who goes idle is shown out with the reason, and the next login opens a page', async ({
    person,
    office,
  }) => {
    const logouts = await office.logoutsOnRecord(office.people.agent);
    await person.startsAt(PAGE);
    const other = await person.openTab(LIST);
    await person.comeToFront();
    await person.worksFor(office.policy.expireAfter + office.policy.grace);
    await person.open(LIST);
    await person.seesPage(LIST);
    await person.open(PAGE);
    await person.seesGuard();
    await person.pressKey();

    await person.idleUntilLoggedOut();
    person.sawNothingAfterTheDeadline();
    await other.seesLoginPage();
    expect(await office.logoutsOnRecord(office.people.agent)).toBe(logouts + 1);
    await person.logIn();
    await person.seesTheCrm();
    expect(await person.copyCookies()).toContain('sp_session');
  });

  test('a tab that is opened again after the deadline shows the login page', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.pressKey();
    await person.closeTab();
    await person.idleUntilJustAfter('the deadline');
    await person.openAgain(PAGE);
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfterTheDeadline();
    await person.logIn();
    await person.seesPage(PAGE);
  });
});
