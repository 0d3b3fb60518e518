// What happens to somebody who stops working: a fair warning, the ways to dismiss it, and the end.
import { controlled, expect, test } from './promise.js';

const CLIENT = '/admin/clients/client/1';

test('somebody who stops working is warned in time, sees the time run out, and is shown out with the reason', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(CLIENT);
  await person.moveMouse();
  const workedLastAt = Date.now();
  const cookies = await person.copyCookies();

  const warnedAfter = (await person.seesWarning()) - workedLastAt;
  expect(warnedAfter).toBeGreaterThan(office.policy.warnAfter - 1500);
  expect(warnedAfter).toBeLessThan(office.policy.warnAfter + 1500);
  const atFirst = await person.secondsLeft();
  expect(atFirst * 1000).toBeLessThanOrEqual(office.policy.expireAfter - office.policy.warnAfter + 1000);
  expect((await person.hearsWarning()).description).toBe(office.message);
  await expect.poll(() => person.secondsLeft(), { intervals: [100] }).toBeLessThan(atFirst);

  await person.seesCurtain();
  await person.seesLoginPage({ sayingWhy: true });
  expect(Date.now() - workedLastAt).toBeGreaterThan(office.policy.expireAfter - 500);
  await office.refuses(cookies);
});

test(
  'the warning is spoken by its name and message, and the keyboard is on "Stay logged in"',
  { tag: '@catches:warning-is-not-spoken' },
  async ({ person, office }) => {
    await person.logIn();
    await person.seesWarning();
    const spoken = await person.hearsWarning();
    expect(spoken).toMatchObject({
      role: 'alertdialog',
      description: office.message,
      focusedOn: 'Stay logged in',
    });
    expect(spoken.name).not.toBe('');
  },
);

const activities: { title: string; does: (person: import('./driver/person.js').Person) => Promise<void> }[] =
  [
    { title: 'moving the mouse', does: (person) => person.moveMouse() },
    { title: 'pressing a key', does: (person) => person.pressKey('a') },
    { title: 'pressing Escape', does: (person) => person.pressKey('Escape') },
    { title: 'turning the wheel', does: (person) => person.turnWheel() },
    { title: 'a click on the backdrop', does: (person) => person.clickMargin() },
    { title: 'the button "Stay logged in"', does: (person) => person.stayLoggedIn() },
  ];

for (const { title, does } of activities) {
  test(`${title} dismisses the warning and the full time runs again`, async ({ person, office }) => {
    await person.logIn();
    const firstAt = await person.seesWarning();
    await does(person);
    const dismissedAt = Date.now();
    await person.seesNoWarning();
    expect(Date.now() - dismissedAt).toBeLessThan(2000);

    const secondAt = await person.seesWarning();
    expect(secondAt - firstAt).toBeGreaterThan(office.policy.warnAfter - 1500);
    expect(secondAt - dismissedAt).toBeGreaterThan(office.policy.warnAfter - 1500);
  });
}

test(
  'a knock on the table is not activity: the warning stays',
  { tag: '@catches:knock-on-the-table-counts' },
  async ({ person, office }) => {
    await person.logIn();
    await person.restMouse();
    const warnedAt = await person.seesWarning();
    await person.shakeTable();
    await person.seesCurtain();
    // Dismissed, the warning would have taken the whole time once more.
    expect(Date.now() - warnedAt).toBeLessThan(office.policy.expireAfter - 1000);
  },
);

test(
  'a script that moves the mouse is not activity: the warning stays',
  { tag: '@catches:scripted-input-counts' },
  async ({ person, office }) => {
    await person.logIn();
    const warnedAt = await person.seesWarning();
    await person.scriptMovesMouse();
    await person.seesCurtain();
    expect(Date.now() - warnedAt).toBeLessThan(office.policy.expireAfter - 1000);
  },
);

test(
  'a page inside a page leaves the warning to the page that holds it',
  { tag: '@catches:second-guard-in-an-iframe' },
  async ({ person }) => {
    await person.logIn();
    await person.opensInsideThisPage('/admin/clients');
    await person.seesWarning();
    expect(await person.guardsInsideThisPage()).toBe(0);
    await person.seesLoginPage({ sayingWhy: true });
  },
);

test(
  'who wanted to leave and stayed is warned and shown out all the same',
  { tag: '@catches:cancelled-leave-ends-the-guard' },
  async ({ person }) => {
    await person.logIn();
    await person.open(CLIENT);
    await person.typeInto('#client-form textarea[name="note"]', 'half a thought');
    // The browser asks "leave page?", and a person here stays.
    await person.open('/admin/clients');
    await person.seesPage(CLIENT);
    await person.seesWarning();
    await person.seesLoginPage({ sayingWhy: true });
  },
);

test(
  'somebody who keeps working in an editor is not warned',
  { tag: '@catches:editor-ignored' },
  async ({ person, office }) => {
    await person.logIn();
    await person.open(CLIENT);
    const until = Date.now() + office.policy.expireAfter * 1.5;
    while (Date.now() < until) {
      await person.typeInto('iframe#editor', 'and ');
      await person.seesNoWarning();
      await person.idleFor(office.policy.warnAfter / 2);
    }
    // The whole time until a warning is there to open another page in, however busy this computer is.
    await person.typeInto('iframe#editor', 'so on');
    const elsewhere = await person.openTab('/admin/clients');
    await elsewhere.seesTheCrm();
  },
);

test('"Log out now" can be reached by the mouse and logs out', async ({ person, office }) => {
  await person.logIn();
  const cookies = await person.copyCookies();
  await person.seesWarning();
  const before = Date.now();
  await person.logOutNow();
  await person.seesLoginPage();
  expect(Date.now() - before).toBeLessThan(office.policy.expireAfter - office.policy.warnAfter);
  await office.refuses(cookies);
});

test('"Log out now" can be reached by the keyboard and logs out', async ({ person, office }) => {
  await person.logIn();
  const cookies = await person.copyCookies();
  await person.seesWarning();
  await person.pressKey('Tab');
  await person.pressKey('Enter');
  await person.seesLoginPage({ atOnce: true });
  await office.refuses(cookies);
});

test(
  'a form with unsaved changes asks no "leave page?" that would hold the logout',
  { tag: '@catches:dirty-form-holds-the-logout' },
  async ({ person }) => {
    await person.logIn();
    await person.open(CLIENT);
    await person.typeInto('#client-form textarea[name="note"]', 'half a thought');
    await person.seesLoginPage({ sayingWhy: true });
  },
);

controlled('on record', () => {
  test('an inactivity logout stands in the activity log exactly once', async ({ person, office }) => {
    const before = await office.logoutsOnRecord(office.people.agent);
    await person.logIn();
    const second = await person.openTab('/admin/clients');
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
      await person.logIn();
      await person.seesWarning();
      await person.logOutNow();
      await person.seesLoginPage({ atOnce: true });
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
      await person.logIn();
      await office.savesPolicy({ timeoutMinutes: 3 });
      await person.moveMouse();
      const until = Date.now() + office.policy.expireAfter * 1.3;
      while (Date.now() < until) {
        await person.seesNoWarning();
        await person.idleFor(500);
      }
    },
  );
});
