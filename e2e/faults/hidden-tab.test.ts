// A tab behind another one: its timers are slowed down, frozen, or it is forgotten for an hour. It shows nothing when it
// comes back, and it does not end what goes on in front of it.
import { test } from './everyday.js';

const PAGE = '/admin/clients/client/1';

test('a tab that was hidden for longer than the timeout is shut when it is looked at', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  await person.openTabElsewhere();
  await person.idleUntilJustAfter('the deadline');
  await person.comeToFront();
  await person.seesLoginPage();
  person.sawNothingAfterTheDeadline();
});

test(
  'a tab behind another one, whose timers come once a minute, counts down in its title for the whole warning',
  { tag: '@catches:hidden-tab-warns-late' },
  async ({ person }) => {
    await person.startsAt(PAGE);
    await person.moveMouse();
    await person.openTabElsewhere();
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:[45]\d · /);
    await person.comeToFront();
    await person.moveMouse();
    await person.showsInTitle(/^[^·]+$/);
  },
);

test('a tab that was frozen for longer than the timeout is covered from its first picture on', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  await person.openTabElsewhere();
  const frozenAt = office.time.now();
  await person.tabFreezes();
  await person.idleUntilJustAfter('the deadline');
  await person.tabThaws();
  await person.comeToFront();
  await person.seesLoginPage();
  person.sawNothingAfter(frozenAt);
});

test('a tab that was frozen for a moment is shown again', async ({ person, office }) => {
  await person.startsAt(PAGE);
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
  await person.startsAt(PAGE);
  const front = await person.openTab('/admin/clients');
  await front.seesGuard();
  await front.moveMouse();
  await person.tabFreezes();
  await person.keepsWorkingFor(office.policy.expireAfter * 1.3, () => front.moveMouse(), front);
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
  await person.startsAt(PAGE);
  const front = await person.openTab('/admin/clients');
  await front.seesGuard();
  person.clockMoves({ hours: 1 });
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2, () => front.moveMouse(), front);
  await person.comeToFront();
  await person.seesPage(PAGE);
});
