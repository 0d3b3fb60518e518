// What others put above the warning, and what a printer makes of it.
import { pageOf, redSeen } from '../driver/picture.js';
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

/** What other modules show above everything: something small on a button of the warning, that lets clicks through. */
function showToastOnButton(words: string): void {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const buttons = shadow?.querySelectorAll<HTMLButtonElement>('dialog[open] button') ?? [];
  const button = [...buttons].find(({ textContent }) => textContent === words);
  if (!button) throw new Error(`The warning has no button "${words}".`);
  const { left, top, width, height } = button.getBoundingClientRect();
  const style = new CSSStyleSheet();
  style.replaceSync(`#toast {
    position: fixed; inset: ${top}px auto auto ${left}px; width: ${width}px; height: ${height}px;
    margin: 0; padding: 0; border: 0; background: red; pointer-events: none;
  }`);
  document.adoptedStyleSheets.push(style);
  const toast = Object.assign(document.createElement('div'), { id: 'toast', popover: 'manual' });
  document.body.append(toast);
  toast.showPopover();
}

controlled('above the warning', () => {
  test(
    'what opens above a button of the warning does not stay there, and the keyboard stays where it was',
    { tag: '@catches:toast-above-the-warning' },
    async ({ person }) => {
      await person.startsAt(PAGE);
      await person.runs(showSample, undefined);
      await person.pressKey('Tab');
      expect(await person.hearsWarning()).toMatchObject({ focusedOn: 'Log out now' });
      await person.runs(showToastOnButton, 'Stay logged in');
      await expect.poll(() => redSeen(person.browser)).toBe(0);
      expect(await person.hearsWarning()).toMatchObject({ focusedOn: 'Log out now' });
    },
  );
});

controlled('on paper', () => {
  test(
    'what is printed has neither the warning nor the small countdown on it',
    { tag: '@catches:warning-on-paper' },
    async ({ person }) => {
      await person.startsAt(PAGE);
      await person.runs(showSample, undefined);
      expect(await person.runs(boxes, undefined)).toEqual(['block', 'flex']);
      await pageOf(person.browser).emulateMedia({ media: 'print' });
      expect(await person.runs(boxes, undefined)).toEqual(['none', 'none']);
    },
  );
});
