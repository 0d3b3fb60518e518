// Of unsaved text what pages, worker and server decide alike in every engine: whose it is, what is kept of it, and when it
// goes. What engines may do differently with it is in e2e/drafts.test.ts.
import { leaveFutureVersion } from '../driver/broken-storage.js';
import { Drafts, typesUnsaved } from '../driver/drafts.js';
import { controlled, expect, test } from '../promise.js';

const TICKET = '/admin/tickets/ticket/1';
const CUSTOMER = '/admin/clients/client/1';
const NOTE = '#client-form textarea[name="note"]';
const TEXT = 'Dear 😴 customer, שלום';

controlled('unsaved text', () => {
  test(
    'is no business of another person at the same browser, and there for its author after that',
    { tag: '@catches:drafts-offered-to-anybody' },
    async ({ person, office }) => {
      const drafts = new Drafts(person);
      await person.startsAt(TICKET);
      await person.typeInto('#message', TEXT);
      await drafts.areKeptAtTheWarning(person, 1);
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage();
      await person.startsAt(TICKET, office.people.administrator);
      await drafts.haveBeenLookedFor();
      expect(await drafts.offer()).toBe('');
      expect(await drafts.keysAskedFor()).toBe(0);
      await drafts.areKept(1);
      await person.logOut();
      await person.seesLoginPage();
      await person.startsAt(TICKET);
      await drafts.isOffered(new RegExp(TEXT));
    },
  );

  test(
    'that she discards is gone, in other tabs that offer it, too',
    { tag: '@catches:discarded-text-offered-in-another-tab' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
      await person.reload();
      await drafts.isOffered(new RegExp(TEXT));
      const other = await person.openTab(TICKET);
      await new Drafts(other).isOffered(new RegExp(TEXT));
      await person.comeToFront();
      await drafts.press('Discard');
      await drafts.areKept(0);
      await new Drafts(other).comeIntoView();
      await new Drafts(other).isNotOffered();
      await person.reload();
      await drafts.haveBeenLookedFor();
      expect(await drafts.offer()).toBe('');
      await drafts.fieldHolds('#message', '');
    },
  );

  test(
    'that she saves is gone, in other tabs that offer it, too',
    { tag: '@catches:discarded-text-offered-in-another-tab/saved' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
      const other = new Drafts(await person.openTab(TICKET));
      await other.isOffered(new RegExp(TEXT));
      await person.comeToFront();
      await person.click('#single-ticket-form button[type=submit]');
      await drafts.areKept(0);
      await other.comeIntoView();
      await other.isNotOffered();
    },
  );

  test(
    'about a customer who has been deleted can be read and copied in full, and nothing else of the customer',
    { tag: '@catches:long-texts-cannot-be-copied' },
    async ({ person, office }) => {
      const drafts = new Drafts(person);
      const long = 'She called once more. '.repeat(250);
      await person.startsAt(CUSTOMER);
      await person.typeInto('#company', 'Renamed Ltd');
      await person.typeInto(NOTE, long);
      await drafts.areKeptAtTheWarning(person, 1);
      await drafts.comeBack(person, CUSTOMER);
      await office.deletesCustomer(1);
      await person.open('/admin/staff/edit_profile');
      await drafts.isOffered(/on other pages/);
      await drafts.isOffered(/She called once more\. .* … \| Renamed Ltd/);
      // What she has written over is the customer's, too.
      expect(await drafts.offer()).not.toContain('Alder');
      // By hand, or the browser lets nothing be copied.
      await person.click('inactivity-logout-drafts summary');
      await person.click('inactivity-logout-drafts .field button');
      await drafts.isOffered(/Copied/);
      await person.open('/admin/clients/client/2');
      await person.click(NOTE);
      await person.pressKey('Control+v');
      await drafts.fieldHolds(NOTE, long);
    },
  );

  test('stays when the form is sent after the deadline: it came to the login page', async ({ person }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
    // Her session has been ended elsewhere.
    await person.losePerfexSession();
    await person.click('#single-ticket-form button[type=submit]');
    await person.seesLoginPage();
    await person.startsAt(TICKET);
    await drafts.isOffered(new RegExp(TEXT));
  });

  test('is discarded by whoever logs out by the keyboard and says so', async ({ person }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
    await person.pressKey('Control+Shift+L');
    await drafts.press('Log out and discard it');
    await person.seesLoginPage();
    await drafts.areKept(0);
  });

  test('of two tabs with the same form is kept for each', async ({ person }) => {
    const drafts = new Drafts(person);
    await person.startsAt(TICKET);
    const other = await person.openTab(TICKET);
    await other.typeInto('#message', 'second thoughts');
    await person.comeToFront();
    await person.typeInto('#message', 'first thoughts');
    await drafts.areKeptAtTheWarning(person, 2);
    await drafts.comeBack(person, TICKET);
    await drafts.isOffered(/first thoughts/);
    await drafts.isOffered(/second thoughts/);
  });

  test(
    'in a password field, or where the page says so, is not kept',
    { tag: '@catches:passwords-are-kept/browser' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(TICKET);
      await person.runs(addFields, [
        '<input id="pw" type="password" name="word">',
        '<input id="code" name="code" autocomplete="one-time-code">',
        '<div data-inactivity-logout-no-draft><textarea id="no" name="no"></textarea></div>',
        '<input id="off" name="plain" autocomplete="off">',
      ]);
      for (const field of ['#pw', '#code', '#no', '#off']) await person.typeInto(field, `into ${field}`);
      await drafts.areKept(1);
      await person.reload();
      await drafts.isOffered(/into #off/);
      expect(await drafts.offer()).not.toMatch(/into #(pw|code|no)/);
    },
  );

  test(
    'that somebody has broken is said to be lost, nothing of it is shown, and what is typed next is kept',
    { tag: '@catches:broken-drafts-are-silently-gone' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
      const texts = ['rubbish', null, { nonce: 7, sealed: 'text' }];
      await drafts.areReplacedBy(texts);
      await person.reload();
      await drafts.haveBeenLookedFor();
      expect((await drafts.offer()).match(/can no longer be read/g)).toHaveLength(texts.length + 1);
      expect(await drafts.offer()).not.toContain('Dear');
      for (let left = texts.length; left >= 0; left--) await drafts.press('Discard');
      await drafts.areKept(0);
      await person.typeInto('#message', TEXT);
      await drafts.areKept(1);
      await drafts.listIsReplacedBy('rubbish');
      await person.reload();
      await drafts.haveBeenLookedFor();
      expect(await drafts.offer()).toBe('');
    },
  );

  test(
    'that cannot be discarded is said to be there still',
    { tag: '@catches:discarded-text-comes-back' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
      await person.reload();
      await drafts.isOffered(new RegExp(TEXT));
      await person.runs(leaveFutureVersion, await drafts.database());
      await drafts.press('Discard');
      await drafts.isOffered(/could not discard your text/);
      await drafts.press('Close');
      await drafts.isNotOffered();
    },
  );

  test('while a page has nothing to keep, costs no request, and no script where drafts are off', async ({
    person,
    office,
  }) => {
    const drafts = new Drafts(person);
    await person.startsAt(TICKET);
    await drafts.haveBeenLookedFor();
    expect(await drafts.keysAskedFor()).toBe(0);
    await office.savesPolicy({ keepsDrafts: false });
    await person.reload();
    await person.seesGuard();
    expect(await person.runs(hasScript, undefined)).toBe(false);
  });
});

function addFields(fields: string[]): void {
  const form = document.createElement('form');
  form.id = 'added';
  form.innerHTML = fields.join('');
  document.querySelector('#wrapper')?.append(form);
}

function hasScript(): boolean {
  return document.querySelector('script[src*="drafts.js"]') !== null;
}
