// Another login in a second tab of the same browser: one cookie, one session, and the pages of the one before must not
// go on as if they were of this one.
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
/** The words in the top bar of everybody's pages. */
const ADMINISTRATOR = /Ada Marsh/;

const ONLY_ADMINISTRATORS = '/admin/utilities/activity_log';

test("an administrator logs in where an agent was: the agent's page becomes the administrator's", async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  const agentsCookies = await person.copyCookies();
  const second = await person.openTab('/admin');
  await second.seesGuard();
  // Perfex's session is gone, as when it was ended on the server, and nothing tells the open pages.
  await person.losePerfexSession();
  await second.logIn(office.people.administrator);
  await second.seesGuard();
  await person.comeToFront();
  await person.reads(ADMINISTRATOR);
  await person.seesPage(PAGE);
  await person.open(ONLY_ADMINISTRATORS);
  await person.seesPage(ONLY_ADMINISTRATORS);
  expect(agentsCookies).not.toBe(await person.copyCookies());
});

test('switching accounts in one tab switches the other', async ({ person, office }) => {
  await person.startsAt(PAGE);
  const second = await person.openTab('/admin');
  await second.seesGuard();
  await second.logOut();
  await Promise.all([person.seesLoginPage(), second.seesLoginPage()]);
  await second.logIn(office.people.administrator);
  await person.comeToFront();
  await person.open(PAGE);
  await person.reads(ADMINISTRATOR);
  await person.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage(), second.seesLoginPage()]);
  person.sawNothingAfterTheDeadline();
});
