// Unsaved text in the real TinyMCE, which comes late, and choices, which some pages save as soon as they change.
import { Drafts } from '../driver/drafts.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/announcements/announcement/1';
const EDITOR = 'iframe.tox-edit-area__iframe';

// TinyMCE brings styles of its own into the page.
test.use({ csp: false });

controlled('unsaved text in TinyMCE', () => {
  test(
    'comes back by the editor itself: formatted, undoable, and as a change of the form',
    { tag: '@catches:editors-that-come-late' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(PAGE);
      await expect.poll(() => person.isVisible(EDITOR)).toBe(true);
      await person.click(EDITOR);
      await person.pressKey('Control+b');
      await person.typeInto(EDITOR, 'The office moves.');
      await drafts.areKept(1);
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage();
      await person.logIn();
      await person.seesPage(PAGE);
      await drafts.isOffered(/The office moves\./);
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

  test('is filled in too when it was written before anybody looked at the editor', async ({ person }) => {
    const drafts = new Drafts(person);
    await person.startsAt(`${PAGE}?write`);
    await expect.poll(() => person.runs(hasKeyboard, EDITOR)).toBe(true);
    await person.pressKey('x');
    await drafts.areKept(1);
    await person.idleUntilJustAfter('the deadline');
    await person.seesLoginPage();
    await person.logIn();
    await person.seesPage(`${PAGE}?write`);
    await drafts.press('Restore');
    await drafts.fieldHolds(EDITOR, 'x');
  });

  test(
    'beside a choice: the text is filled in, the choice waits for a word of its own',
    { tag: '@catches:choices-restored-unasked' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(PAGE);
      await person.typeInto('#subject', 'Moving');
      await person.runs(focusOn, '#audience');
      await person.pressKey('s');
      await drafts.fieldHolds('#audience', 'staff');
      await drafts.areKept(1);
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage();
      await person.logIn();
      await person.seesPage(PAGE);
      await drafts.press('Restore');
      await drafts.fieldHolds('#subject', 'Moving');
      await drafts.fieldHolds('#audience', 'everybody');
      await drafts.press('Use mine');
      await drafts.fieldHolds('#audience', 'staff');
      await drafts.isNotOffered();
    },
  );
});

controlled('unsaved text on a page with jQuery', () => {
  test(
    'is gone once it has been saved in the background, and stays when the server has refused it',
    { tag: '@catches:saved-in-the-background-is-offered' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(PAGE);
      await person.typeInto('#subject', 'First\u00a0line & "more"');
      await drafts.areKept(1);
      await person.runs(postInBackground, '/admin/announcements/no-such-page');
      await drafts.areKept(1);
      await person.runs(postInBackground, PAGE);
      await drafts.areKept(0);
      const inAnotherTab = new Drafts(await person.openTab(PAGE));
      await inAnotherTab.haveBeenLookedFor();
      expect(await inAnotherTab.offer()).toBe('');
      await inAnotherTab.fieldHolds('#subject', 'First\u00a0line & "more"');
    },
  );
});

interface JQuery {
  (form: string): { serialize(): string };
  post(address: string, data: string): { always(then: () => void): void };
}

function postInBackground(address: string): Promise<void> {
  const { jQuery } = window as unknown as { jQuery: JQuery };
  return new Promise((resolve) => {
    jQuery.post(address, jQuery('#announcement-form').serialize()).always(() => resolve());
  });
}

interface Editor {
  getContent(): string;
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

function hasKeyboard(selector: string): boolean {
  return document.activeElement === document.querySelector(selector);
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
