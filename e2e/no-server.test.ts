// No server, or one that does not answer as it should: where no verdict can be had the door is shut, and it opens by
// itself to the login page when the server is back.
import type { Office } from './driver/office.js';
import type { Person } from './driver/person.js';
import { storedRecord } from './driver/sight.js';
import { comesTrue } from './driver/wait-for.js';
import { controlled, expect, test } from './promise.js';

/** The cookie that carries a report which no report's answer has confirmed. */
const LEFT_REPORT = 'inactivity_logout_report';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const FEW_HOPS = 8;
const SOME_SECONDS = 5000;

/** What addresses alone can change: which servers it is run on is said in playwright.config.ts. */
const ANSWERED_IN_FRONT = { tag: '@answered-in-front' };

controlled('without a server', () => {
  test(
    'offline after the deadline a reload shows the locked page, and the login page comes by itself with the server',
    { tag: '@waiting-way' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const cookies = await person.copyCookies();
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await person.reload();
      await person.seesLockedPage();
      expect(await person.cachesKept()).toEqual([]);

      await office.comesBack();
      await person.seesLoginPage({ sayingWhy: true });
      await office.refuses(cookies);
      await person.logIn();
      await person.seesPage(PAGE);
    },
  );

  test(
    'offline at the deadline the curtain stays, and lifts to the login page when the server is back',
    { tag: '@catches:logged-out-said-before-it-is-true/browser' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const cookies = await person.copyCookies();
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await person.moveMouse();
      await person.pressKey('Escape');
      await person.pressKey('Escape');
      await person.seesCurtain();

      await office.comesBack();
      await person.seesLoginPage();
      await office.refuses(cookies);
    },
  );

  test('offline after the deadline a new tab and a stopped worker show nothing', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.closeTab();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.stopWorker();
    await person.openAgain(PAGE);
    await person.seesLockedPage();
    await office.comesBack();
    await person.seesLoginPage();
  });

  test(
    'a warning that is answered in one tab goes in the other, without a server too',
    { tag: '@catches:stay-in-one-tab-only/browser' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const other = await person.openTab('/admin/clients');
      await other.seesGuard();
      await office.goesAway();
      await person.idleUntilJustAfter('the warning');
      await Promise.all([person.seesWarning(), other.seesWarning()]);
      await other.pressKey();
      await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
    },
  );

  test(
    'a page that is asked for in time and without a server says only that, and comes by itself when the server is back',
    { tag: ['@catches:rejected-answer', '@catches:our-page-tries-again-once/browser'] },
    async ({ person, office }) => {
      await person.startsAt('/admin/clients');
      await person.stopWorker();
      await office.goesAway();
      await person.open(PAGE);
      await person.seesThatServerIsAway();
      const first = await person.runs(beginOfPage, undefined);
      const isAnother = async () => (await person.runs(beginOfPage, undefined)) !== first;
      await expect.poll(() => isAnother().catch(() => false), { timeout: office.patience }).toBe(true);
      await person.seesThatServerIsAway();
      await office.comesBack();
      await person.seesPage(PAGE);
    },
  );

  test(
    'a server that never answers shows the locked page, not an empty window',
    { tag: '@catches:wait-without-a-limit' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.closeTab();
      office.neverAnswersReports();
      await person.idleUntilJustAfter('the deadline');
      await person.openAgain(PAGE);
      await person.seesLockedPage();
      office.answersReportsAsUsual();
      await person.seesLoginPage();
    },
  );

  test('a server that was away for a moment changes nothing for somebody who works', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await office.goesAway();
    await person.moveMouse();
    await person.idleFor(office.policy.reportEvery);
    await office.comesBack();
    await person.moveMouse();
    await person.reload();
    await person.seesPage(PAGE);
    await person.seesGuard();
  });
});

controlled('a report', () => {
  test(
    'that lay on the wire until after the deadline makes nobody active when it arrives',
    { tag: '@catches:duration-alone-is-reported/browser' },
    async ({ person, office }) => {
      const before = await office.logoutsOnRecord(office.people.agent);
      await person.startsAt(PAGE);
      await person.idleFor(office.policy.reportEvery);
      const { oneLies, arrive } = office.keepsReportsOnTheWire();
      await person.pressKey();
      await oneLies;
      // Not by the verbs of a person: they would stop the worker, and the report with it.
      await office.time.pass(office.policy.expireAfter);
      await person.seesCurtain();
      arrive();
      // Not that it says why: Firefox counts the age of a cookie, that of the reason too, from when it asked.
      await person.seesLoginPage();
      expect(await office.logoutsOnRecord(office.people.agent)).toBe(before + 1);
    },
  );
});

async function isSettled(person: Person, { database }: Office): Promise<boolean> {
  const record = (await person.runs(storedRecord, database)) as { isSettled: boolean } | undefined;
  return record?.isSettled === true;
}

