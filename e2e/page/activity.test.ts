// What counts as activity and what does not, and how the warning speaks: decided by the page alone, whatever the server.
import type { Person } from '../driver/person.js';
import { expect, test } from '../promise.js';

const CLIENT = '/admin/clients/client/1';

test(
  'the warning is spoken by its name, its message and the time that is left, and the keyboard is on "Stay logged in"',
  { tag: '@catches:warning-is-not-spoken' },
  async ({ person, office }) => {
    await person.startsAt(CLIENT);
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    const spoken = await person.hearsWarning();
    expect(spoken).toMatchObject({
      role: 'alertdialog',
      description: expect.stringMatching(/[^\d:]\d+ (minutes?|seconds?)( \d+ seconds?)? left$/),
      focusedOn: 'Stay logged in',
    });
    expect(spoken.description).toContain(office.message);
    expect(spoken.name).not.toBe('');
  },
);

const activities: { title: string; does: (person: Person) => Promise<void> }[] = [
  { title: 'moving the mouse', does: (person) => person.moveMouse() },
  { title: 'pressing a key', does: (person) => person.pressKey('a') },
  { title: 'pressing Escape', does: (person) => person.pressKey('Escape') },
  { title: 'turning the wheel', does: (person) => person.turnWheel() },
  { title: 'a click on the backdrop', does: (person) => person.clickMargin() },
  { title: 'the button "Stay logged in"', does: (person) => person.stayLoggedIn() },
];

test('whatever a person does dismisses the warning, and the full time runs again', async ({ person }) => {
  await person.startsAt(CLIENT);
  for (const { title, does } of activities) {
    await test.step(title, async () => {
      await person.idleUntilWarned();
      await does(person);
      await person.seesNoWarning();
    });
  }
  await person.idleUntilWarned();
});

test(
  'neither a knock on the table nor a script that moves the mouse is activity: the warning stays and the logout follows',
  { tag: ['@catches:knock-on-the-table-counts', '@catches:scripted-input-counts'] },
  async ({ person }) => {
    await person.startsAt(CLIENT);
    await person.restMouse();
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await person.shakeTable();
    await person.seesWarning();
    await person.scriptMovesMouse();
    await person.seesWarning();
    await person.idleUntilLoggedOut();
  },
);

test(
  'a page inside a page leaves the warning to the page that holds it',
  { tag: '@catches:second-guard-in-an-iframe' },
  async ({ person }) => {
    await person.startsAt(CLIENT);
    await person.opensInsideThisPage('/admin/clients');
    await person.idleUntilWarned();
    expect(await person.guardsInsideThisPage()).toBe(0);
    await person.idleUntilLoggedOut();
  },
);

test(
  'somebody who keeps working in an editor is not warned',
  { tag: '@catches:editor-ignored' },
  async ({ person, office }) => {
    await person.startsAt(CLIENT);
    await person.worksFor(office.policy.expireAfter * 1.2, async () => {
      await person.typeInto('iframe#editor', 'on ');
      await person.seesNoWarning();
    });
    await person.idleUntilWarned();
  },
);
