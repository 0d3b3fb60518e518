// Another login in a second tab of the same browser, or only its login page: one cookie, one session, and the pages of the one
// before must not go on as if they were of this one.
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
/** The words in the top bar of everybody's pages. */
const ADMINISTRATOR = /Ada Marsh/;

const ONLY_ADMINISTRATORS = '/admin/utilities/activity_log';

test("an administrator comes where an agent was: the agent's page becomes the administrator's", async ({
  person,
  office,
}) => {
  await person.startsAt('/admin');
  const agentsCookies = await person.copyCookies();
  const agentsPage = await person.openTab(PAGE);
  await agentsPage.seesGuard();
  // Perfex's session is gone, and nothing tells the open pages: who is logged in elsewhere never meets the login page.
  await person.losePerfexSession();
  await person.startsAt('/admin', office.people.administrator);
  await agentsPage.comeToFront();
  await agentsPage.reads(ADMINISTRATOR);
  await agentsPage.seesPage(PAGE);
  await agentsPage.open(ONLY_ADMINISTRATORS);
  await agentsPage.seesPage(ONLY_ADMINISTRATORS);
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

test(
  'a tab in which nobody does anything follows the one that meets the login page, by a policy that neither has heard of',
  { tag: '@catches:login-page-alone/browser' },
  async ({ person, office }) => {
    await person.startsAt(PAGE);
    const second = await person.openTab('/admin');
    await second.seesGuard();
    await office.savesPolicy({ timeoutMinutes: 1 });
    await person.idleUntilJustBefore('the warning');
    await second.open('/admin/authentication');
    await Promise.all([person.seesLoginPage(), second.seesLoginPage()]);
  },
);
