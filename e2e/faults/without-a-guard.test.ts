// Pages that no guard is in, or whose guard cannot act: a print view, a PDF, a popup that was written into, a page that asks
// something in a native dialog. At the end none of them stays to be read.
import { controlled, expect, test } from '../promise.js';
import { pageOf } from '../driver/picture.js';
import type { Browser } from '../driver/browser.js';

const PAGE = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';
const PRINT_VIEW = '/admin/invoices/print/1';
const PDF = '/admin/invoices/pdf/1.pdf';

/** How long after the deadline its clock gives a page that runs the time to be shut, and more than that; in milliseconds. */
const CLOCK_WAITS = 3000;

/** The smallest PDF that viewers open. */
const A_PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

/** Opens a popup and writes something into it, as modules do to print it. */
function writePopup(): void {
  const popup = window.open('', 'invoice', 'width=300,height=200');
  popup?.document.write('<h1>Jane Doe</h1>');
  popup?.document.close();
}

/** Opens one that goes to a page of the CRM after all. */
function openPopupAt(address: string): void {
  const popup = window.open('', '', 'width=300,height=200');
  popup?.document.write('Loading');
  popup?.document.close();
  if (popup) popup.location.href = address;
}

/** Returns the addresses of all that is open in this browser. */
function whatIsOpen(browser: Browser): string[] {
  return pageOf(browser)
    .context()
    .pages()
    .map((page) => page.url());
}

controlled('without a guard', () => {
  // PDFs and native dialogs belong to the browser around a page.
  test.use({ ownBrowser: true });

  test.beforeEach(({ office }) => {
    const content = '<!doctype html><title>Print</title><h1>Jane Doe</h1>';
    office.hasFile(PRINT_VIEW, { type: 'text/html', content, isDownload: false });
    office.hasFile(PDF, { type: 'application/pdf', content: A_PDF, isDownload: false });
  });

  test(
    'a print view and a PDF are the login page after the deadline, one that was reloaded past the worker too',
    { tag: '@catches:print-view-stays' },
    async ({ person }) => {
      await person.startsAt(PAGE);
      const print = await person.openTab(PRINT_VIEW);
      const reloaded = await person.openTab(PRINT_VIEW);
      await reloaded.hardReload();
      const pdf = await person.openTab(PDF);
      await person.comeToFront();
      await person.moveMouse();
      await person.idleUntilJustBefore('the deadline');
      await print.reads(/Jane Doe/);
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage({ sayingWhy: true });
      await print.seesLoginPage();
      await reloaded.seesLoginPage();
      await pdf.seesLoginPage();
    },
  );

  test('without a server a print view is the locked page after the deadline', async ({ person, office }) => {
    await person.startsAt(PAGE);
    const print = await person.openTab(PRINT_VIEW);
    await person.comeToFront();
    await person.moveMouse();
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await print.seesLockedPage();
    await office.comesBack();
    await person.seesLoginPage({ sayingWhy: true });
  });

  for (const isOpenerGone of [false, true]) {
    test(
      `a popup that was written into is closed after the deadline, ${isOpenerGone ? 'though' : 'while'} the page that did so is ${isOpenerGone ? 'gone' : 'there'}`,
      { tag: isOpenerGone ? '@catches:popup-outlives-its-opener' : '@catches:popup-stays' },
      async ({ person }) => {
        await person.startsAt(PAGE);
        await person.runs(writePopup, undefined);
        if (isOpenerGone) await person.open('/admin/clients');
        await person.seesGuard();
        await person.moveMouse();
        await person.idleUntilJustBefore('the deadline');
        expect(whatIsOpen(person.browser)).toContain('about:blank');
        await person.idleUntilJustAfter('the deadline');
        await person.seesLoginPage({ sayingWhy: true });
        await expect.poll(() => whatIsOpen(person.browser)).not.toContain('about:blank');
      },
    );
  }

  test('a popup that has come to a page of the CRM stays, and is the login page after the deadline', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.runs(openPopupAt, office.addressOf('/admin/clients'));
    await expect.poll(() => whatIsOpen(person.browser)).toContain(office.addressOf('/admin/clients'));
    await person.moveMouse();
    await person.idleUntilJustAfter('the deadline');
    await person.seesLoginPage({ sayingWhy: true });
    const login = office.addressOf('/admin/authentication');
    await expect.poll(() => whatIsOpen(person.browser)).toEqual([login, login]);
  });

  test(
    'a page that waits for an answer in a native dialog is the login page after the deadline, where another page is open',
    { tag: '@catches:print-view-stays/dialog' },
    async ({ person }) => {
      await person.startsAt('/admin/clients');
      const stopped = await person.openTab(PAGE);
      await stopped.seesGuard();
      // Perfex asks "leave page?" on a changed form, which must not hold the logout here either.
      await stopped.typeInto(NOTE, 'half a thought');
      await stopped.leavesDialogOpen();
      await person.comeToFront();
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage({ sayingWhy: true });
      await stopped.seesLoginPage();
    },
  );

  test(
    'a page that waits for an answer in a native dialog is the login page after the deadline, where it is the only one, and the logout is on record',
    { tag: '@catches:dialog-stops-the-guard' },
    async ({ person, office }) => {
      const logouts = await office.logoutsOnRecord(office.people.agent);
      await person.startsAt('/admin/clients');
      const stopped = await person.openTab(PAGE);
      await person.openBeside('/assets/css/crm.css');
      await stopped.comeToFront();
      await stopped.seesGuard();
      await stopped.moveMouse();
      await stopped.looksAtClock();
      await stopped.leavesDialogOpen();
      await person.idleFor(office.policy.expireAfter + CLOCK_WAITS);
      await stopped.seesLoginPage({ sayingWhy: true });
      expect(await office.logoutsOnRecord(office.people.agent)).toBe(logouts + 1);
      await stopped.logIn();
      await stopped.seesPage(PAGE);
    },
  );

  test('a page that waits for an answer in a native dialog ends nothing while somebody works in another one', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    const stopped = await person.openTab('/admin/clients');
    await stopped.seesGuard();
    await stopped.leavesDialogOpen();
    await person.comeToFront();
    await person.keepsWorkingFor(office.policy.expireAfter * 1.3);
    await person.open('/admin/clients');
    await person.seesPage('/admin/clients');
  });
});
