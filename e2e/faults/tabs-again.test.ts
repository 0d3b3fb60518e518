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
  await person.startsAt(PAGE);
  const copy = await person.duplicateTab();
  await copy.seesPage(PAGE);
  await copy.seesGuard();
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2, () => copy.moveMouse(), copy);
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage(), copy.seesLoginPage()]);
  person.sawNothingAfterTheDeadline();
});

test('a tab that is duplicated after a night, before the first one has noticed, shows nothing', async ({
  person,
}) => {
  await person.startsAt(PAGE);
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
  await person.seesLoginPage();
  await (await copy!).seesLoginPage();
  person.sawNothingAfter(openedAt);
});

test('a link that is opened in a tab behind is guarded like its page', async ({ person }) => {
  await person.startsAt(PAGE);
  const behind = await person.openLinkInNewTab(TO_THE_LIST);
  await behind.seesGuard();
  await person.seesPage(PAGE);
  await behind.comeToFront();
  await behind.seesPage(LIST);
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage(), behind.seesLoginPage({ sayingWhy: true })]);
});

test('a closed tab that is reopened in time shows its page, and after the deadline the login page', async ({
  person,
}) => {
  await person.logIn();
  const closing = await person.openTab(PAGE);
  await closing.seesGuard();
  await closing.moveMouse();
  await closing.closeTab();
  const reopened = await person.reopenClosedTab();
  await reopened.seesPage(PAGE);
  await reopened.moveMouse();
  await reopened.closeTab();
  await person.openElsewhere();
  await person.idleUntilJustAfter('the deadline');
  const late = await person.reopenClosedTab();
  await late.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfterTheDeadline();
  await late.logIn();
  await late.seesPage(PAGE);
});

test('a browser that died and brings its tabs back in time brings them back open', async ({ person }) => {
  await person.restartBrowser();
  await person.startsAt(PAGE);
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
}) => {
  await person.restartBrowser();
  await person.startsAt(PAGE);
  const second = await person.openTab(LIST);
  await second.seesGuard();
  await person.tabsAreWrittenDown();
  await second.moveMouse();
  await person.killBrowser();
  await person.idleUntilJustAfter('the deadline');
  const tabs = await person.startBrowserWithItsTabs();
  expect(tabs).toHaveLength(2);
  for (const tab of tabs) await tab.seesLoginPage();
  person.sawNothingAfterTheDeadline();
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
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2, () => person.moveMouse(), other);
  await person.idleUntilJustAfter('the warning');
  await Promise.all([person.seesWarning(), other.seesWarning()]);
  await other.pressKey();
  await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
});
