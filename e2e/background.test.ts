// What must not keep a session, and what must not bring one back.
import { controlled, expect, test } from './promise.js';

const POLL = 'notifications_check';

/** How often a page is reloaded, or asks for notifications, before the warning. */
const RELOADS = 5;
const POLLS = 3;

test('"remember me" does not bring the session back', { tag: '@waiting-way' }, async ({ person, office }) => {
  await person.logIn(office.people.agent, { rememberMe: true });
  await person.open('/admin/clients');
  await person.seesGuard();
  await person.idleUntilJustAfter('the deadline');
  await person.seesLoginPage({ sayingWhy: true });
  const cookies = await person.copyCookies();
  await person.open('/admin/clients');
  await person.seesLoginPage();
  await office.refuses(cookies);
});

test.describe('a browser that was closed meanwhile', () => {
  test.use({ ownBrowser: true });

  test('is not brought back into the session by "remember me"', async ({ person, office }) => {
    await person.logIn(office.people.agent, { rememberMe: true });
    await person.killBrowser();
    await person.idleUntilJustAfter("the server's deadline");
    await person.startBrowser();
    await person.openAgain('/admin/clients');
    await person.seesLoginPage();
    await person.open('/admin');
    await person.seesLoginPage();
  });
});

test('"remember me" does not make a session of its own when that of Perfex is gone', async ({
  person,
  office,
}) => {
  await person.logIn(office.people.agent, { rememberMe: true });
  await person.losePerfexSession();
  await person.open('/admin/clients');
  await person.seesLoginPage();
  await person.open('/admin');
  await person.seesLoginPage();
  await person.logIn(office.people.agent, { rememberMe: true });
});

test(
  'a page that is reloaded and reloaded by nobody does not keep the session',
  { tag: '@catches:hello-resets-the-clock/browser' },
  async ({ person, office }) => {
    await person.startsAt('/admin/clients');
    await person.moveMouse();
    for (let reload = 1; reload <= RELOADS; reload += 1) {
      await person.idleFor(office.policy.warnAfter / (RELOADS + 1));
      await person.reload();
      await person.seesGuard();
    }
    await person.idleUntilLoggedOut();
  },
);

controlled('polls', () => {
  test.use({ pollsEverySecond: true });

  test(
    'the notification poll alone does not keep the session',
    { tag: '@waiting-way' },
    async ({ person, office }) => {
      await person.startsAt('/admin/clients');
      const before = office.countRequests();
      const cookies = await person.copyCookies();
      const polls = () => office.requestsSince(before).filter(({ path }) => path.includes(POLL)).length;
      for (let poll = 1; poll <= POLLS; poll += 1) {
        await person.idleFor(office.policy.warnAfter / (POLLS + 1));
        const seen = polls();
        await expect.poll(polls, 'the page polls all the time').toBeGreaterThan(seen);
      }
      await person.idleUntilLoggedOut();
      await office.refuses(cookies);
    },
  );

  test('a poll that goes on without a browser does not keep the session either', async ({
    person,
    office,
  }) => {
    await person.startsAt('/admin/clients');
    const cookies = await person.copyCookies();
    await person.closeTab();
    await office.pollsWith(cookies, office.policy.expireAfter + office.policy.grace + 500);
    await office.refuses(cookies);
  });
});
