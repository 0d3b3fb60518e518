// The oldest browsers that README.md names, played by taking away from page and worker what came later.
import { thisVersion } from '../driver/another-version.js';
import { asInTheOldestBrowser } from '../driver/oldest-browser.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** Returns how round the corners of the warning are, which only the guard's own styles make so. */
function outlineOfWarning(): string {
  const dialog = document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog[open]');
  return dialog ? getComputedStyle(dialog).borderTopLeftRadius : '';
}

function visibilityOfForm(): string {
  const form = document.querySelector('#client-form');
  return form ? getComputedStyle(form).visibility : 'there is no form';
}

controlled('the oldest browsers', () => {
  test(
    'in the oldest browsers the worker judges a navigation after the deadline',
    { tag: '@catches:old-browser-lets-navigations-through' },
    async ({ person, office }) => {
      office.installs(asInTheOldestBrowser(thisVersion()));
      await person.startsAt(PAGE);
      await person.moveMouse();
      await person.seesGuard();
      await person.openBeside('/assets/css/crm.css');
      await person.idleUntilJustAfter('the deadline');
      const before = office.countRequests();
      await person.open(PAGE);
      await person.seesLoginPage({ sayingWhy: true });
      expect(office.requestsSince(before).map(({ path }) => path)).not.toContain(PAGE);
    },
  );

  test(
    'in the oldest browsers the page warns, in its own style, and covers itself',
    { tag: '@catches:old-browser-has-no-styles' },
    async ({ person, office }) => {
      office.installs(asInTheOldestBrowser(thisVersion()));
      await person.startsAt(PAGE);
      await person.idleUntilWarned();
      expect(await person.runs(outlineOfWarning, undefined)).toBe('12px');
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      expect(await person.runs(visibilityOfForm, undefined)).toBe('hidden');
      await office.comesBack();
      await person.seesLoginPage({ sayingWhy: true });
    },
  );
});
