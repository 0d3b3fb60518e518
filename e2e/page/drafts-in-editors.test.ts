// Unsaved text in the real TinyMCE, which comes late, and choices, which some pages save as soon as they change.
import { Drafts, typesAndComesBack } from '../driver/drafts.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/announcements/announcement/1';
const REPLY = '/admin/tickets/ticket/1?tinymce';
const EDITOR = 'iframe.tox-edit-area__iframe';

// TinyMCE brings styles of its own into the page.
test.use({ csp: false });

controlled('unsaved text in TinyMCE', () => {
  test(
    'comes back by the editor itself: formatted, undoable, and as a change of the form',
    { tag: '@catches:editors-that-come-late' },
    async ({ person }) => {
      const drafts = await typesAndComesBack(person, `${PAGE}?late`, async () => {
        await person.runs(startEditors, undefined);
        await expect.poll(() => person.isVisible(EDITOR)).toBe(true);
        await person.click(EDITOR);
        await person.pressKey('Control+b');
        await person.typeInto(EDITOR, 'The office moves.');
      });
      await drafts.isOffered(/The office moves\./);
      await drafts.isOffered(/not on the page now/);
      await person.runs(startEditors, undefined);
      await drafts.press('Restore');
      await drafts.fieldHolds(EDITOR, 'The office moves.');
      expect(await person.runs(stateOfEditor, undefined)).toEqual({
        html: '<p><strong>The office moves.</strong></p>',
        isDirty: true,
        hasUndo: true,
        isFormDirty: true,
      });
      await drafts.isNotOffered();
    },
  );

  test('in the reply to a ticket comes back as it was formatted', async ({ person }) => {
    const drafts = await typesAndComesBack(person, REPLY, async () => {
      await expect.poll(() => person.isVisible(EDITOR)).toBe(true);
      await person.typeInto(EDITOR, 'Dear 😴 שלום');
    });
    await drafts.press('Restore');
    await drafts.fieldHolds(EDITOR, 'Dear 😴 שלום');
  });

  test(
    'of many pages is kept while somebody types, and known for saved when it is',
    { tag: '@catches:long-texts-offered-though-saved' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      // One that nobody else reads afterwards.
      await person.startsAt('/admin/announcements/announcement/6');
      await expect.poll(() => person.runs(writePages, undefined)).toBe(true);
      await person.typeInto(EDITOR, 'x');
      await drafts.areKept(1);
      await person.runs(saveInTheBackground, undefined);
      await drafts.areKept(0);
    },
  );

  test('is filled in too when it was written before anybody looked at the editor', async ({ person }) => {
    const drafts = await typesAndComesBack(person, `${PAGE}?write`, async () => {
      await expect.poll(() => person.runs(hasKeyboard, EDITOR)).toBe(true);
      await person.pressKey('x');
    });
    await drafts.press('Restore');
    await drafts.fieldHolds(EDITOR, 'x');
  });

  test(
    'beside a choice: the text is filled in, the choice waits for a word of its own',
    { tag: '@catches:choices-restored-unasked' },
    async ({ person }) => {
      const drafts = await typesAndComesBack(person, PAGE, async () => {
        await person.typeInto('#subject', 'Moving');
        await person.runs(focusOn, '#audience');
        await person.pressKey('s');
      });
      await drafts.press('Restore');
      await drafts.fieldHolds('#subject', 'Moving');
      await drafts.fieldHolds('#audience', 'everybody');
      await drafts.press('Use mine');
      await drafts.fieldHolds('#audience', 'staff');
      await drafts.isNotOffered();
    },
  );
});

interface Editor {
  getContent(): string;
  setContent(html: string): void;
  readonly initialized: boolean;
  isDirty(): boolean;
  readonly undoManager: { hasUndo(): boolean };
}

function stateOfEditor(): object {
  const { tinymce } = window as unknown as { tinymce: { get(id: string): Editor } };
  const editor = tinymce.get('message');
  return {
    html: editor.getContent(),
    isDirty: editor.isDirty(),
    hasUndo: editor.undoManager.hasUndo(),
    isFormDirty: document.querySelector('#announcement-form')!.classList.contains('dirty'),
  };
}

/** An editor that is on its way throws away what is written in it: answers whether it was there. */
function writePages(): boolean {
  const { tinymce } = window as unknown as { tinymce?: { get(id: string): Editor | null } };
  const editor = tinymce?.get('message');
  if (!editor?.initialized) return false;
  editor.setContent('<p>All work and no play.</p>'.repeat(3000));
  return true;
}

/** As pages do by themselves now and then: nobody presses anything, and the field behind the editor hears nothing. */
async function saveInTheBackground(): Promise<void> {
  const { tinymce } = window as unknown as { tinymce: { get(id: string): Editor } };
  const form = document.querySelector<HTMLFormElement>('#announcement-form')!;
  const body = new FormData(form);
  body.set('message', tinymce.get('message').getContent());
  await (await fetch(form.action, { method: 'POST', body })).text();
}

function startEditors(): void {
  (window as unknown as { startEditors(): void }).startEditors();
}

function hasKeyboard(selector: string): boolean {
  return document.activeElement === document.querySelector(selector);
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
