// At a counter that people pass by, the administrator lets nothing but its button dismiss the warning.
import { expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

test.use({ savedPolicy: { buttonOnly: true } });

test(
  'neither a hand nor a key dismisses the warning, and the logout follows',
  { tag: '@catches:passer-by-keeps-the-session' },
  async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.moveMouse();
    const warnedAt = person.momentOf('the warning');
    const deadline = person.momentOf('the deadline');
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await person.moveMouse();
    await person.pressKey('a');
    await person.pressKey('Escape');
    await person.pressKey('Escape');
    await person.clickMargin();
    await person.seesWarning();
    expect(await person.secondsLeft()).toBeLessThanOrEqual((deadline - warnedAt) / 1000);
    await person.idleFor(deadline - office.time.now() + office.time.margin);
    await person.seesLoginPage();
  },
);

test('its button dismisses it, by mouse and by keyboard, and the full time runs again', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  await person.stayLoggedIn();
  await person.seesNoWarning();
  await person.idleUntilWarned();
  await person.pressKey('Enter');
  await person.seesNoWarning();
  await person.idleUntilWarned();
});

test('before the warning every input counts as ever', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.keepsWorkingFor(office.policy.expireAfter * 1.2);
  await person.seesPage(PAGE);
});
