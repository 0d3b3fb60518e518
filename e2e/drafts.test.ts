// What was typed and not saved is there again after the next login. Here is what engines may do differently: keys and stores,
// editors, scripts that are loaded when they are needed, a page that is left. The rest is in e2e/page/drafts-*.test.ts.
import { Drafts, typesAndComesBack, typesUnsaved } from './driver/drafts.js';
import { controlled, expect, test } from './promise.js';

const TICKET = '/admin/tickets/ticket/1';
const CUSTOMER = '/admin/clients/client/1';
const TEXT = 'Dear 😴 customer, שלום';

controlled('unsaved text', () => {
  test(
    'typed before the deadline, is offered on its page after the login, and sent by nobody',
    { tag: '@catches:unsaved-text-is-lost' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(TICKET);
      await person.typeInto('#message', TEXT);
      await drafts.areKeptAtTheWarning(person, 1);
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage();
      await person.logIn();
      await person.seesPage(TICKET);
      await drafts.isOffered(/unsaved text from/);
      await drafts.isOffered(new RegExp(TEXT));
      await drafts.fieldHolds('#message', '');
      await drafts.press('Restore');
      await drafts.fieldHolds('#message', TEXT);
      await drafts.isNotOffered();
      // It is unsaved text again, of this page.
      await drafts.areKept(1);
      expect(await drafts.everythingKept()).not.toContain('customer');
    },
  );

  test(
    'is gone once its form has been saved',
    { tag: '@catches:saved-text-is-offered' },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
      await person.click('#single-ticket-form button[type=submit]');
      await person.reads(new RegExp(TEXT));
      await drafts.areKept(0);
      await drafts.haveBeenLookedFor();
      expect(await drafts.offer()).toBe('');
    },
  );
});

controlled('unsaved text', { tag: '@browser-alone' }, () => {
  test(
    'in an editor and in a field comes back in both, and stays out of a field that somebody else has changed',
    { tag: '@catches:changes-of-two-without-what-both-began-with' },
    async ({ person, office }) => {
      await office.savesPostalCode(1, '12345');
      const drafts = await typesAndComesBack(person, CUSTOMER, async () => {
        await person.typeInto('#city', 'Nowhere');
        await person.typeInto('#zip', '00000');
        await person.typeInto('iframe#editor', 'She called.');
        await office.savesPostalCode(1, '11111');
      });
      await drafts.isOffered(/She called/);
      await drafts.isOffered(/Changed on this page/);
      await drafts.press('Restore');
      await drafts.fieldHolds('#city', 'Nowhere');
      await drafts.fieldHolds('iframe#editor', 'She called.');
      await drafts.fieldHolds('#zip', '11111');
      // What she wrote, what she wrote it upon, and what somebody else has made of that.
      await drafts.isOffered(/You typedBefore you typedOn the page now.* 00000 \| 12345 \| 11111/);
      await drafts.press('Use mine');
      await drafts.fieldHolds('#zip', '00000');
      await drafts.isNotOffered();
    },
  );

  test('is listed on the first page after the login and among own settings, and offered where it was typed alone', async ({
    person,
  }) => {
    const drafts = new Drafts(person);
    await person.startsAt(TICKET);
    await person.typeInto('#message', TEXT);
    await person.logOut();
    await drafts.press('Log out and keep it');
    await person.seesLoginPage();
    await person.startsAt('/admin');
    await drafts.isOffered(/on other pages/);
    await drafts.isOffered(new RegExp(TICKET));
    await person.open('/admin/tickets/ticket/2');
    await drafts.haveBeenLookedFor();
    expect(await drafts.offer()).toBe('');
    await drafts.fieldHolds('#message', '');
    // Among one's own settings it can be read and discarded at any time.
    await person.open('/admin/staff/edit_profile');
    await drafts.isOffered(new RegExp(TEXT));
    await drafts.press('Discard all');
    await drafts.areKept(0);
  });

  test(
    'is discarded by whoever logs out in the warning and says so, and is kept by whoever stays',
    { tag: '@catches:the-warning-does-not-ask' },
    async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(TICKET);
      await person.typeInto('#message', TEXT);
      await drafts.areKeptAtTheWarning(person, 1);
      await person.logOutNow();
      await drafts.press('Close');
      // The hand that rests on the button has not made up its mind.
      await person.moveMouse();
      await person.seesNoWarning();
      await drafts.areKept(1);
      await person.idleUntilWarned();
      await person.logOutNow();
      await drafts.press('Log out and discard it');
      await person.seesLoginPage();
      await drafts.areKept(0);
    },
  );

  test('survives an end without a server', async ({ person, office }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', 'before');
    await office.goesAway();
    await person.typeInto('#message', TEXT);
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await office.comesBack();
    await person.seesLoginPage();
    await person.startsAt(TICKET);
    await drafts.isOffered(new RegExp(TEXT));
  });

  test('is deleted in the browser when the module is switched off', async ({ person, office }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
    await office.switchesModuleOff();
    await person.open('/admin/clients');
    await drafts.areForgotten();
  });
});

controlled('unsaved text in a browser that is killed', { tag: '@browser-alone' }, () => {
  test.use({ ownBrowser: true });

  test('is there again, but for the last seconds', async ({ person }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', TEXT);
    await person.killBrowser();
    await person.idleUntilJustAfter('the deadline');
    await person.startBrowser();
    await person.openAgain(TICKET);
    await person.seesLoginPage();
    await person.startsAt(TICKET);
    await drafts.isOffered(new RegExp(TEXT));
  });
});
