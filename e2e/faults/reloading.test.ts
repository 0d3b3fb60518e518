// Reloading, also past the worker, which is how one gets rid of a guard that is only a worker.
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';

test('an hour later, in the morning, a reload shows the login page', async ({ person }) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  const openedAt = await person.sleepFor({ hours: 1 }, { first: () => person.reload() });
  await person.seesLoginPage({ sayingWhy: true, atOnce: true });
  person.sawNothingAfter(openedAt);
});

test('a hard reload in time leaves a page that is guarded: it warns, work keeps it, and it is shut', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  await person.hardReload();
  await person.seesPage(PAGE);
  await person.seesGuard();
  const until = Date.now() + office.policy.expireAfter * 1.2;
  while (Date.now() < until) {
    await person.moveMouse();
    await person.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  const other = await person.openTab('/admin/clients');
  await other.seesPage('/admin/clients');
  await person.comeToFront();
  const activeSince = Date.now();
  await person.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await person.seesWarning();
  await person.seesLoginPage({ sayingWhy: true });
  expect(Date.now()).toBeGreaterThan(activeSince + office.policy.expireAfter - 1000);
  person.sawNothingAfter(deadline);
});

test('hard reloads by nobody do not keep the session', async ({ person, office }) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  await person.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  while (Date.now() < deadline - 3000) {
    await person.hardReload();
    await person.idleFor(500);
  }
  await person.seesLoginPage({ sayingWhy: true });
  expect(Date.now()).toBeLessThan(deadline + 3000);
  person.sawNothingAfter(deadline);
});

controlled('past the worker', () => {
  test('a hard reload after the deadline that the server still answers, in its grace, paints nothing of the page', async ({
    person,
    office,
  }) => {
    await person.logIn();
    await person.open(PAGE);
    await person.seesGuard();
    await person.moveMouse();
    const before = office.countRequests();
    const openedAt = await person.sleepFor({ hours: 1 }, { first: () => person.hardReload() });
    await person.seesLoginPage({ atOnce: true });
    const asked = office.requestsSince(before).find(({ path }) => path === PAGE);
    expect(asked?.status, 'the page was really rendered by the server').toBe(200);
    person.sawNothingAfter(openedAt);
  });

  test('a hard reload after the server has shut the door, too, shows the login page', async ({
    person,
    office,
  }) => {
    await person.logIn();
    await person.open(PAGE);
    await person.seesGuard();
    const { expireAfter, grace } = office.policy;
    const ms = expireAfter + grace + 500;
    const opensAt = Date.now() + ms;
    await person.closeLidFor(ms, { first: () => person.hardReload() });
    await person.seesLoginPage({ atOnce: true });
    person.sawNothingAfter(opensAt);
  });
});
