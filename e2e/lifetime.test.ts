// What happens to somebody who works until the longest time of a login is over: told to save, left alone to do so, and
// shown out in time, whatever she does. An hour lasts 24 seconds here, and its warning of 20 minutes eight.
import { controlled, expect, test } from './promise.js';

const SECONDS_PER_MINUTE = 0.4;
const LIFETIME = 60 * SECONDS_PER_MINUTE * 1000;
const WARNING = 20 * SECONDS_PER_MINUTE * 1000;
const CLIENT = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';

/** The login page says why. */
const REASON = /logged out because a session lasts one hour at most/;

test.use({
  secondsPerMinute: SECONDS_PER_MINUTE,
  savedPolicy: { timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 },
});

controlled('the longest time of a login', () => {
  test('somebody who works is told to save, can save, works on, and is shown out in time with the reason and the way back', async ({
    person,
    office,
  }) => {
    const before = await office.endingsOnRecord(office.people.agent);
    const notBefore = Date.now();
    await person.logIn();
    const notAfter = Date.now();
    await person.open(CLIENT);
    const toldAt = await person.worksUntilToldToSave(LIFETIME);
    expect(toldAt).toBeGreaterThan(notBefore + LIFETIME - WARNING - 500);
    expect(toldAt).toBeLessThan(notAfter + LIFETIME - WARNING + 1500);
    expect(await person.hearsWarning()).toMatchObject({
      role: 'alertdialog',
      name: 'Save your work now',
      focusedOn: 'Let me save',
    });
    expect(await person.offers('Stay logged in')).toBe(false);
    expect(await person.offers('Log out now')).toBe(true);

    await person.letMeSave();
    await person.seesReminder();
    const note = `written at ${toldAt}`;
    await person.typeInto(NOTE, note);
    await person.click('#client-form button[type="submit"]');
    // Saving has loaded the page anew, and nothing interrupts it again.
    await person.seesReminder();
    expect(
      await person.runs((field) => document.querySelector<HTMLTextAreaElement>(field)?.value, NOTE),
    ).toBe(note);

    const cookies = await person.copyCookies();
    while ((await person.look())?.reminder) await person.moveMouse();
    const endedAt = Date.now();
    expect(endedAt).toBeGreaterThan(notBefore + LIFETIME - 500);
    expect(endedAt).toBeLessThan(notAfter + LIFETIME + 2000);
    await person.seesLoginPage({ atOnce: true });
    await person.reads(REASON);
    await office.refuses(cookies);
    expect(await office.endingsOnRecord(office.people.agent)).toBe(before + 1);
    await person.logIn();
    await person.seesPage(CLIENT);
  });

  test('no activity dismisses it, Escape lets one save as the button does, and every tab is told', async ({
    person,
  }) => {
    await person.logIn();
    const second = await person.openTab('/admin/clients');
    await second.worksUntilToldToSave(LIFETIME);
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
    await person.seesLoginPage();
    await second.comeToFront();
    await second.seesLoginPage({ atOnce: true });
  });

  test('"Log out now" is reached by the keyboard, and is no ending on record', async ({ person, office }) => {
    const before = await office.endingsOnRecord(office.people.agent);
    await person.logIn();
    const cookies = await person.copyCookies();
    await person.worksUntilToldToSave(LIFETIME);
    await person.pressKey('Tab');
    await person.pressKey('Enter');
    await person.seesLoginPage({ atOnce: true });
    await office.refuses(cookies);
    expect(await office.endingsOnRecord(office.people.agent)).toBe(before);
  });
});
