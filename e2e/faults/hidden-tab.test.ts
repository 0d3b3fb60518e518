// A tab behind another one: its timers are slowed down, frozen, or it is forgotten for an hour. It shows nothing when it
// comes back, and it does not end what goes on in front of it.
import { test } from './everyday.js';

const PAGE = '/admin/clients/client/1';

test('a tab that was hidden for longer than the timeout is shut when it is looked at', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  await person.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await person.openTabElsewhere();
  await person.idleFor(deadline + 500 - Date.now());
  await person.comeToFront();
  await person.seesLoginPage({ atOnce: true });
  person.sawNothingAfter(deadline);
});

test('a tab that was frozen for longer than the timeout is covered from its first picture on', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  await person.moveMouse();
  await person.openTabElsewhere();
  const frozenAt = Date.now();
  await person.tabFreezes();
  await person.idleFor(office.policy.expireAfter + 500);
  await person.tabThaws();
  await person.comeToFront();
  await person.seesLoginPage({ atOnce: true });
  person.sawNothingAfter(frozenAt);
});

test('a tab that was frozen for a moment is shown again', async ({ person, office }) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  await person.moveMouse();
  await person.openTabElsewhere();
  await person.tabFreezes();
  await person.idleFor(office.policy.warnAfter / 3);
  await person.tabThaws();
  await person.comeToFront();
  await person.seesPage(PAGE);
  await person.moveMouse();
  await person.reload();
  await person.seesPage(PAGE);
});

test('a frozen tab does not know that somebody works in front of it, and does not end that', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  const front = await person.openTab('/admin/clients');
  await front.seesGuard();
  await front.moveMouse();
  await person.tabFreezes();
  const until = Date.now() + office.policy.expireAfter * 1.3;
  while (Date.now() < until) {
    await front.moveMouse();
    await front.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  await person.tabThaws();
  await person.comeToFront();
  await person.seesPage(PAGE);
  await front.comeToFront();
  await front.reload();
  await front.seesPage('/admin/clients');
});

test('an hour on the clock passes for a hidden tab while somebody works in front of it: nobody is logged out', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  const front = await person.openTab('/admin/clients');
  await front.seesGuard();
  person.clockMoves({ hours: 1 });
  const until = Date.now() + office.policy.expireAfter * 1.2;
  while (Date.now() < until) {
    await front.moveMouse();
    await front.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  await person.comeToFront();
  await person.seesPage(PAGE);
});
