// The warning for everybody: whatever the page, the screen and the person's own settings make of it. What this file holds
// can be seen by `npm run screenshots -- <folder>`, too.
import type { Page } from '@playwright/test';
import { findsNothing } from '../driver/axe.js';
import { Drafts } from '../driver/drafts.js';
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

/** Resolves when the page has taken a style sheet over. */
function addStyleSheet(href: string): Promise<unknown> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
  document.head.append(link);
  return loaded;
}

function fontOfRoot(): string {
  return getComputedStyle(document.documentElement).fontSize;
}

/** Twice as large as most people have it. */
async function wantsLargeText(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
}

interface Looks {
  background: string;
  fontSize: string;
  width: number;
  /** What lies outside of the screen, or cannot be scrolled to. */
  outside: string[];
  /** What is not in sight when the warning opens, of the time and the buttons. */
  toScrollTo: string[];
  /** What begins behind something else, wherever it is scrolled to. */
  behind: string[];
  scrollsSideways: boolean;
  /** How many of its parts move. */
  moving: number;
  edges: string[];
}

function looksOfWarning(): Looks {
  const dialog = document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog[open]');
  if (!dialog) throw new Error('There is no warning.');
  const { backgroundColor, fontSize } = getComputedStyle(dialog);
  const isSeen = (element: Element, x: number, y: number): boolean =>
    element.contains((element.getRootNode() as ShadowRoot).elementFromPoint(x, y));
  dialog.scrollTop = 0;
  const toScrollTo = [...dialog.querySelectorAll('.countdown, button')].filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [top + 2, bottom - 2].some((y) => !isSeen(element, (left + right) / 2, y));
  });
  const behind = [...dialog.querySelectorAll('h1, p, .countdown')].filter((text) => {
    text.scrollIntoView();
    const { left, top } = text.getBoundingClientRect();
    return !isSeen(text, left + 2, top + 4);
  });
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
    width: dialog.getBoundingClientRect().width,
    outside,
    toScrollTo: toScrollTo.map(({ textContent }) => textContent ?? ''),
    behind: behind.map(({ nodeName }) => nodeName),
    scrollsSideways: dialog.scrollWidth > dialog.clientWidth,
    moving: dialog.getAnimations({ subtree: true }).length,
    edges: [dialog, ...dialog.querySelectorAll('button')].map(
      (element) => getComputedStyle(element).borderTopWidth,
    ),
  };
}

const WELL = { outside: [], toScrollTo: [], behind: [], scrollsSideways: false, moving: 0 };
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(24, 33, 44)';

controlled('the looks of the warning', () => {
  test(
    'it is legible and within reach on any screen, in any size of text, in any theme and in forced colours',
    { tag: ['@catches:text-shrunk-by-the-host', '@catches:dark-by-the-system-alone'] },
    async ({ person }) => {
      const page = await warned(person);
      const looks = () => page.evaluate(looksOfWarning);

      await test.step('a host whose root has a small font, as Bootstrap 3 makes it (docs/host.md#scripts-and-styles)', async () => {
        const { width } = await looks();
        await page.evaluate(addStyleSheet, '/assets/bootstrap/css/bootstrap.min.css');
        expect(await page.evaluate(fontOfRoot)).toBe('10px');
        expect(await looks()).toMatchObject({ ...WELL, fontSize: '16px', width });
      });

      await test.step('a host without a dark theme, whatever the system is, and one that a theme has darkened', async () => {
        for (const [background, expected] of [
          ['#f1f5f9', LIGHT],
          ['#0f172a', DARK],
        ] as const) {
          await page.evaluate(addStyle, `html body, html #wrapper { background: ${background} }`);
          for (const colorScheme of ['dark', 'light'] as const) {
            await page.emulateMedia({ colorScheme });
            await person.looksAtClock();
            expect(await looks()).toMatchObject({ background: expected });
          }
        }
      });

      await test.step('a host of which nothing can be read, after a dark one (docs/host.md#scripts-and-styles)', async () => {
        for (const background of ['transparent', 'oklch(20% 0.04 260)', 'linear-gradient(#000, #222)']) {
          await page.evaluate(addStyle, 'html body, html #wrapper { background: #0f172a }');
          await expect.poll(looks).toMatchObject({ background: DARK });
          await page.evaluate(addStyle, `html body, html #wrapper { background: ${background} }`);
          await expect.poll(looks).toMatchObject({ background: LIGHT });
        }
      });

      await test.step('forced colours, where it has an edge', async () => {
        expect((await looks()).edges[0]).toBe('0px');
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await looks()).toMatchObject({ ...WELL, edges: ['1px', '1px', '1px'] });
        await page.emulateMedia({ forcedColors: 'none' });
      });

      await test.step('a narrow screen, and 400 % zoom, where it scrolls, and the time and its buttons do not', async () => {
        for (const [width, height] of [
          [320, 640],
          // 1280 by 1024 at 400 %.
          [320, 256],
        ] as const) {
          await page.setViewportSize({ width, height });
          expect(await looks(), `${width} by ${height}`).toMatchObject(WELL);
        }
      });

      await test.step('text as large as the person wants it', async () => {
        await wantsLargeText(page);
        await page.setViewportSize({ width: 800, height: 500 });
        await expect.poll(looks).toMatchObject({ ...WELL, fontSize: '32px' });
      });
    },
  );
});

