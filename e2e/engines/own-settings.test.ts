// What each person chooses for herself, in other engines: the script for it comes late, and each has words of its own about
// notifications. The rest is e2e/page/own-settings.test.ts.
import { expect, test } from '../promise.js';

const PROFILE = '/admin/staff/edit_profile';
const CHOICE = '#inactivity-logout-own-settings input[type=checkbox]';

/** Nobody sits there who could be asked. */
function answerQuestions(permission: NotificationPermission): void {
  Object.defineProperty(Notification, 'permission', { configurable: true, value: permission });
  Notification.requestPermission = () => Promise.resolve(permission);
}

function isChosen(choice: string): boolean | undefined {
  return document.querySelector<HTMLInputElement>(choice)?.checked;
}

test('a notification is chosen by a press, unless the browser shows none, which is said', async ({
  person,
}) => {
  await person.startsAt(PROFILE);
  await person.runs(answerQuestions, 'denied');
  await person.click(CHOICE);
  await person.reads(/does not let this site show notifications/);
  expect(await person.runs(isChosen, CHOICE)).toBe(false);
  await person.runs(answerQuestions, 'granted');
  await person.click(CHOICE);
  await expect.poll(() => person.runs(isChosen, CHOICE)).toBe(true);
});
