// A page of the CRM in a frame of another one, as modules open them in dialogs: one person, one guard, one curtain.
import { controlled } from '../promise.js';
import { test as everyday } from './everyday.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';

test('a page in a frame starts no guard of its own, nor does a page in a frame of that', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.opensInsideThisPage(LIST, { id: 'dialog' });
  expect(await person.guardsInsideThisPage()).toBe(0);
  await person.moveMouse();
  await person.opensInsideThisPage('/admin', { id: 'deeper', inside: '#dialog' });
  expect(await person.guardsInsideThisPage()).toBe(0);
});

test('work in a frame is work, and when it ends the page around it is shut', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.opensInsideThisPage(LIST, { id: 'dialog' });
  const clickInFrame = await person.aimAt('#dialog');
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2, async () => {
    await clickInFrame();
    await person.pressKey('a');
  });
  await clickInFrame();
  await person.idleUntilWarned();
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
});

controlled('a frame after the deadline', () => {
  everyday(
    'a frame that some script opens first after a night does not reach the server',
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const before = office.countRequests();
      const openedAt = await person.sleepFor(
        { hours: 1 },
        // The page leaves for the login page, and the frame with it.
        { first: () => person.opensInsideThisPage(LIST, { id: 'dialog' }).catch(() => undefined) },
      );
      await person.seesLoginPage();
      expect(office.requestsSince(before).map(({ path }) => path)).not.toContain(LIST);
      person.sawNothingAfter(openedAt);
    },
  );

  test('a frame that was open at the deadline is behind the curtain with everything else', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.opensInsideThisPage(LIST, { id: 'dialog' });
    await person.moveMouse();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    expect(await person.isVisible('#dialog')).toBe(false);
    await office.comesBack();
    await person.seesLoginPage({ sayingWhy: true });
  });
});
