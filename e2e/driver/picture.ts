// Pictures of a page: what whoever looks at the screen sees, whatever the page says of itself.
import { inflateSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import type { Browser } from './browser.js';
import { Chromium } from './chromium.js';

/** Returns Playwright's own page of the tab that was opened last. */
export function pageOf(browser: Browser): Page {
  if (!(browser instanceof Chromium)) throw new Error('Pictures are taken in Chromium.');
  return browser.tabInFront().page;
}

/** Returns how many red pixels a picture of the page has, as whoever looks at the screen would see them. */
export async function redSeen(browser: Browser): Promise<number> {
  const picture = await pageOf(browser).screenshot({ type: 'png' });
  const easel = await easelOf(pageOf(browser).context());
  return await easel.evaluate(async (bytes) => {
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
}

/** A page beside the others, whose policies allow no picture that is made up. */
async function easelOf(context: BrowserContext): Promise<Page> {
  const easel = easels.get(context) ?? (await context.newPage());
  easels.set(context, easel);
  return easel;
}

const easels = new WeakMap<BrowserContext, Page>();

/** How a printed page (PDF) says that what follows is drawn in red. */
const RED_INK = /(^| )1 0 0 rg$/m;

/** Returns whether anything red would be on paper, where browsers print letters but no backgrounds. */
export async function isRedPrinted(browser: Browser): Promise<boolean> {
  const paper = (await pageOf(browser).pdf()).toString('latin1');
  const drawings = [...paper.matchAll(/FlateDecode\b[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream/gs)];
  if (drawings.length === 0) throw new Error('There is nothing on the paper, not even the curtain.');
  return drawings.some(([, packed = '']) =>
    RED_INK.test(inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')),
  );
}
