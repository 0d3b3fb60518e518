// What happens to somebody who stops working: a fair warning, the logout, and one line on record.
import { controlled, expect, test } from './promise.js';

const CLIENT = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';

test(
  'somebody idle is warned in time, sees the time run out, and is logged out with the reason',
  { tag: '@waiting-way' },
  async ({ person, office }) => {
    await person.startsAt(CLIENT);
    await person.moveMouse();
    const cookies = await person.copyCookies();

    await person.idleUntilWarned();
    expect((await person.hearsWarning()).description).toContain(office.message);
    const left = (await person.secondsLeft()) * 1000;
    expect(left).toBeLessThanOrEqual(office.policy.expireAfter - office.policy.warnAfter);

    await person.idleUntilLoggedOut();
    await office.refuses(cookies);
  },
);

test(
  '"Log out now" can be reached by the mouse and logs out',
  { tag: '@waiting-way' },
  async ({ person, office }) => {
    await person.startsAt(CLIENT);
    const cookies = await person.copyCookies();
    await person.idleUntilWarned();
    await person.logOutNow();
    await person.seesLoginPage();
    await office.refuses(cookies);
  },
);

test('"Log out now" can be reached by the keyboard and logs out', async ({ person, office }) => {
  await person.startsAt(CLIENT);
  const cookies = await person.copyCookies();
  await person.idleUntilWarned();
  await person.pressKey('Tab');
  await person.pressKey('Enter');
  await person.seesLoginPage();
  await office.refuses(cookies);
});

test(
  'cancelling "Leave page?" disables neither the warning nor the logout',
  { tag: ['@catches:cancelled-leave-ends-the-guard', '@waiting-way'] },
  async ({ person }) => {
    await person.startsAt(CLIENT);
    await person.typeInto(NOTE, 'half a thought');
    await person.staysWhenAskedToLeaveFor('/admin/clients');
    await person.seesPage(CLIENT);
    await person.idleUntilWarned();
    await person.idleUntilLoggedOut();
  },
);

test(
  'a form with unsaved changes asks no "Leave page?" that would hold the logout',
  { tag: '@catches:dirty-form-holds-the-logout' },
  async ({ person }) => {
    await person.startsAt(CLIENT);
    await person.typeInto(NOTE, 'half a thought');
    await person.idleUntilLoggedOut();
  },
);

controlled('on record', () => {
  test('an inactivity logout stands in the activity log exactly once', async ({ person, office }) => {
    const before = await office.logoutsOnRecord(office.people.agent);
    await person.startsAt(CLIENT);
    const second = await person.openTab('/admin/clients');
    await second.seesGuard();
    await person.idleUntilJustAfter('the deadline');
    await person.seesLoginPage();
    await second.seesLoginPage();
    await person.reload();
    await person.seesLoginPage();
    expect(await office.logoutsOnRecord(office.people.agent)).toBe(before + 1);
  });

  test(
    'logging out on purpose is not recorded as an inactivity logout',
    { tag: '@catches:logout-on-purpose-recorded-as-idle/browser' },
    async ({ person, office }) => {
      const before = await office.logoutsOnRecord(office.people.agent);
      await person.startsAt(CLIENT);
      await person.idleUntilWarned();
      await person.logOutNow();
      await person.seesLoginPage();
      await person.logIn();
      await person.logOut();
      await person.seesLoginPage();
      expect(await office.logoutsOnRecord(office.people.agent)).toBe(before);
    },
  );

  test(
    'a policy that the administrator saves is in force for a session that is open',
    { tag: '@catches:new-policy-waits-for-the-next-login/browser' },
    async ({ person, office }) => {
      await person.startsAt(CLIENT);
      const longer = await office.savesLongerPolicy();
      await person.worksFor(office.policy.reportEvery);
      await person.idleUntilJustAfter('the deadline');
      await person.looksAtClock();
      await person.seesNoWarning();
      await person.goesBy(longer).idleUntilWarned();
    },
  );
});
