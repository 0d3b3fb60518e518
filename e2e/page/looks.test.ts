// The warning for everybody: whatever the page, the screen and the person's own settings make of it. What this file holds
// can be seen by `npm run screenshots -- <folder>`, too.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pageOf } from '../driver/picture.js';
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

async function warned(person: Person): Promise<Page> {
  await person.startsAt(PAGE);
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  return pageOf(person.browser);
}

/** Adds a style sheet to the page, as a theme does. */
function addStyle(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

interface Looks {
  background: string;
  fontSize: string;
  /** What lies outside of the screen, or cannot be scrolled to. */
  outside: string[];
  scrollsSideways: boolean;
}

function looksOfWarning(): Looks {
  const dialog = document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog[open]');
  if (!dialog) throw new Error('There is no warning.');
  const { backgroundColor, fontSize } = getComputedStyle(dialog);
  const outside: string[] = [];
  for (const element of [dialog, ...dialog.querySelectorAll('h1, p, .countdown, button')]) {
    element.scrollIntoView({ block: 'nearest' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) {
      outside.push(element.className || element.nodeName);
    }
  }
  return {
    background: backgroundColor,
    fontSize,
    outside,
    scrollsSideways: dialog.scrollWidth > dialog.clientWidth,
  };
}

const WELL = { outside: [], scrollsSideways: false };
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(24, 33, 44)';

controlled('the looks of the warning', () => {
  test('it fits on a narrow screen, and at 400 % zoom, where it scrolls', async ({ person }) => {
    const page = await warned(person);
    for (const [width, height] of [
      [320, 640],
      // 1280 by 1024 at 400 %.
      [320, 256],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(looksOfWarning), `${width} by ${height}`).toMatchObject(WELL);
    }
  });

  test(
    'its text and its size are the same in a host whose root has a small font, as Bootstrap 3 makes it',
    { tag: '@catches:text-shrunk-by-the-host' },
    async ({ person }) => {
      const page = await warned(person);
      const width = () =>
        page.evaluate(
          () =>
            document
              .querySelector('inactivity-logout')
              ?.shadowRoot?.querySelector('dialog[open]')
              ?.getBoundingClientRect().width,
        );
      const before = await width();
      expect(await page.evaluate(looksOfWarning)).toMatchObject({ ...WELL, fontSize: '16px' });
      await page.evaluate(addStyle, 'html { font-size: 10px }');
      expect(await page.evaluate(looksOfWarning)).toMatchObject({ ...WELL, fontSize: '16px' });
      expect(await width()).toBe(before);
    },
  );

  test('its text is as large as the person wants text to be', async ({ person }) => {
    const page = pageOf(person.browser);
    const browser = await page.context().newCDPSession(page);
    await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
    await warned(person);
    await page.setViewportSize({ width: 800, height: 500 });
    expect(await page.evaluate(looksOfWarning)).toMatchObject({ ...WELL, fontSize: '32px' });
  });

  test(
    'it is dark where the host is, and light where the host is, whatever the system is',
    { tag: '@catches:dark-by-the-system-alone' },
    async ({ person }) => {
      const page = await warned(person);
      // A host without a dark theme of its own.
      await page.evaluate(addStyle, 'html body, html #wrapper { background: #f1f5f9 }');
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await person.looksAtClock();
        expect(await page.evaluate(looksOfWarning)).toMatchObject({ background: LIGHT });
      }
      // And one that a theme has darkened.
      await page.evaluate(addStyle, 'html body, html #wrapper { background: #0f172a }');
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await person.looksAtClock();
        expect(await page.evaluate(looksOfWarning)).toMatchObject({ background: DARK });
      }
      await page.evaluate(addStyle, 'html body, html #wrapper { background: transparent }');
      await expect.poll(() => page.evaluate(looksOfWarning)).toMatchObject({ background: LIGHT });
    },
  );

  test('in forced colours it has an edge, and nothing in it moves for anybody', async ({ person }) => {
    const page = await warned(person);
    const moving = () =>
      page.evaluate(
        () =>
          document
            .querySelector('inactivity-logout')
            ?.shadowRoot?.querySelector('dialog[open]')
            ?.getAnimations({
              subtree: true,
            }).length,
      );
    expect(await moving()).toBe(0);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(
      await page.evaluate(() => {
        const root = document.querySelector('inactivity-logout')?.shadowRoot;
        return ['dialog[open]', 'button.stay', 'button:not(.stay)'].map((selector) => {
          const element = root?.querySelector(
            `dialog[open]${selector === 'dialog[open]' ? '' : ` ${selector}`}`,
          );
          return element ? getComputedStyle(element).borderTopWidth : 'there is none';
        });
      }),
    ).toEqual(['1px', '1px', '1px']);
  });
});

controlled('what axe finds', () => {
  test('nothing in the warning, light and dark', async ({ person }) => {
    const page = await warned(person);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect
        .poll(() => page.evaluate(looksOfWarning))
        .toMatchObject({ background: colorScheme === 'dark' ? DARK : LIGHT });
      await findsNothing(page, 'inactivity-logout');
    }
    await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot(`
      - alertdialog "Are you still there?":
        - heading "Are you still there?" [level=1]
        - paragraph: /You have not been active/
        - status: /\\d+ seconds left/
        - alert
        - button "Stay logged in"
        - button "Log out now"
    `);
  });

  test('nothing in the word that a login ends, nor in the small countdown that is left of it', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 });
    await person.startsAt(PAGE);
    person.goesBy({ ...office.policy, expireAfter: 3_000_000, warnAfter: 1_800_000, lifetime: 3_600_000 });
    await person.worksUntilJustBefore('the word to save', 20 * 60_000);
    await person.idleUntilJustAfter('the word to save');
    await person.isToldToSave();
    const page = pageOf(person.browser);
    await findsNothing(page, 'inactivity-logout');
    await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot(`
      - alertdialog "Save your work now":
        - heading "Save your work now" [level=1]
        - paragraph: /Your login has reached its longest time/
        - status: /minutes/
        - alert
        - button "Let me save"
        - button "Log out now"
    `);
    await person.letMeSave();
    await person.seesReminder();
    await findsNothing(page, 'inactivity-logout');
  });

  test('nothing in the curtain and on the locked page', async ({ person, office }) => {
    const page = await warned(person);
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot(`
      - alertdialog "Locked":
        - heading "Locked" [level=1]
        - paragraph: /the server cannot be reached/
    `);
    await findsNothing(page, 'inactivity-logout');
    await person.reload();
    await person.seesLockedPage();
    await expect(page.locator('html')).toMatchAriaSnapshot(`
      - main:
        - heading "Locked" [level=1]
        - paragraph: /the server cannot be reached/
    `);
    // It tries again by itself, without a script (docs/design.md#a-navigation), and has nothing to be interrupted in.
    await findsNothing(page, 'html', ['meta-refresh']);
    await office.comesBack();
  });

  test('nothing on the settings page', async ({ person, office }) => {
    await person.startsAt('/admin/settings?group=inactivity_logout', office.people.administrator);
    await findsNothing(pageOf(person.browser), '#settings-form');
  });
});

async function findsNothing(page: Page, selector: string, except: string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(selector).disableRules(except).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
