// Takes the README's picture of the warning, docs/warning.png, from the running product. With a folder as argument it
// also puts pictures there for somebody to look at: dark, right to left, and on a screen 320 pixels wide; of the login
// that reaches its longest time, before and after "Let me save"; and of the settings page. With `--engines` and a folder it
// only puts pictures there of what each engine makes of us.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { BrowserOptions } from '../e2e/driver/browser.js';
import { Chromium } from '../e2e/driver/chromium.js';
import { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';
import { takePicturesInEngines } from './engine-pictures.js';

interface Picture {
  file: string;
  options: BrowserOptions;
  direction?: 'rtl';
}

const README_PICTURE: Picture = {
  file: fileURLToPath(new URL('../docs/warning.png', import.meta.url)),
  options: { colorScheme: 'light' },
};

function picturesToLookAt(folder: string): Picture[] {
  return [
    { file: join(folder, 'dark.png'), options: { colorScheme: 'dark' } },
    { file: join(folder, 'right-to-left.png'), options: {}, direction: 'rtl' },
    { file: join(folder, 'narrow.png'), options: { width: 320 } },
  ];
}

const SHORT_LIFE = { timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 };

/** Often enough not to be idle under such a policy, in milliseconds. */
const NOW_AND_THEN = 20 * 60_000;

async function takePictureOfTheEnd(
  office: Office,
  folder: string,
  { file, options, direction }: Picture,
): Promise<void> {
  const browser = new Chromium({ ...office.neededByBrowsers, ...options });
  try {
    const person = await Person.at(browser, office);
    await person.startsAt('/admin/clients');
    await person.worksUntilJustBefore('the word to save', NOW_AND_THEN);
    await person.idleUntilJustAfter('the word to save');
    await person.isToldToSave();
    const { page } = browser.tabInFront();
    if (direction !== undefined) await turn(page, direction);
    await page.screenshot({ path: join(folder, `end-${file}`) });
    await person.letMeSave();
    await person.seesReminder();
    await page.screenshot({ path: join(folder, `end-saving-${file}`) });
    console.log(join(folder, `end-saving-${file}`));
  } finally {
    await browser.close();
  }
}

async function takePictureOfSettings(office: Office, file: string): Promise<void> {
  const browser = new Chromium({ ...office.neededByBrowsers, colorScheme: 'light' });
  try {
    const person = await Person.at(browser, office);
    await person.startsAt('/admin/settings?group=inactivity_logout', office.people.administrator);
    await browser.tabInFront().page.screenshot({ path: file, fullPage: true });
    console.log(file);
  } finally {
    await browser.close();
  }
}

async function turn(page: Page, direction: string): Promise<void> {
  await page.evaluate((dir) => {
    const host = document.querySelector<HTMLElement>('inactivity-logout');
    if (host) host.dir = dir;
  }, direction);
}

async function takePicture(office: Office, { file, options, direction }: Picture): Promise<void> {
  const browser = new Chromium({ ...office.neededByBrowsers, ...options });
  try {
    const person = await Person.at(browser, office);
    await person.startsAt('/admin/clients');
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    const { page } = browser.tabInFront();
    if (direction !== undefined) await turn(page, direction);
    await page.screenshot({ path: file });
    console.log(file);
  } finally {
    await browser.close();
  }
}

const args = process.argv.slice(2);
const isOfEngines = args[0] === '--engines';
const [folder] = isOfEngines ? args.slice(1) : args;
if (!isOfEngines) await takePictures(folder);
else if (folder !== undefined) await takePicturesInEngines(folder);
else throw new Error('In which folder: npm run screenshots -- --engines <folder>?');

async function takePictures(folder: string | undefined): Promise<void> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  mkdirSync(fileURLToPath(new URL('../docs', import.meta.url)), { recursive: true });
  const office = await Office.open({});
  try {
    const pictures = [README_PICTURE, ...(folder === undefined ? [] : picturesToLookAt(folder))];
    // One after the other: time passes for all browsers of an office alike.
    for (const picture of pictures) await takePicture(office, picture);
    if (folder !== undefined) await takePictureOfSettings(office, join(folder, 'settings.png'));
  } finally {
    await office.close();
  }
  if (folder !== undefined) await takePicturesOfTheEnd(folder);
}

async function takePicturesOfTheEnd(folder: string): Promise<void> {
  const office = await Office.open({}, SHORT_LIFE);
  try {
    for (const picture of [
      { file: 'light.png', options: {} },
      { file: 'dark.png', options: { colorScheme: 'dark' } },
      { file: 'right-to-left.png', options: {}, direction: 'rtl' },
      { file: 'narrow.png', options: { width: 320 } },
    ] as const) {
      await takePictureOfTheEnd(office, folder, picture);
    }
  } finally {
    await office.close();
  }
}
