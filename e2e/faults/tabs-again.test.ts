// Tabs that come into being in every other way than by an address: duplicated, opened from a link or by a script,
// reopened after they were closed, brought back with the last session, in a second window.
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const TO_THE_LIST = 'main a[href$="/admin/clients"]';

test('a duplicated tab takes part: work in one keeps both, and both are shut together', async ({
  person,
  office,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  const copy = await person.duplicateTab();
  await copy.seesPage(PAGE);
  await copy.seesGuard();
  const until = Date.now() + office.policy.expireAfter * 1.2;
  while (Date.now() < until) {
    await copy.moveMouse();
    await copy.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  const deadline = Date.now() + office.policy.expireAfter;
  await Promise.all([person.seesLoginPage(), copy.seesLoginPage()]);
  person.sawNothingAfter(deadline);
});

test('a tab that is duplicated after a night, before the first one has noticed, shows nothing', async ({
  person,
}) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  let copy: Promise<import('../driver/tab.js').Tab> | undefined;
  const openedAt = await person.sleepFor(
    { hours: 7 },
    {
      async first() {
        copy = person.duplicateTab();
        await copy;
      },
    },
  );
  await person.seesLoginPage({ atOnce: true });
  await (await copy!).seesLoginPage({ atOnce: true });
  person.sawNothingAfter(openedAt);
});

test('a link that is opened in a tab behind is guarded like its page', async ({ person }) => {
  await person.logIn();
  await person.open(PAGE);
  await person.seesGuard();
  const behind = await person.openLinkInNewTab(TO_THE_LIST);
  await behind.seesGuard();
  await person.seesPage(PAGE);
  const clickedAt = Date.now();
  await behind.comeToFront();
  await behind.seesPage(LIST);
  await Promise.all([person.seesLoginPage(), behind.seesLoginPage({ sayingWhy: true })]);
  expect(Date.now()).toBeGreaterThan(clickedAt);
});

test('a closed tab that is reopened in time shows its page, and after the deadline the login page', async ({
  person,
  office,
}) => {
  await person.logIn();
  const closing = await person.openTab(PAGE);
  await closing.seesGuard();
  await closing.moveMouse();
  await closing.closeTab();
  const reopened = await person.reopenClosedTab();
  await reopened.seesPage(PAGE);
  await reopened.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await reopened.closeTab();
  await person.openElsewhere();
  await person.idleFor(deadline + 500 - Date.now());
  const late = await person.reopenClosedTab();
  await late.seesLoginPage({ sayingWhy: true, atOnce: true });
  person.sawNothingAfter(deadline);
  await late.logIn();
  await late.seesPage(PAGE);
});

test('a browser that died and brings its tabs back in time brings them back open', async ({
  person,
  office,
}) => {
  // A busy machine takes its time to start a browser.
  await office.savesPolicy({ timeoutMinutes: 3 });
  await person.restartBrowser();
  await person.logIn();
  await person.open(PAGE);
  const second = await person.openTab(LIST);
  await second.seesGuard();
  await second.moveMouse();
  await person.tabsAreWrittenDown();
  await second.moveMouse();
  await person.killBrowser();
  const tabs = await person.startBrowserWithItsTabs();
  expect(tabs).toHaveLength(2);
  for (const tab of tabs) await tab.seesTheCrm();
});

test('a browser that died and brings its tabs back after the deadline brings back login pages', async ({
  person,
  office,
}) => {
  await person.restartBrowser();
  await person.logIn();
  await person.open(PAGE);
  const second = await person.openTab(LIST);
  await second.seesGuard();
  await person.tabsAreWrittenDown();
  await second.moveMouse();
  const deadline = Date.now() + office.policy.expireAfter;
  await person.killBrowser();
  await person.idleFor(deadline + 500 - Date.now());
  const tabs = await person.startBrowserWithItsTabs();
  expect(tabs).toHaveLength(2);
  for (const tab of tabs) await tab.seesLoginPage({ atOnce: true });
  person.sawNothingAfter(deadline);
  await person.logIn();
  await person.seesTheCrm();
});

test('work in one window keeps the other, and a warning shows and goes in both', async ({
  person,
  office,
}) => {
  await person.logIn();
  const other = await person.openWindow(LIST);
  await other.seesGuard();
  const until = Date.now() + office.policy.expireAfter * 1.2;
  while (Date.now() < until) {
    await person.moveMouse();
    await other.seesNoWarning();
    await person.idleFor(office.policy.warnAfter / 3);
  }
  await Promise.all([person.seesWarning(), other.seesWarning()]);
  await other.pressKey();
  await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
});
