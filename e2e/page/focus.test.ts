// Where the keyboard is after a warning: where it was, with its caret, in an editor in a frame too.
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

test.use({ savedPolicy: { timeoutMinutes: 60, warningSeconds: 300 } });

const PAGE = '/admin/clients/client/1';

/** How often Tab is pressed: over both buttons, what a browser puts behind them, and some of it again. */
const ONCE_AND_A_HALF = 5;

/** Asks for the sample of the warning without taking the keyboard from anything; returns whether it shows. */
function showSample(): boolean {
  const button = document.createElement('button');
  button.dataset['inactivityLogoutShowMe'] = '';
  document.body.append(button);
  button.click();
  button.remove();
  return isWarned();

  function isWarned(): boolean {
    return document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog[open]') != null;
  }
}

/** An editor that is no frame, as modules have them, with a caret that a script put there. */
function addInlineEditor(): void {
  const editor = Object.assign(document.createElement('div'), { id: 'inline', contentEditable: 'true' });
  document.querySelector('#wrapper .content')?.prepend(editor);
}

/** The same editor as the page's, in a frame inside of a shadow root. */
async function addEditorInShadowRoot(): Promise<void> {
  const host = Object.assign(document.createElement('div'), { id: 'component' });
  const frame = document.createElement('iframe');
  document.querySelector('#wrapper .content')?.prepend(host);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  host.attachShadow({ mode: 'open' }).append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  frame.contentDocument.body.contentEditable = 'true';
  frame.contentWindow?.focus();
  frame.contentDocument.body.focus();
}

function wordsOf(selector: string): string {
  const element = document.querySelector(selector);
  const inside = element?.shadowRoot?.querySelector('iframe') ?? element;
  const body = inside instanceof HTMLIFrameElement ? inside.contentDocument?.body : inside;
  return body?.textContent ?? '';
}

/** Answers which part of the warning has the keyboard, if one has; the browser's own buttons may have it. */
function partWithKeyboard(): string | undefined {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  return document.hasFocus() ? shadow?.activeElement?.localName : undefined;
}

async function typeOneTwo(person: Person): Promise<void> {
  for (const key of ['o', 'n', 'e', 't', 'w', 'o', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await person.pressKey(key);
  }
}

const editors = [
  {
    title: 'an editor in a frame',
    tag: '@catches:caret-lost-in-a-frame',
    selector: 'iframe#editor',
    enter: (person: Person) => person.click('iframe#editor'),
  },
  {
    title: 'an editor in the page',
    selector: '#inline',
    async enter(person: Person) {
      await person.runs(addInlineEditor, undefined);
      await person.click('#inline');
    },
  },
  {
    title: 'an editor in a frame in a shadow root',
    selector: '#component',
    enter: (person: Person) => person.runs(addEditorInShadowRoot, undefined),
  },
];

const dismissals: { title: string; does: (person: Person) => Promise<void> }[] = [
  { title: 'Escape', does: (person) => person.pressKey('Escape') },
  { title: 'a click beside the warning', does: (person) => person.clickMargin() },
  { title: 'Enter on "Stay logged in"', does: (person) => person.pressKey('Enter') },
  { title: 'the space bar on "Stay logged in"', does: (person) => person.pressKey('Space') },
  { title: 'the button "Stay logged in"', does: (person) => person.stayLoggedIn() },
];

controlled('the keyboard after a sample of the warning', () => {
  for (const { title, selector, enter, tag = [] } of editors) {
    test(`${title} has its caret back, whatever dismissed the warning`, { tag }, async ({ person }) => {
      await person.startsAt(PAGE);
      await enter(person);
      await typeOneTwo(person);
      let expected = 'onetwo';
      for (const { title, does } of dismissals) {
        await test.step(title, async () => {
          expect(await person.runs(showSample, undefined)).toBe(true);
          await does(person);
          await person.seesNoWarning();
          await person.pressKey('x');
          expected = expected.replace('two', 'xtwo');
          expect(await person.runs(wordsOf, selector)).toBe(expected);
        });
      }
    });

    test(`${title} gets the very key that dismissed the warning`, async ({ person }) => {
      await person.startsAt(PAGE);
      await enter(person);
      await typeOneTwo(person);
      expect(await person.runs(showSample, undefined)).toBe(true);
      await person.pressKey('x');
      await person.seesNoWarning();
      expect(await person.runs(wordsOf, selector)).toBe('onextwo');
    });
  }

  test('Tab goes round its buttons, and never rests on the warning itself', async ({ person }) => {
    await person.startsAt(PAGE);
    expect(await person.runs(showSample, undefined)).toBe(true);
    for (let time = 1; time <= ONCE_AND_A_HALF; time += 1) {
      await person.pressKey('Tab');
      expect(await person.runs(partWithKeyboard, undefined)).not.toBe('dialog');
    }
  });
});
