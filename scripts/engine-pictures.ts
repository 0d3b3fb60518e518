// `npm run screenshots -- --engines <folder>`: what a person sees of us, in each engine, wide and in the narrowest window that it
// allows: the warning, the curtain, the locked page and the login page with the reason. For somebody to look at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { engines, type Engine } from '../e2e/driver/engines.js';
import { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';
import { installEngines } from './engine-packages.js';

const WIDE = 1200;

/** In pixels: what a page must get along with (WCAG 1.4.10); WebKit's window gets no narrower than this. */
const NARROWEST: Readonly<Record<Engine, number>> = { chromium: 320, firefox: 320, webkit: 447 };

const PAGE = '/admin/clients';

/** Answers whether the page has all its pictures. */
function isComplete(): boolean {
  return document.readyState === 'complete' && [...document.images].every(({ complete }) => complete);
}

async function lookAtEverything(
  office: Office,
  engine: Engine,
  width: number,
  folder: string,
): Promise<void> {
  const browser = engines[engine].own({ ...office.neededByBrowsers, width });
  try {
    const person = await Person.at(browser, office);
    const take = async (what: string) => {
      await expect.poll(() => person.runs(isComplete, undefined)).toBe(true);
      const file = join(folder, `${engine}-${width}-${what}.png`);
      writeFileSync(file, await person.picture());
      console.log(file);
    };
    await person.startsAt(PAGE);
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await take('warning');
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    await expect.poll(async () => (await person.look())?.curtain).toMatch(/cannot be reached/);
    await take('curtain');
    await person.reload();
    await person.seesLockedPage();
    await take('locked');
    await office.comesBack();
    await person.seesLoginPage({ sayingWhy: true });
    await take('login');
  } finally {
    await browser.close();
  }
}

export async function takePicturesInEngines(folder: string): Promise<void> {
  installEngines();
  mkdirSync(folder, { recursive: true });
  const office = await Office.open({});
  try {
    for (const engine of Object.keys(engines) as Engine[])
      for (const width of [WIDE, NARROWEST[engine]]) await lookAtEverything(office, engine, width, folder);
  } finally {
    await office.close();
  }
}
