// What each person chooses for herself: a notification of this browser, for which nobody is asked but by her own press.
// e2e/faults/hidden-tab.test.ts shows the notification itself.
import { findsNothing } from '../driver/axe.js';
import { Drafts } from '../driver/drafts.js';
import { pageOf } from '../driver/picture.js';
import { controlled, expect, test } from '../promise.js';

const PROFILE = '/admin/staff/edit_profile';
const SECTION = '#inactivity-logout-own-settings';
const CHOICE = 'Show a notification of this browser when the warning comes in a hidden tab';

/** The browser that tests share never says so, whatever it was told to allow; those of every day do. */
function allowNotifications(): void {
  Object.defineProperty(Notification, 'permission', { value: 'granted' });
}

function countQuestions(): void {
  const counted = window as { questions?: number };
  counted.questions = 0;
  Notification.requestPermission = () => {
    counted.questions = (counted.questions ?? 0) + 1;
    return Promise.resolve('denied');
  };
}

function questions(): number {
  return (window as { questions?: number }).questions ?? NaN;
}

/** As on plain http. */
function takeCryptoAway(): void {
  Object.defineProperty(crypto, 'subtle', { value: undefined });
}

controlled("one's own settings", () => {
  test(
    'say so where unsaved text cannot be kept for want of Web Crypto, and nothing is kept',
    { tag: '@catches:drafts-missing-without-a-word' },
    async ({ person }) => {
      const page = pageOf(person.browser);
      const words = page.locator(SECTION).getByText('is not kept in this browser');
      await person.startsAt(PROFILE);
      await new Drafts(person).haveBeenLookedFor();
      await expect(words).toBeHidden();
      await page.addInitScript(takeCryptoAway);
      await person.reload();
      await expect(words).toBeVisible();
      await person.open('/admin/tickets/ticket/1');
      await person.typeInto('#message', 'Dear customer');
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      await new Drafts(person).areKept(0);
    },
  );

  test(
    'a notification is chosen by each person for herself in this browser, who can take it back',
    { tag: '@catches:notification-for-somebody-else' },
    async ({ person, office }) => {
      const page = pageOf(person.browser);
      const choice = page.getByRole('checkbox', { name: CHOICE });
      await page.addInitScript(allowNotifications);
      await person.startsAt(PROFILE);
      await expect(choice).not.toBeChecked();
      await choice.click();
      await person.reload();
      await expect(choice).toBeChecked();
      await person.startsAt(PROFILE, office.people.administrator);
      await expect(choice).not.toBeChecked();
      await person.startsAt(PROFILE);
      await expect(choice).toBeChecked();
      await choice.click();
      await person.reload();
      await expect(choice).not.toBeChecked();
    },
  );

  test('the browser is asked for its permission by that press alone, and a refusal is said', async ({
    person,
  }) => {
    const page = pageOf(person.browser);
    const choice = page.getByRole('checkbox', { name: CHOICE });
    await page.addInitScript(countQuestions);
    await person.startsAt(PROFILE);
    await expect(choice).toBeVisible();
    expect(await person.runs(questions, undefined)).toBe(0);
    await choice.click();
    await expect(page.locator(SECTION).getByRole('status')).toContainText('does not let this site show');
    await expect(choice).not.toBeChecked();
    expect(await person.runs(questions, undefined)).toBe(1);
    await findsNothing(page, SECTION);
    await expect(page.locator(SECTION)).toMatchAriaSnapshot(`
      - region "Inactivity logout":
        - heading "Inactivity logout" [level=2]
        - checkbox "Show a notification of this browser when the warning comes in a hidden tab"
        - text: Show a notification of this browser when the warning comes in a hidden tab
        - paragraph: /For you, in this browser/
        - status: /does not let this site show notifications/
    `);
  });
});