controlled('what axe finds', () => {
  // Waited for, the warning lasts long enough to look at everything.
  test.use({ waitedSecondsPerMinute: 120 });

  test('nothing in the warning, light and dark, in the curtain and on the locked page', async ({
    person,
    office,
  }) => {
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
        - status: /^(1 minute|5\\d seconds) left$/
        - alert
        - button "Stay logged in"
        - button "Log out now"
    `);
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot(`
      - alertdialog "Locked":
        - heading "Locked" [level=1]
        - paragraph: /the server cannot be reached/
    `);
    await findsNothing(page, 'inactivity-logout');
    await wantsLargeText(page);
    await expect(page.getByRole('alertdialog')).toHaveCSS('font-size', '32px');
    await page.emulateMedia({ forcedColors: 'active' });
    // Around the whole screen it would say nothing.
    await expect(page.getByRole('alertdialog')).toHaveCSS('border-top-width', '0px');
    await person.reload();
    await person.seesLockedPage();
    await expect(page.locator('p')).toHaveCSS('font-size', '32px');
    await page.emulateMedia({ forcedColors: 'none' });
    await expect(page.locator('html')).toMatchAriaSnapshot(`
      - main:
        - heading "Locked" [level=1]
        - paragraph: /the server cannot be reached/
    `);
    // It tries again by itself, without a script (docs/design.md#a-navigation), and has nothing to be interrupted in.
    await findsNothing(page, 'html', ['meta-refresh']);
    await office.comesBack();
  });

  test('nothing in the offer of unsaved text, the list of it among one’s own settings, and the question at a logout', async ({
    person,
  }) => {
    const drafts = new Drafts(person);
    const page = pageOf(person.browser);
    const shown = page.locator('inactivity-logout-drafts');
    await person.startsAt('/admin/tickets/ticket/1');
    await person.typeInto('#message', 'The key comes by post.');
    await drafts.areKept(1);
    await person.reload();
    await drafts.isOffered(/unsaved text from/);
    await findsNothing(page, 'inactivity-logout-drafts');
    // It is open when the page turns dark.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(shown.getByRole('region')).toHaveCSS('background-color', 'rgb(28, 37, 48)');
    await findsNothing(page, 'inactivity-logout-drafts');
    await expect(shown).toMatchAriaSnapshot(`
      - region "Unsaved text":
        - status: /You have unsaved text from/
        - button "Restore"
        - button "Discard"
        - group: Show the text
    `);
    await page.emulateMedia({ forcedColors: 'active' });
    await expect(shown.getByRole('region')).toHaveCSS('border-top-width', '1px');
    await page.emulateMedia({ forcedColors: 'none' });
    await wantsLargeText(page);
    await expect(shown.getByRole('region')).toHaveCSS('font-size', '32px');
    await person.open('/admin/staff/edit_profile');
    await drafts.isOffered(/on other pages/);
    // Or a path would end with its first slash where text goes from right to left.
    await expect(shown.getByRole('link')).toHaveCSS('unicode-bidi', 'isolate');
    await findsNothing(page, 'inactivity-logout-drafts');
    await expect(shown).toMatchAriaSnapshot(`
      - region "Unsaved text":
        - status: "You have unsaved text on other pages:"
        - list:
          - listitem:
            - link "/admin/tickets/ticket/1"
            - group: Show the text
            - button "Discard"
        - button "Close"
        - button "Discard all"
    `);
    await person.logOut();
    const question = page.locator('inactivity-logout').getByRole('dialog');
    await expect(question).toBeVisible();
    await findsNothing(page, 'inactivity-logout');
    await expect(question).toMatchAriaSnapshot(`
      - dialog "Unsaved text":
        - paragraph: /What you typed/
        - button "Log out and keep it"
        - button "Log out and discard it"
        - button "Close"
    `);
  });

  test('nothing on the settings page', async ({ person, office }) => {
    await person.startsAt('/admin/settings?group=inactivity_logout', office.people.administrator);
    await findsNothing(pageOf(person.browser), '#settings-form');
  });
});

controlled('what axe finds near the longest time of a login', () => {
  test.use({
    // Waited for, there are forty seconds to save in.
    waitedSecondsPerMinute: 2,
    savedPolicy: { timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 },
  });

  test('nothing in the word that a login ends, nor in the small countdown that is left of it', async ({
    person,
  }) => {
    await person.startsAt(PAGE);
    await person.worksUntilJustBefore('the word to save', 20 * 60_000);
    await person.idleUntilJustAfter('the word to save');
    await person.isToldToSave();
    const page = pageOf(person.browser);
    await findsNothing(page, 'inactivity-logout');
    await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot(`
      - alertdialog "Save your work now":
        - heading "Save your work now" [level=1]
        - paragraph: /Your login has reached its longest time/
        - status: /^(\\d+ minutes.*|[34]\\d seconds) left$/
        - alert
        - button "Let me save"
        - button "Log out now"
    `);
    await person.letMeSave();
    await person.seesReminder();
    await findsNothing(page, 'inactivity-logout');
  });
});