const answers = [
  {
    title: '403 from a firewall',
    status: 403,
    type: 'text/html',
    body: '<h1>Forbidden</h1>',
    tag: '@catches:redirect-before-the-record-is-settled/browser',
  },
  { title: '404', status: 404, type: 'text/html', body: '<h1>Not found</h1>' },
  {
    title: '200 with HTML',
    status: 200,
    type: 'text/html',
    body: '<html><h1>Welcome to the hotel</h1></html>',
  },
  { title: '500', status: 500, type: 'text/html', body: '<h1>Error</h1>' },
];

controlled('a blocked endpoint', ANSWERED_IN_FRONT, () => {
  for (const { title, status, type, body, tag = [] } of answers) {
    test(
      `our endpoint alone answers ${title} at the deadline: no loop, and the next login works`,
      { tag },
      async ({ person, office }) => {
        await person.startsAt(PAGE);
        await person.idleUntilWarned();
        const before = person.hops();
        office.answersReports(status, type, body);
        await person.idleUntilJustAfter('the last hope of a verdict');
        await person.seesLoginPage();
        // A page that its busy worker did not hear goes by itself; until the worker knows, it would send the next one as well.
        expect(await comesTrue(() => isSettled(person, office), 20_000), 'the worker knows').toBe(true);
        await person.open(PAGE);
        await person.seesLoginPage();
        await person.logIn(office.people.agent, { guarded: false });
        await person.open(PAGE);
        await person.seesPage(PAGE);
        expect(person.hops() - before, person.addressesAfter(before)).toBeLessThanOrEqual(FEW_HOPS);

        office.answersReportsAsUsual();
        await person.open(PAGE);
        await person.seesPage(PAGE);
        await person.seesGuard();
      },
    );
  }

  test(
    'that begins to answer 403 after the hello logs nobody out who works, and whoever goes idle',
    { tag: '@catches:nobody-says-that-reports-are-unheard/browser' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.worksFor(office.policy.reportEvery);
      office.answersReports(403, 'text/html', '<h1>Forbidden</h1>');
      const until = office.time.now() + 2 * (office.policy.expireAfter + office.policy.grace);
      for (let turn = 0; office.time.now() < until; turn += 1) {
        const path = turn % 2 === 0 ? LIST : PAGE;
        await person.open(path);
        await person.seesPage(path);
        for (let rest = 0; rest < 2; rest += 1) {
          const before = await reportLeftBy(person);
          await person.moveMouse();
          // Reports are an interval apart, and one has gone when the page was opened.
          if (rest > 0)
            await expect
              .poll(async () => ['', before].includes(await reportLeftBy(person)), 'it leaves a new report')
              .toBe(false);
          await person.idleFor(office.policy.expireAfter / 5);
        }
      }
      const cookies = await person.copyCookies();
      await person.idleUntilJustAfter('the last hope of a verdict');
      await person.seesLoginPage();
      await office.refuses(cookies);
    },
  );
});

controlled('a gateway that knows no page while the server is being replaced', ANSWERED_IN_FRONT, () => {
  for (const status of [404, 410]) {
    const tag = status === 404 ? '@catches:not-found-taken-for-the-end-of-the-module/browser' : [];
    test(
      `answers ${status} at the deadline: the curtain stays until the login page comes`,
      { tag },
      async ({ person, office }) => {
        await person.startsAt(PAGE);
        const cookies = await person.copyCookies();
        office.answersEverything(status, 'text/html', '<h1>No such page</h1>');
        await person.idleUntilJustAfter('the deadline');
        await person.seesCurtain();
        // Who asks once more has heard the answer, and has not believed it.
        const before = office.countRequests();
        const reports = () => office.requestsSince(before).filter(({ path }) => path.endsWith('/session'));
        await person.idleFor(SOME_SECONDS);
        await expect.poll(() => reports().length, { timeout: office.patience }).toBeGreaterThan(1);
        await person.seesNothingOfTheCrm();
        await person.seesCurtain();

        await office.recovers();
        await person.seesLoginPage();
        await office.refuses(cookies);
      },
    );

    test(`answers ${status} to somebody who works: the open tab stays guarded`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      office.answersEverything(status, 'text/html', '<h1>No such page</h1>');
      await person.worksFor(2 * office.policy.reportEvery);
      await office.recovers();
      await person.moveMouse();
      await person.idleUntilWarned();
      await person.idleUntilLoggedOut();
    });

    test(`answers ${status} after the deadline: the locked page stays until the login page comes`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      await person.closeTab();
      office.answersEverything(status, 'text/html', '<h1>No such page</h1>');
      await person.idleUntilJustAfter('the deadline');
      await person.openAgain(PAGE);
      await person.seesLockedPage();
      await person.reload();
      await person.seesLockedPage();
      await office.recovers();
      await person.seesLoginPage();
    });
  }
});

/** Answers the cookie in which a page has left its report; empty where there is none. */
async function reportLeftBy(person: Person): Promise<string> {
  const cookies = await person.copyCookies();
  return cookies.split('; ').find((cookie) => cookie.startsWith(`${LEFT_REPORT}=`)) ?? '';
}

/** Answers when this page began, which tells it from the same one again. */
function beginOfPage(): number {
  return performance.timeOrigin;
}
