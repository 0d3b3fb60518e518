// Whatever a page has put in front of everything else, the warning is in front of that: it is seen, has the keyboard, and
// its button can be pressed; and afterwards all is as it was.
import { pageOf, redSeen } from '../driver/picture.js';
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';

/** Answers whether whoever presses a button of the warning meets it and nothing else. */
function isInFront(): boolean {
  const host = document.querySelector('inactivity-logout');
  const buttons = host?.shadowRoot?.querySelectorAll('dialog[open] button') ?? [];
  return (
    buttons.length > 0 &&
    [...buttons].every((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === host;
    })
  );
}

// Whatever is opened is red, so that a picture shows where it is seen.

/** A modal of Bootstrap 3: below some z-indexes, and it takes the keyboard back from whatever is not in it. */
function openBootstrapModal(): void {
  const modal = document.createElement('div');
  modal.tabIndex = -1;
  modal.append(Object.assign(document.createElement('input'), { id: 'in-modal' }));
  const style = new CSSStyleSheet();
  style.replaceSync('#in-front { position: fixed; inset: 0; z-index: 1050; background: red }');
  document.adoptedStyleSheets.push(style);
  modal.id = 'in-front';
  document.body.append(modal);
  document.addEventListener('focusin', ({ target }) => {
    if (target !== document && !modal.contains(target as Node)) modal.focus();
  });
  modal.querySelector('input')?.focus();
}

/** An editor that fills the window, or a lightbox: the highest z-index that there is. */
function openHighestIndex(): void {
  const style = new CSSStyleSheet();
  style.replaceSync('#in-front { position: fixed; inset: 0; z-index: 2147483647; background: red }');
  document.adoptedStyleSheets.push(style);
  document.body.append(Object.assign(document.createElement('div'), { id: 'in-front' }));
}

function openPopover(): void {
  const popover = Object.assign(document.createElement('div'), { id: 'in-front', popover: 'manual' });
  const style = new CSSStyleSheet();
  style.replaceSync('#in-front { inset: 0; width: 100vw; height: 100vh; background: red }');
  document.adoptedStyleSheets.push(style);
  document.body.append(popover);
  popover.showPopover();
}

function openDialog(): void {
  const dialog = Object.assign(document.createElement('dialog'), { id: 'in-front' });
  dialog.append(Object.assign(document.createElement('button'), { textContent: 'Mine' }));
  const style = new CSSStyleSheet();
  style.replaceSync('#in-front { background: red }');
  document.adoptedStyleSheets.push(style);
  document.body.append(dialog);
  dialog.showModal();
}

/** As players do it, which put their own buttons beside the video. */
async function openFullScreenVideo(): Promise<void> {
  const player = Object.assign(document.createElement('section'), { id: 'in-front' });
  player.append(document.createElement('video'));
  const style = new CSSStyleSheet();
  style.replaceSync('#in-front { background: red }');
  document.adoptedStyleSheets.push(style);
  document.body.append(player);
  await player.requestFullscreen();
}

function isStillThere(): boolean {
  const inFront = document.querySelector('#in-front');
  return inFront !== null && (inFront.nodeName !== 'SECTION' || document.fullscreenElement === inFront);
}

const openers: { title: string; opens: () => void | Promise<void>; tag?: string }[] = [
  { title: 'a modal of Bootstrap, which keeps the keyboard to itself', opens: openBootstrapModal },
  { title: 'an editor that fills the window', opens: openHighestIndex },
  { title: 'a popover that fills the window', opens: openPopover },
  { title: 'a dialog of the page', opens: openDialog, tag: '@catches:dialog-above-the-warning' },
  { title: 'a video in full screen', opens: openFullScreenVideo },
];

async function isDismissedByItsButton(person: Person): Promise<void> {
  await expect.poll(() => person.runs(isInFront, undefined)).toBe(true);
  // What lies behind it is dimmed, and bright red otherwise.
  await expect.poll(() => redSeen(person.browser)).toBe(0);
  expect(await person.hearsWarning()).toMatchObject({ focusedOn: 'Stay logged in' });
  await person.pressKey('Enter');
  await person.seesNoWarning();
  expect(await person.runs(isStillThere, undefined)).toBe(true);
}

controlled('the warning is in front of', () => {
  for (const { title, opens, tag = [] } of openers) {
    test(`${title} that was open before`, async ({ person }) => {
      await person.startsAt(PAGE);
      // What fills the screen needs a press first.
      await person.clickMargin();
      await person.runs(opens, undefined);
      await person.idleUntilJustAfter('the warning');
      await isDismissedByItsButton(person);
    });

    test(`${title} that opens while it is up`, { tag }, async ({ person }) => {
      await person.startsAt(PAGE);
      await person.clickMargin();
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      await person.runs(opens, undefined);
      await isDismissedByItsButton(person);
    });
  }
});

function select(selector: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  field?.focus();
  field?.setSelectionRange(4, 7);
}

function selectedIn(selector: string): { value: string; selected: string; hasKeyboard: boolean } {
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  const { value = '', selectionStart = 0, selectionEnd = 0 } = field ?? {};
  return {
    value,
    selected: value.slice(selectionStart, selectionEnd),
    hasKeyboard: document.activeElement === field,
  };
}

controlled('after the warning', () => {
  test('a field has its selection back, and the key that dismisses is typed over it', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.typeInto(NOTE, 'one two three');
    await person.runs(select, NOTE);
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await person.pressKey('Escape');
    await person.seesNoWarning();
    expect(await person.runs(selectedIn, NOTE)).toEqual({
      value: 'one two three',
      selected: 'two',
      hasKeyboard: true,
    });
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await person.pressKey('x');
    await person.seesNoWarning();
    expect((await person.runs(selectedIn, NOTE)).value).toBe('one x three');
  });

  test('a word that was being composed is there, and so is the keyboard', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.click(NOTE);
    const page = pageOf(person.browser);
    const hands = await page.context().newCDPSession(page);
    await hands.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await person.pressKey('Shift');
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await person.pressKey('Escape');
    await person.seesNoWarning();
    expect(await person.runs(selectedIn, NOTE)).toMatchObject({
      value: expect.stringMatching(/にほん$/),
      hasKeyboard: true,
    });
    await hands.send('Input.imeSetComposition', { text: 'ご', selectionStart: 1, selectionEnd: 1 });
    await hands.send('Input.insertText', { text: '語' });
    expect((await person.runs(selectedIn, NOTE)).value).toMatch(/にほん語$/);
  });
});
