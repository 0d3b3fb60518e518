// Whatever a page has put in front of everything else, the warning is in front of that: it is seen, has the keyboard, and
// its button can be pressed; and afterwards all is as it was.
import { pageOf, redSeen } from '../driver/picture.js';
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

// TinyMCE brings styles of its own into the page.
test.use({ csp: false });

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
const RED = `
  #in-front, #in-front .modal-content, .tox .tox-editor-header, .tox .tox-dialog, .tox .tox-dialog__header {
    background: red !important;
  }
  #in-front.highest { position: fixed; inset: 0; z-index: 2147483647 }
  #in-front[popover] { inset: 0; width: 100vw; height: 100vh }
`;

function addStyle(text: string): void {
  const style = new CSSStyleSheet();
  style.replaceSync(text);
  document.adoptedStyleSheets.push(style);
}

function openLightbox(): void {
  document.body.append(
    Object.assign(document.createElement('div'), { id: 'in-front', className: 'highest' }),
  );
}

function openPopover(): void {
  const popover = Object.assign(document.createElement('div'), { id: 'in-front', popover: 'manual' });
  document.body.append(popover);
  popover.showPopover();
}

function openDialog(): void {
  const dialog = Object.assign(document.createElement('dialog'), { id: 'in-front' });
  dialog.append(Object.assign(document.createElement('button'), { textContent: 'Mine' }));
  document.body.append(dialog);
  dialog.showModal();
}

/** As players do it, which put their own buttons beside the video. */
async function openFullScreenVideo(): Promise<void> {
  const player = Object.assign(document.createElement('section'), { id: 'in-front' });
  player.append(document.createElement('video'));
  document.body.append(player);
  await player.requestFullscreen();
}

async function closeFullScreenVideo(): Promise<void> {
  await document.exitFullscreen();
  document.querySelector('#in-front')?.remove();
}

interface JQuery {
  (of: string | Element): JQuery;
  modal(does: 'show' | 'hide'): JQuery;
  one(event: string, then: () => void): JQuery;
}

interface TinyMce {
  readonly activeEditor: {
    execCommand(command: string): void;
    readonly windowManager: { open(window: object): void; close(): void };
  };
}

/** The real one, which takes the keyboard back from whatever is not in it (docs/host.md#scripts-and-styles). */
async function openBootstrapModal(): Promise<void> {
  for (const element of [
    Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: '/assets/bootstrap/css/bootstrap.min.css',
    }),
    Object.assign(document.createElement('script'), { src: '/assets/bootstrap/js/bootstrap.min.js' }),
  ]) {
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
    document.head.append(element);
    await loaded;
  }
  const { jQuery } = window as unknown as { jQuery: JQuery };
  document.body.insertAdjacentHTML(
    'beforeend',
    `<div class="modal fade" id="in-front" tabindex="-1" role="dialog"><div class="modal-dialog modal-lg"><div class="modal-content">
      <div class="modal-body"><input class="form-control" aria-label="Mine"></div>
    </div></div></div>`,
  );
  const shown = new Promise<void>((resolve) => jQuery('#in-front').one('shown.bs.modal', resolve));
  jQuery('#in-front').modal('show');
  await shown;
}

async function closeBootstrapModal(): Promise<void> {
  const { jQuery } = window as unknown as { jQuery: JQuery };
  const hidden = new Promise<void>((resolve) => jQuery('#in-front').one('hidden.bs.modal', resolve));
  jQuery('#in-front').modal('hide');
  await hidden;
  document.querySelector('#in-front')?.remove();
}

function toggleFullScreenOfEditor(): void {
  (window as unknown as { tinymce: TinyMce }).tinymce.activeEditor.execCommand('mceFullScreen');
}

function openWindowOfEditor(): void {
  (window as unknown as { tinymce: TinyMce }).tinymce.activeEditor.windowManager.open({
    title: 'Mine',
    size: 'large',
    body: { type: 'panel', items: [{ type: 'input', name: 'mine', label: 'Mine' }] },
    buttons: [{ type: 'cancel', text: 'Close' }],
  });
}

