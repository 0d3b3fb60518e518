// Pages that the engines of other browsers keep for Back and show again without asking anybody. Chromium does not while a test
// drives it: there it is e2e/faults/kept-pages.test.ts.
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** A file of the server that is no page of the CRM. */
const NO_PAGE = '/assets/css/crm.css';

/** Firefox keeps no page that still waits for an answer; real milliseconds. */
const A_MOMENT = 500;

controlled('a page that the browser keeps for Back', () => {
  test('is shown out of there without no-store, and shows nothing of itself after the deadline', async ({
    person,
    office,
  }) => {
    office.letsPagesBeKept();
    await person.startsAt(PAGE);
    await person.watchForReturn();
    await office.isQuietFor(A_MOMENT);
    await person.openBeside(NO_PAGE);
    await person.idleFor(office.policy.expireAfter);
    await person.goBack();
    await person.seesLoginPage({ sayingWhy: true });
    expect(await person.hasReturned()).toBe(true);
  });

  test('is uncovered in time, and goes on being guarded', async ({ person, office }) => {
    office.letsPagesBeKept();
    await person.startsAt(PAGE);
    await person.watchForReturn();
    await office.isQuietFor(A_MOMENT);
    await person.openBeside(NO_PAGE);
    await person.goBack();
    await person.seesPage(PAGE);
    expect(await person.hasReturned()).toBe(true);
    await person.idleUntilLoggedOut();
  });
});
