// What a printer makes of the warning.
import type { Browser } from '../driver/browser.js';
import { Chromium } from '../driver/chromium.js';
import { controlled, expect, test } from '../promise.js';

test.use({ savedPolicy: { timeoutMinutes: 60, warningSeconds: 300 } });

const PAGE = '/admin/clients/client/1';

function showSample(): void {
  const button = document.createElement('button');
  button.dataset['inactivityLogoutShowMe'] = '';
  document.body.append(button);
  button.click();
  button.remove();
}

/** Returns how the guard's boxes are shown, the small countdown as if somebody were saving. */
function boxes(): string[] {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const reminder = shadow?.querySelector<HTMLElement>('.reminder');
  if (reminder) reminder.hidden = false;
  return [shadow?.querySelector('dialog[open]'), reminder].map((box) =>
    box ? getComputedStyle(box).display : 'there is none',
  );
}

function pageOf(browser: Browser) {
  if (!(browser instanceof Chromium)) throw new Error('Pictures are taken in Chromium.');
  return browser.tabInFront().page;
}

controlled('on paper', () => {
  test('what is printed has neither the warning nor the small countdown on it', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.runs(showSample, undefined);
    expect(await person.runs(boxes, undefined)).toEqual(['block', 'flex']);
    await pageOf(person.browser).emulateMedia({ media: 'print' });
    expect(await person.runs(boxes, undefined)).toEqual(['none', 'none']);
  });
});