function closeWindowOfEditor(): void {
  (window as unknown as { tinymce: TinyMce }).tinymce.activeEditor.windowManager.close();
}

interface InFront {
  title: string;
  opens: () => void | Promise<void>;
  closes: () => void | Promise<void>;
  /** What is there for as long as it is open. */
  isOpen: string;
}

const remove = () => document.querySelector('#in-front')?.remove();

const inFront: InFront[] = [
  {
    title: 'a modal of Bootstrap, which keeps the keyboard to itself',
    opens: openBootstrapModal,
    closes: closeBootstrapModal,
    isOpen: '#in-front.modal.in',
  },
  {
    title: 'an editor in full screen',
    opens: toggleFullScreenOfEditor,
    closes: toggleFullScreenOfEditor,
    isOpen: '.tox-fullscreen .tox-editor-header',
  },
  {
    title: "an editor's window",
    opens: openWindowOfEditor,
    closes: closeWindowOfEditor,
    isOpen: '.tox-dialog',
  },
  {
    title: 'a lightbox, at the highest z-index that there is',
    opens: openLightbox,
    closes: remove,
    isOpen: '#in-front',
  },
  {
    title: 'a popover that fills the window',
    opens: openPopover,
    closes: remove,
    isOpen: '#in-front:popover-open',
  },
  {
    title: 'a dialog of the page',
    opens: openDialog,
    closes: remove,
    isOpen: '#in-front:modal',
  },
  {
    title: 'a video in full screen',
    opens: openFullScreenVideo,
    closes: closeFullScreenVideo,
    isOpen: '#in-front:fullscreen',
  },
];

async function startsAtTheEditor(person: Person): Promise<void> {
  await person.startsAt('/admin/announcements/announcement/1');
  await expect.poll(() => person.isVisible('iframe.tox-edit-area__iframe')).toBe(true);
  await person.runs(addStyle, RED);
  // Pictures are taken of it again and again.
  await pageOf(person.browser).setViewportSize({ width: 800, height: 500 });
}

async function isDismissedByItsButton(person: Person, { isOpen, closes }: InFront): Promise<void> {
  await expect.poll(() => person.runs(isInFront, undefined)).toBe(true);
  // What lies behind it is dimmed, and bright red otherwise.
  await expect.poll(() => redSeen(person.browser)).toBe(0);
  await expect.poll(async () => (await person.hearsWarning()).focusedOn).toBe('Stay logged in');
  await person.pressKey('Enter');
  await person.seesNoWarning();
  expect(await person.runs(isThere, isOpen)).toBe(true);
  await person.runs(closes, undefined);
}

function isThere(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

controlled('the warning is in front of', () => {
  test('whatever was open before', async ({ person }) => {
    await startsAtTheEditor(person);
    for (const one of inFront) {
      await test.step(one.title, async () => {
        // What fills the screen needs a press first.
        await person.clickMargin();
        await person.runs(one.opens, undefined);
        await expect.poll(() => redSeen(person.browser)).toBeGreaterThan(0);
        await person.idleUntilJustAfter('the warning');
        await isDismissedByItsButton(person, one);
      });
    }
  });

  test(
    'whatever opens while it is up',
    { tag: ['@catches:dialog-above-the-warning', '@catches:keyboard-taken-from-the-warning'] },
    async ({ person }) => {
      await startsAtTheEditor(person);
      for (const one of inFront) {
        await test.step(one.title, async () => {
          await person.clickMargin();
          await person.idleUntilJustAfter('the warning');
          await person.seesWarning();
          await person.runs(one.opens, undefined);
          await isDismissedByItsButton(person, one);
        });
      }
    },
  );
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
    // Two of them press a button there: what is typed over the selection is none of them.
    for (const key of ['Escape', 'Enter', 'Space']) {
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      await person.pressKey(key);
      await person.seesNoWarning();
      expect(await person.runs(selectedIn, NOTE), key).toEqual({
        value: 'one two three',
        selected: 'two',
        hasKeyboard: true,
      });
    }
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
