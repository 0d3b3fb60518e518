// Links that lead to no page of the CRM: a letter, a download, a PDF. They must not take the guard along, and a document
// that cannot say hello must not be mistaken for a module that is gone.
import { controlled } from '../promise.js';
import type { EverydayPerson } from '../driver/everyday-person.js';
import type { Office } from '../driver/office.js';
import { expect, test } from './everyday.js';

const PAGE = '/admin/clients/client/1';
const DOWNLOAD = '/admin/invoices/export/1.csv';
const PDF = '/admin/invoices/pdf/1.pdf';

/** The smallest PDF that viewers open. */
const A_PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

function reportsSince(office: Office, before: number): number {
  return office.requestsSince(before).filter(({ path }) => path.endsWith('/session')).length;
}

/** Expects that the guard of this page still works: it warns, lets itself be dismissed, and shuts. */
async function isStillGuarded(person: EverydayPerson): Promise<void> {
  await person.idleUntilWarned();
  await person.pressKey();
  await person.seesNoWarning();
  await person.idleUntilLoggedOut();
  person.sawNothingAfterTheDeadline();
}

controlled('links that lead to no page', () => {
  test.beforeEach(({ office }) => {
    office.hasFile(DOWNLOAD, { type: 'text/csv', content: 'number,total\n1,99.00\n', isDownload: true });
    office.hasFile(PDF, { type: 'application/pdf', content: A_PDF, isDownload: false });
  });

  test('a click on a mail address leaves the page and its guard as they are', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.hasLink('letter', 'mailto:someone@example.com');
    await person.moveMouse();
    for (let time = 0; time < 3; time += 1) await person.click('#letter');
    await person.seesPage(PAGE);
    await isStillGuarded(person);
  });

  test('a click on a download leaves the page and its guard as they are', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.hasLink('export', DOWNLOAD);
    await person.moveMouse();
    const before = office.countRequests();
    await person.click('#export');
    await expect.poll(() => office.requestsSince(before).map(({ path }) => path)).toContain(DOWNLOAD);
    await person.seesPage(PAGE);
    await isStillGuarded(person);
  });

  test('download after download: who asks for hellos that cannot come asks once a minute, and nobody is logged out', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ timeoutMinutes: 30 });
    await person.startsAt(PAGE);
    await person.hasLink('export', DOWNLOAD);
    await person.moveMouse();
    const before = office.countRequests();
    const startedAt = office.time.now();
    for (let download = 1; download <= 15; download += 1) {
      await person.click('#export');
      await person.waitsFor(1000);
    }
    // One asks after the hello; what was done in between is reported, too: at most once in an interval.
    const reported = Math.ceil((office.time.now() - startedAt) / office.policy.reportEvery) + 1;
    expect(reportsSince(office, before)).toBeLessThanOrEqual(reported + 1);
    await person.reload();
    await person.seesPage(PAGE);
    await person.seesGuard();
  });

  test('a download after the deadline does not leave the server', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.hasLink('export', DOWNLOAD);
    const clickDownload = await person.aimAt('#export');
    const before = office.countRequests();
    await person.sleepFor({ hours: 1 }, { firstInput: clickDownload });
    await person.seesLoginPage();
    expect(office.requestsSince(before).map(({ path }) => path)).not.toContain(DOWNLOAD);
  });

  test('a PDF that is read in a tab is no page that misses its hello: the guard stays', async ({
    person,
  }) => {
    await person.startsAt(PAGE);
    await person.hasLink('pdf', PDF);
    const reader = await person.openLinkInNewTab('#pdf');
    await reader.comeToFront();
    // Longer than a hello may take, which is waited for in real time.
    await person.waitsFor(4500);
    await person.comeToFront();
    await person.moveMouse();
    await person.seesGuard();
    await isStillGuarded(person);
  });

  test('a PDF cannot be opened again after the deadline', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.open(PDF);
    await person.idleUntilJustAfter('the deadline');
    const before = office.countRequests();
    await person.reload();
    await person.seesLoginPage({ sayingWhy: true });
    expect(office.requestsSince(before).map(({ path }) => path)).not.toContain(PDF);
  });
});
