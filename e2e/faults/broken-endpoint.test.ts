// A server that works, but not for our one endpoint: a firewall refuses it, it is slow while many tabs ask, or it waits
// behind a long export for the lock of the session. (PHP lets one request of a session in at a time.)
import { controlled } from '../promise.js';
import { test as everyday } from './everyday.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const REPORT = '/inactivity_logout_master/session';

/** How long a report takes that is slow but arrives, in milliseconds. */
const SLOW = 3000;

const answers = [
  { title: 'refused by a firewall (403)', status: 403, type: 'text/html', body: '<h1>Forbidden</h1>' },
  { title: 'answered by a page (200)', status: 200, type: 'text/html', body: '<html><h1>Hello</h1></html>' },
  { title: 'broken (500)', status: 500, type: 'text/html', body: '<h1>Error</h1>' },
];

controlled('our endpoint', () => {
  for (const { title, status, type, body } of answers) {
    test(`${title} from the beginning: who goes from page to page goes on, who goes idle is shown out, and the next login works`, async ({
      person,
      office,
    }) => {
      office.answersReports(status, type, body);
      await person.logIn();
      const until = office.time.now() + office.policy.expireAfter + office.policy.grace;
      for (let turn = 0; office.time.now() < until; turn += 1) {
        const path = turn % 2 === 0 ? LIST : PAGE;
        await person.open(path);
        await person.seesPage(path);
        await person.moveMouse();
        await person.idleFor(office.policy.expireAfter / 5);
        await person.moveMouse();
      }
      await person.open(PAGE);
      await person.seesPage(PAGE);
      await person.pressKey();
      const cookies = await person.copyCookies();
      await person.idleUntilJustAfter("the server's deadline");
      await person.seesLoginPage();
      person.sawNothingAfterTheServersDeadline();
      await office.refuses(cookies);
      await person.startsAt(PAGE);
      await person.seesPage(PAGE);
    });
  }

  // Nine of them are behind the first one, and hardly run.
  everyday(
    'slow while ten tabs ask: one report asks for all of them, and every tab shows the login page',
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const others = [];
      for (let count = 1; count < 10; count += 1) {
        await person.comeToFront();
        await person.moveMouse();
        others.push(await person.openTab(LIST));
      }
      await person.comeToFront();
      office.answersReportsAfter(SLOW);

      const workingSince = office.countRequests();
      const startedAt = office.time.now();
      await person.worksFor(office.policy.expireAfter + office.policy.grace);
      await person.seesPage(PAGE);
      for (const tab of others) expect((await tab.look())?.address).toBe(LIST);
      const periods = (office.time.now() - startedAt) / office.policy.reportEvery;
      const whileWorking = office.requestsSince(workingSince).filter(({ path }) => path.includes(REPORT));
      expect(whileWorking.length).toBeLessThanOrEqual(Math.ceil(periods) + 1);

      await person.pressKey();
      const idleSince = office.countRequests();
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage({ sayingWhy: true });
      person.sawNothingAfterTheDeadline();
      for (const tab of others) await tab.seesLoginPage();
      const atDeadline = office
        .requestsSince(idleSince)
        .map(({ headers }) => /idle_seconds=([\d.]+)/.exec(headers['x-inactivity-logout'] ?? '')?.[1])
        .filter((seconds) => Number(seconds) * 1000 >= office.policy.expireAfter);
      expect(atDeadline.length).toBe(1);
      // All ten tabs are logged out at once; the way back is that of one of them.
      await person.logIn();
      await person.seesTheCrm();
    },
  );

  test('behind a long export at work: who goes on working is not logged out, however late the reports arrive', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    const ends = office.exportsSomethingLong();
    await person.worksFor(office.policy.expireAfter + office.policy.grace + 2000);
    await person.seesPage(PAGE);
    ends();
    await person.open(LIST);
    await person.seesPage(LIST);
    await person.worksFor(office.policy.expireAfter);
    await person.open(PAGE);
    await person.seesPage(PAGE);
  });

  test('behind a long export at the deadline: nothing is shown, and the login page comes when it ends', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    const cookies = await person.copyCookies();
    await person.pressKey();
    await person.idleUntilJustBefore('the warning');
    const ends = office.exportsSomethingLong();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await person.idleFor(office.policy.expireAfter);
    await person.seesCurtain();
    await person.movesMouseBehindCurtain();
    ends();
    await person.seesLoginPage({ sayingWhy: true });
    person.sawNothingAfterTheDeadline();
    await office.refuses(cookies);
    await person.logIn();
    await person.seesPage(PAGE);
  });
});
