// What must not keep a session, and what must not bring one back.
import { controlled, expect, test } from './promise.js';

test('"remember me" does not bring the session back', async ({ person, office }) => {
  await person.logIn(office.people.agent, { rememberMe: true });
  await person.open('/admin/clients');
  await person.seesLoginPage({ sayingWhy: true });
  const cookies = await person.copyCookies();
  await person.open('/admin/clients');
  await person.seesLoginPage({ atOnce: true });
  await office.refuses(cookies);
});

test('"remember me" does not bring the session back in a browser that was closed meanwhile', async ({
  person,
  office,
}) => {
  await person.logIn(office.people.agent, { rememberMe: true });
  await person.killBrowser();
  await person.idleFor(office.policy.expireAfter + office.policy.grace + 500);
  await person.startBrowser();
  await person.openAgain('/admin/clients');
  await person.seesLoginPage({ atOnce: true });
  await person.open('/admin');
  await person.seesLoginPage({ atOnce: true });
});

test('"remember me" does not make a session of its own when that of Perfex is gone', async ({
  person,
  office,
}) => {
  await person.logIn(office.people.agent, { rememberMe: true });
  await person.losePerfexSession();
  await person.open('/admin/clients');
  await person.seesLoginPage({ atOnce: true });
  await person.open('/admin');
  await person.seesLoginPage({ atOnce: true });
  await person.logIn(office.people.agent, { rememberMe: true });
});

test(
  'a page that is reloaded and reloaded by nobody does not keep the session',
  { tag: '@catches:hello-resets-the-clock/browser' },
  async ({ person, office }) => {
    await person.logIn();
    await person.open('/admin/clients');
    await person.seesGuard();
    await person.moveMouse();
    const workedLastAt = Date.now();
    while (Date.now() < workedLastAt + office.policy.warnAfter * 0.9) {
      await person.reload();
      await person.seesGuard();
      await person.idleFor(500);
    }
    await person.seesLoginPage({ sayingWhy: true });
    expect(Date.now() - workedLastAt).toBeLessThan(office.policy.expireAfter + 3000);
  },
);

controlled('polls', () => {
  test('the notification poll alone does not keep the session', async ({ person, office }) => {
    await person.logIn();
    await person.open('/admin/clients');
    await person.seesGuard();
    const before = office.countRequests();
    const cookies = await person.copyCookies();
    await person.seesLoginPage({ sayingWhy: true });
    const polls = office.requestsSince(before).filter(({ path }) => path.includes('notifications_check'));
    expect(polls.length, 'the page polled all the time').toBeGreaterThan(3);
    await office.refuses(cookies);
  });

  test('a poll that goes on without a browser does not keep the session either', async ({
    person,
    office,
  }) => {
    await person.logIn();
    const cookies = await person.copyCookies();
    await person.closeTab();
    await office.pollsWith(cookies, office.policy.expireAfter + office.policy.grace + 500);
    await office.refuses(cookies);
  });
});
