// What engines do differently when nobody tells them what to do: each of these was seen in one of them, by a person.
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** Answers how the outline of what has the keyboard in the warning is drawn. */
function outlineOfFocus(): string {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  return getComputedStyle(shadow!.activeElement!).outlineStyle;
}

/** Gives the keyboard to the warning itself, as WebKit does when somebody clicks beside it. */
function focusWarning(): void {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const warning = shadow?.querySelector<HTMLDialogElement>('dialog[open]');
  warning?.setAttribute('tabindex', '-1');
  warning?.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
}

/** Makes the page longer than the window. */
function addLongText(): void {
  document.body.style.minHeight = '300vh';
}

/** Answers how much of the window's width a scroll bar takes from the page. */
function widthOfScrollBar(): number {
  return innerWidth - document.documentElement.clientWidth;
}

test('the place of the keyboard can be seen in the warning when the mouse was used last', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.hasLink('nowhere', '#nowhere');
  await person.click('#nowhere');
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  expect((await person.hearsWarning()).focusedOn).toBe('Stay logged in');
  expect(await person.runs(outlineOfFocus, undefined)).toBe('solid');
});

test('there is no frame around a warning that has the keyboard itself', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  await person.runs(focusWarning, undefined);
  expect(await person.runs(outlineOfFocus, undefined)).toBe('none');
});

controlled('a curtain over a page that is longer than the window', () => {
  test('leaves no strip beside it where the scroll bar was', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.runs(addLongText, undefined);
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    expect(await person.runs(widthOfScrollBar, undefined)).toBe(0);
    await office.comesBack();
    await person.seesLoginPage();
  });
});
