// A tab behind another one: its timers are slowed down, frozen, or it is forgotten for an hour. It shows nothing when it
// comes back, and it does not end what goes on in front of it.
import { pageOf } from '../driver/picture.js';
import { expect, test } from './everyday.js';

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

interface Noted {
  title: string;
  body: string;
  isShown: boolean;
}

/** What was notified in the page it runs in; the browser's own windows are not for a test to look at. */
function noteNotifications(): void {
  const noted: Notification[] = [];
  window.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      noted.push(this);
      Object.assign(this, { isShown: false });
      this.addEventListener('show', () => Object.assign(this, { isShown: true }));
      this.addEventListener('close', () => Object.assign(this, { isShown: false }));
    }
  };
  Object.assign(window, { noted, focus: () => Object.assign(window, { isAskedForward: true }) });
}

function notified(): Noted[] {
  const { noted } = window as unknown as { noted: (Notification & { isShown: boolean })[] };
  return noted.map(({ title, body, isShown }) => ({ title, body, isShown }));
}

/** Answers whether the page wants to be in front then; only a press of a person's own brings it there. */
function pressNotification(): boolean {
  const { noted } = window as unknown as { noted: Notification[] };
  noted.at(-1)?.dispatchEvent(new Event('click'));
  return 'isAskedForward' in window;
}

test(
  'whoever has asked for it is notified of a warning in a hidden tab, for as long as it is up',
  { tag: '@catches:notification-outlives-the-warning' },
  async ({ person, office }) => {
    const page = pageOf(person.browser);
    await page.context().grantPermissions(['notifications'], { origin: new URL(office.url).origin });
    await page.addInitScript(noteNotifications);
    await person.startsAt(PAGE);
    const elsewhere = await person.openTabElsewhere();
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:[45]\d · /);
    expect(await person.runs(notified, undefined)).toEqual([]);
    await person.comeToFront();
    await person.moveMouse();
    await person.seesNoWarning();
    await person.open('/admin/staff/edit_profile');
    const choice = page.getByRole('checkbox', { name: /Show a notification/ });
    await choice.click();
    await person.reload();
    await expect(choice).toBeChecked();
    await person.open(PAGE);
    await person.seesGuard();
    await person.moveMouse();
    const title = await person.title();
    await elsewhere.comeToFront();
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:[45]\d · /);
    const words = { title: 'Are you still there?', body: office.message };
    await expect.poll(() => person.runs(notified, undefined)).toEqual([{ ...words, isShown: true }]);
    expect(JSON.stringify(words)).not.toContain(title);
    expect(await person.runs(pressNotification, undefined)).toBe(true);
    await person.comeToFront();
    await expect.poll(() => person.runs(notified, undefined)).toEqual([{ ...words, isShown: false }]);
    await person.moveMouse();
    await elsewhere.comeToFront();
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:[45]\d · /);
    const both = (isShown: boolean) => [
      { ...words, isShown: false },
      { ...words, isShown },
    ];
    await expect.poll(() => person.runs(notified, undefined)).toEqual(both(true));
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await expect.poll(() => person.runs(notified, undefined)).toEqual(both(false));
    await office.comesBack();
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
  await person.clockMoves({ hours: 1 });
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2, () => front.moveMouse(), front);
  await person.comeToFront();
  await person.seesPage(PAGE);
});
