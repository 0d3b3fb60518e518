// What covering a page does not cover by itself: its title in the task bar, what others made visible again, what lies in
// the top layer beside the curtain, and paper.
import { Chromium } from '../driver/chromium.js';
import type { Browser } from '../driver/browser.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** What other modules put on a page: something that is visible come what may, and something small in the top layer. */
function addWhatShinesThrough(): void {
  const style = new CSSStyleSheet();
  style.replaceSync(`
    #stubborn { visibility: visible !important; position: fixed; top: 0; left: 0; background: red; }
    #corner { inset: auto 0 0 auto; margin: 0; background: red; }
  `);
  document.adoptedStyleSheets.push(style);
  const stubborn = Object.assign(document.createElement('div'), { id: 'stubborn', textContent: 'Jane Doe' });
  const corner = Object.assign(document.createElement('div'), { id: 'corner', popover: 'manual' });
  corner.textContent = 'Jane Doe';
  document.body.append(stubborn, corner);
}

function openCorner(): void {
  document.querySelector<HTMLElement>('#corner')?.showPopover();
}

function closeCorner(): void {
  document.querySelector<HTMLElement>('#corner')?.hidePopover();
}

function pageOf(browser: Browser) {
  if (!(browser instanceof Chromium)) throw new Error('Pictures are taken in Chromium.');
  return browser.tabInFront().page;
}

/** Returns how many red pixels a picture of the page has, as whoever looks at the screen would see them. */
async function redSeen(browser: Browser): Promise<number> {
  const picture = await pageOf(browser).screenshot({ type: 'png' });
  // Beside the page, whose policy allows no picture that is made up.
  const easel = await pageOf(browser).context().newPage();
  const count = await easel.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!drawing) throw new Error('There is nothing to draw on.');
    drawing.drawImage(bitmap, 0, 0);
    const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    let red = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at]! > 200 && data[at + 1]! < 50 && data[at + 2]! < 50) red += 1;
    }
    return red;
  }, picture.toString('base64'));
  await easel.close();
  return count;
}

controlled('beside the curtain', () => {
  test(
    'behind the curtain nothing is told by the title, by what others make visible, or on paper',
    { tag: ['@catches:title-beside-the-curtain', '@catches:shines-through-the-curtain'] },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.runs(addWhatShinesThrough, undefined);
      await person.runs(openCorner, undefined);
      const title = await person.title();
      expect(await redSeen(person.browser)).toBeGreaterThan(0);
      await person.comeToFront();
      await person.idleUntilWarned();
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await expect.poll(() => person.title()).not.toContain(title);
      expect(await redSeen(person.browser)).toBe(0);
      await person.runs(closeCorner, undefined);
      await person.runs(openCorner, undefined);
      expect(await redSeen(person.browser)).toBe(0);
      await pageOf(person.browser).emulateMedia({ media: 'print' });
      expect(await redSeen(person.browser)).toBe(0);
      await office.comesBack();
      await person.seesLoginPage({ sayingWhy: true });
    },
  );
});
