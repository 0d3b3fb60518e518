// Reloading, also past the worker, which is how one gets rid of a guard that is only a worker.
import { controlled } from '../promise.js';
import { test as everyday } from './everyday.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';

/** How often nobody reloads a page before the warning. */
const RELOADS = 5;

everyday('an hour later, in the morning, a reload shows the login page', async ({ person }) => {
  await person.startsAt(PAGE);
  const openedAt = await person.sleepFor({ hours: 1 }, { first: () => person.reload() });
  await person.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfter(openedAt);
});

test('a hard reload in time leaves a page that is guarded: it warns, work keeps it, and it is shut', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.hardReload();
  await person.seesPage(PAGE);
  await person.seesGuard();
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2);
  const other = await person.openTab('/admin/clients');
  await other.seesPage('/admin/clients');
  await person.comeToFront();
  await person.moveMouse();
  await person.idleUntilWarned();
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
});

test('hard reloads by nobody do not keep the session', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  for (let reload = 1; reload <= RELOADS; reload += 1) {
    await person.idleFor(office.policy.warnAfter / (RELOADS + 1));
    await person.hardReload();
    await person.seesGuard();
  }
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
});

controlled('past the worker', () => {
  everyday(
    'a hard reload after the deadline that the server still answers, in its grace, paints nothing of the page',
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.moveMouse();
      const before = office.countRequests();
      const { expireAfter } = office.policy;
      const openedAt = office.time.now() + expireAfter + 1000;
      await person.closeLidFor(expireAfter + 1000, { first: () => person.hardReload() });
      await person.seesLoginPage();
      const asked = office.requestsSince(before).find(({ path }) => path === PAGE);
      expect(asked?.status, 'the page was really rendered by the server').toBe(200);
      person.sawNothingAfter(openedAt);
    },
  );

  everyday(
    'a hard reload after the server has shut the door, too, shows the login page',
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const { expireAfter, grace } = office.policy;
      const ms = expireAfter + grace + 1000;
      const opensAt = office.time.now() + ms;
      await person.closeLidFor(ms, { first: () => person.hardReload() });
      await person.seesLoginPage();
      person.sawNothingAfter(opensAt);
    },
  );
});
