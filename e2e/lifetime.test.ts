// What happens to somebody who works until the longest time of a login is over: told to save, left alone to do so, and
// logged out in time, whatever she does.
import { controlled, expect, test } from './promise.js';

const CLIENT = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';

/** The login page says why. */
const REASON = /logged out because a session lasts one hour at most/;

/** Somebody who does something so often is not idle under a timeout of 50 minutes, in milliseconds of a real policy. */
const NOW_AND_THEN = 20 * 60_000;

test.use({
  // Waited for, an hour lasts 24 seconds; moved, it is one.
  waitedSecondsPerMinute: 0.4,
  savedPolicy: { timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 },
});

controlled('the longest time of a login', () => {
  test('somebody who works is told to save, can save, works on, and is logged out in time with the reason and the way back', async ({
    person,
    office,
  }) => {
    const before = await office.endingsOnRecord(office.people.agent);
    await person.startsAt(CLIENT);
    await person.worksUntilJustBefore('the word to save', NOW_AND_THEN);
    await person.seesNoWarning();
    await person.idleUntilJustAfter('the word to save');
    await person.isToldToSave();
    expect(await person.hearsWarning()).toMatchObject({
      role: 'alertdialog',
      name: 'Save your work now',
      focusedOn: 'Let me save',
    });
    expect(await person.offers('Stay logged in')).toBe(false);
    expect(await person.offers('Log out now')).toBe(true);

    await person.letMeSave();
    await person.seesReminder();
    const note = `written at ${office.time.now()}`;
    await person.typeInto(NOTE, note);
    await person.click('#client-form button[type="submit"]');
    // Saving has loaded the page anew, and nothing interrupts it again.
    await person.reads(/The customer was saved/);
    await person.seesInField(NOTE, note);
    await person.seesReminder();

    const cookies = await person.copyCookies();
    await person.worksUntilJustBefore('the end of the login', NOW_AND_THEN);
    await person.seesReminder();
    await person.idleUntilJustAfter('the end of the login');
    await person.seesLoginPage();
    await person.reads(REASON);
    await office.refuses(cookies);
    expect(await office.endingsOnRecord(office.people.agent)).toBe(before + 1);
    await person.logIn();
    await person.seesPage(CLIENT);
  });

  test('no activity dismisses it, Escape lets one save as the button does, and every tab is told', async ({
    person,
  }) => {
    await person.startsAt(CLIENT);
    const second = await person.openTab('/admin/clients');
    await second.seesGuard();
    await person.worksUntilJustBefore('the word to save', NOW_AND_THEN);
    await person.idleUntilJustAfter('the word to save');
    await second.comeToFront();
    await second.isToldToSave();
    await second.moveMouse();
    await second.pressKey('a');
    await second.clickMargin();
    expect(await second.offers('Let me save')).toBe(true);
    await second.pressKey('Escape');
    await second.seesReminder();

    await person.comeToFront();
    expect(await person.offers('Let me save')).toBe(true);
    await person.pressKey('Enter');
    await person.seesReminder();
    await person.idleUntilJustAfter('the end of the login');
    await person.seesLoginPage();
    await second.comeToFront();
    await second.seesLoginPage();
  });

  test('"Log out now" is reached by the keyboard, and is no ending on record', async ({ person, office }) => {
    const before = await office.endingsOnRecord(office.people.agent);
    await person.startsAt(CLIENT);
    const cookies = await person.copyCookies();
    await person.worksUntilJustBefore('the word to save', NOW_AND_THEN);
    await person.idleUntilJustAfter('the word to save');
    await person.isToldToSave();
    await person.pressKey('Tab');
    await person.pressKey('Enter');
    await person.seesLoginPage();
    await office.refuses(cookies);
    expect(await office.endingsOnRecord(office.people.agent)).toBe(before);
  });
});
