// The administrator's side: values that make no sense are corrected and said so, the message is text and nothing but,
// and Perfex's other settings are none of the module's business.
import { Drafts } from './driver/drafts.js';
import type { SavedPolicy } from './driver/office.js';
import { controlled, expect, test } from './promise.js';

const SETTINGS = '/admin/settings?group=inactivity_logout';

const nonsense = ['0', '-5', 'soon', '1000000', '', '<b>5</b>'];

controlled('settings', () => {
  test('a timeout that makes no sense is corrected, with a message that says so', async ({ office }) => {
    for (const value of nonsense) {
      await test.step(`"${value}"`, async () => {
        const { said, saved } = await office.savesAndReads({ timeoutMinutes: value });
        expect(Number(saved.timeoutMinutes)).toBeGreaterThanOrEqual(1);
        expect(Number(saved.timeoutMinutes)).toBeLessThanOrEqual(1440);
        expect(said).toContain(saved.timeoutMinutes);
        expect(said).toMatch(/minutes/i);
        // What was typed is quoted as text: markup that worked would not be readable here.
        expect(said).toContain(value);
      });
    }
  });

  test('a warning time that makes no sense is corrected, with a message that says so', async ({ office }) => {
    for (const value of nonsense) {
      await test.step(`"${value}"`, async () => {
        const { said, saved } = await office.savesAndReads({ timeoutMinutes: 10, warningSeconds: value });
        expect(saved.timeoutMinutes).toBe('10');
        expect(Number(saved.warningSeconds)).toBeGreaterThanOrEqual(20);
        expect(Number(saved.warningSeconds)).toBeLessThanOrEqual(300);
        expect(said).toContain(saved.warningSeconds);
        expect(said).toMatch(/seconds/i);
        expect(said).toContain(value);
      });
    }
  });

  test('good values are saved as they are, without a word about corrections', async ({ office }) => {
    const policy: SavedPolicy = {
      enabled: true,
      timeoutMinutes: '7',
      warningSeconds: '45',
      message: 'Wake up.',
    };
    const { said, saved } = await office.savesAndReads(policy);
    expect(saved).toEqual(policy);
    expect(said).not.toMatch(/minute|second/i);
  });

  test('a message with markup in it is shown as text by "Show me", and nobody is logged out by it', async ({
    person,
    office,
  }) => {
    const message = 'Still <b>there</b>? <script>document.title = "caught"</script>';
    await office.savesPolicy({ message, timeoutMinutes: 60 });
    await person.startsAt(SETTINGS, office.people.administrator);
    await person.showWarning();
    expect((await person.hearsWarning()).description).toContain(message);
    await person.pressKey('a');
    await person.seesNoWarning();
    await person.reload();
    await person.seesPage(SETTINGS);
    expect(await person.title()).not.toBe('caught');
  });

  test('an administrator is told where unsaved text cannot be kept in her browser, and only there', async ({
    person,
    office,
  }) => {
    await person.startsAt(SETTINGS, office.people.administrator);
    if (office.allowsWorkers) await new Drafts(person).haveBeenLookedFor();
    const isTold = () => person.isVisible('[data-inactivity-logout-keeps-nothing]');
    await expect.poll(isTold).toBe(!office.allowsWorkers);
  });

  test("Perfex's own settings save as before", async ({ office }) => {
    expect(await office.renamesCompany('Quiet & Sons')).toBe('Quiet & Sons');
    expect(await office.renamesCompany('')).toBe('');
  });
});
