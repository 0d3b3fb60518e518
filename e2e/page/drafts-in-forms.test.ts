// Unsaved text in forms as Perfex's pages have them: in Bootstrap's dialog, in rows that DataTables fetches, watched by
// areYouSure, and saved in the background by whatever a script takes for it. All of these are the real ones.
import { Drafts, typesAndComesBack, typesUnsaved } from '../driver/drafts.js';
import { controlled, expect, test } from '../promise.js';

const ANNOUNCEMENT = '/admin/announcements/announcement';
const READERS = '/admin/announcements/readers/1';
const SUBJECT = 'First\u00a0line & "more"';

// Libraries bring styles of their own into the page.
test.use({ csp: false });

controlled('unsaved text', () => {
  test("in Bootstrap's dialog is offered, and filled in once the dialog is open; then the form is a changed one", async ({
    person,
  }) => {
    const drafts = await typesAndComesBack(person, READERS, async () => {
      await person.click('#add-reader');
      await expect.poll(() => person.isVisible('#why')).toBe(true);
      await person.typeInto('#why', 'She asked.');
    });
    await drafts.isOffered(/She asked/);
    await person.click('#add-reader');
    await expect.poll(() => person.isVisible('#why')).toBe(true);
    await drafts.press('Restore');
    await drafts.fieldHolds('#why', 'She asked.');
    expect(await person.runs(isDirty, '#reader-form')).toBe(true);
    // Whoever goes now is asked, and whoever saves is not.
    await person.staysWhenAskedToLeaveFor('/admin/clients');
    await person.click('#reader-form button[type=submit]');
    await drafts.areKept(0);
    await person.seesPage(READERS);
  });

  test(
    'in a row of a table is filled in when the table has fetched the row, and in the row that has taken its place',
    { tag: '@catches:text-restored-into-a-row-that-is-gone' },
    async ({ person }) => {
      const drafts = await typesAndComesBack(person, READERS, async () => {
        await expect.poll(() => person.isVisible('#note-2')).toBe(true);
        await person.typeInto('#note-2', 'Not before May');
      });
      await drafts.isOffered(/Not before May/);
      await expect.poll(() => person.isVisible('#note-2')).toBe(true);
      await person.runs(fetchAgain, '#note-2');
      await drafts.press('Restore');
      await drafts.fieldHolds('#note-2', 'Not before May');
      expect(await person.runs(isDirty, '#notes-form')).toBe(true);
    },
  );
});

controlled('unsaved text of more than two million characters', () => {
  test(
    'is said not to be kept, while one can still save it, and the text before it stays',
    { tag: '@catches:long-texts-dropped-without-a-word' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, '/admin/tickets/ticket/1', '#message', 'Dear customer');
      await person.click('#message');
      await person.pressKey('x');
      await person.runs(fillUp, '#message');
      await drafts.isOffered(/too long to be kept.*save soon/);
      await person.reload();
      await drafts.isOffered(/Dear customer/);
    },
  );
});

controlled('unsaved text that is saved in the background', () => {
  for (const [how, page, tag] of [
    ['jQuery', `${ANNOUNCEMENT}/3`, '@catches:saved-in-the-background-is-offered'],
    ['fetch', `${ANNOUNCEMENT}/4`, '@catches:saved-in-the-background-is-offered/fetch'],
    ['XMLHttpRequest', `${ANNOUNCEMENT}/5`, '@catches:saved-in-the-background-is-offered/request'],
  ] as const) {
    test(`by ${how} is gone, and stays when the server has refused it`, { tag }, async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(page);
      await person.typeInto('#subject', SUBJECT);
      await drafts.areKeptAtTheWarning(person, 1);
      await person.stayLoggedIn();
      await person.runs(send, { how, address: '/admin/announcements/no-such-page' });
      await drafts.areKept(1);
      const other = await person.openTab(page);
      await new Drafts(other).isOffered(/unsaved text/);
      await person.comeToFront();
      await person.runs(send, { how, address: page });
      await drafts.areKept(0);
      await new Drafts(other).comeIntoView();
      await new Drafts(other).isNotOffered();
      await other.reload();
      await other.seesInField('#subject', SUBJECT);
    });
  }
});

interface JQuery {
  (form: string): { serialize(): string };
  post(address: string, data: string): { always(then: () => void): void };
}

async function send({ how, address }: { how: string; address: string }): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#announcement-form')!;
  const { jQuery } = window as unknown as { jQuery: JQuery };
  if (how === 'jQuery') {
    await new Promise<void>((resolve) => {
      jQuery.post(address, jQuery('#announcement-form').serialize()).always(() => resolve());
    });
  } else if (how === 'fetch') {
    const answer = await fetch(address, { method: 'POST', body: new FormData(form) });
    // Nobody has read the answer before the page does.
    await answer.text();
  } else {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    await new Promise((resolve) => {
      request.addEventListener('loadend', resolve);
      request.send(new FormData(form));
    });
  }
}

/** As a button does that puts a text there; unseen, for to lay it out takes longer than everything else here. */
function fillUp(selector: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(selector)!;
  field.style.display = 'none';
  field.value = 'All work and no play\n'.repeat(100_000);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function isDirty(form: string): boolean {
  return document.querySelector(form)!.classList.contains('dirty');
}

async function fetchAgain(field: string): Promise<void> {
  const before = document.querySelector(field)!;
  document.querySelector<HTMLElement>('#fetch-again')!.click();
  while (before.isConnected) await new Promise((resolve) => requestAnimationFrame(resolve));
}
