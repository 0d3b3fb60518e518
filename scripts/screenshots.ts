// Takes the README's picture of the warning, docs/warning.png, from the running product. With a folder as argument it
// also puts pictures there for somebody to look at: of everything that a person can be shown, each in every look. With
// `--engines` and a folder it only puts pictures there of what each engine makes of us.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { Chromium } from '../e2e/driver/chromium.js';
import { Drafts } from '../e2e/driver/drafts.js';
import { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';
import { pageOf } from '../e2e/driver/picture.js';
import { takePicturesInEngines } from './engine-pictures.js';

const README_PICTURE = fileURLToPath(new URL('../docs/warning.png', import.meta.url));

interface Look {
  readonly dark?: true;
  readonly forced?: true;
  readonly width?: number;
  readonly height?: number;
  /** What the person has chosen as the size of ordinary text, in pixels. */
  readonly text?: number;
}

const LOOKS: Record<string, Look> = {
  light: {},
  dark: { dark: true },
  forced: { forced: true },
  'forced-dark': { forced: true, dark: true },
  narrow: { width: 320, height: 640 },
  // 1280 by 1024 at 400 %.
  zoomed: { width: 320, height: 256 },
  'large-text': { text: 32 },
};

/** A page from right to left needs no second look at its colours. */
const LOOKS_FROM_RIGHT: Record<string, Look> = { 'right-to-left': {} };

/** Something that is shown; it goes on from where the scene before it has left the person. */
interface Scene {
  readonly name: string;
  arrange(person: Person, office: Office): Promise<void>;
}

const TICKET = '/admin/tickets/ticket/1';
const PROFILE = '/admin/staff/edit_profile';

const OF_STAFF: Scene[] = [
  {
    name: 'draft',
    async arrange(person) {
      await person.open(TICKET);
      await person.typeInto('#message', 'Dear Ms Doe, the new key comes by post.');
      await new Drafts(person).areKept(1);
      await person.reload();
      await new Drafts(person).isOffered(/unsaved text from/);
    },
  },
  {
    name: 'own-settings',
    async arrange(person) {
      await person.open(PROFILE);
      await new Drafts(person).isOffered(/on other pages/);
    },
  },
  {
    name: 'question',
    async arrange(person) {
      await person.logOut();
      await pageOf(person.browser).getByRole('dialog', { name: 'Unsaved text' }).waitFor();
    },
  },
  {
    name: 'warning',
    async arrange(person) {
      await person.open('/admin/clients');
      await person.seesGuard();
      await person.moveMouse();
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
    },
  },
  {
    name: 'curtain',
    async arrange(person, office) {
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
    },
  },
  {
    name: 'locked-page',
    async arrange(person) {
      await person.reload();
      await person.seesLockedPage();
    },
  },
];

const OF_ADMINISTRATORS: Scene[] = [
  { name: 'settings', arrange: (person) => person.open('/admin/settings?group=inactivity_logout') },
];

const SHORT_LIFE = { timeoutMinutes: 50, warningSeconds: 1200, lifetimeHours: 1 };

/** Often enough not to be idle under such a policy, in milliseconds. */
const NOW_AND_THEN = 20 * 60_000;

const OF_THE_END: Scene[] = [
  {
    name: 'end',
    async arrange(person) {
      await person.worksUntilJustBefore('the word to save', NOW_AND_THEN);
      await person.idleUntilJustAfter('the word to save');
      await person.isToldToSave();
    },
  },
  {
    name: 'end-saving',
    async arrange(person) {
      await person.letMeSave();
      await person.seesReminder();
    },
  },
];

async function apply(
  page: Page,
  { dark, forced, width = 1200, height = 800, text = 16 }: Look,
): Promise<void> {
  await page.emulateMedia({
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
  });
  await page.setViewportSize({ width, height });
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: text } });
  await browser.detach();
}

/** Takes pictures of each scene in each look, one scene after the other: time passes for all browsers of an office alike. */
async function takePictures(
  folder: string,
  office: Office,
  scenes: readonly Scene[],
  looks: Record<string, Look>,
  who = office.people.agent,
): Promise<void> {
  const browser = new Chromium(office.neededByBrowsers);
  try {
    const person = await Person.at(browser, office);
    await person.startsAt('/admin/clients', who);
    const { page } = browser.tabInFront();
    if (looks === LOOKS_FROM_RIGHT) await readsFromTheRight(person, page);
    for (const scene of scenes) {
      await scene.arrange(person, office);
      for (const [name, look] of Object.entries(looks)) {
        await apply(page, look);
        await person.looksAtClock();
        const file = join(folder, `${scene.name}-${name}.png`);
        await page.screenshot({ path: file, fullPage: scenes === OF_ADMINISTRATORS });
        console.log(file);
      }
      await apply(page, {});
    }
  } finally {
    await browser.close();
    await office.comesBack();
  }
}

async function readsFromTheRight(person: Person, page: Page): Promise<void> {
  await person.open(PROFILE);
  await page.selectOption('#direction', 'rtl');
  await page.click('#profile-form button[type="submit"]');
  await page.waitForSelector('html[dir="rtl"]');
}

async function takePictureForReadme(office: Office): Promise<void> {
  const browser = new Chromium({ ...office.neededByBrowsers, colorScheme: 'light' });
  try {
    const person = await Person.at(browser, office);
    await person.startsAt('/admin/clients');
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    await browser.tabInFront().page.screenshot({ path: README_PICTURE });
    console.log(README_PICTURE);
  } finally {
    await browser.close();
  }
}

async function inOffice(policy: object, work: (office: Office) => Promise<void>): Promise<void> {
  const office = await Office.open({}, policy);
  try {
    await work(office);
  } finally {
    await office.close();
  }
}

const args = process.argv.slice(2);
const isOfEngines = args[0] === '--engines';
const [folder] = isOfEngines ? args.slice(1) : args;
if (isOfEngines) {
  if (folder === undefined) throw new Error('In which folder: npm run screenshots -- --engines <folder>?');
  await takePicturesInEngines(folder);
} else if (folder === undefined) await inOffice({}, takePictureForReadme);
else {
  mkdirSync(folder, { recursive: true });
  await inOffice({}, async (office) => {
    await takePictureForReadme(office);
    for (const looks of [LOOKS, LOOKS_FROM_RIGHT]) {
      await takePictures(folder, office, OF_STAFF, looks);
      await takePictures(folder, office, OF_ADMINISTRATORS, looks, office.people.administrator);
    }
  });
  await inOffice(SHORT_LIFE, async (office) => {
    for (const looks of [LOOKS, LOOKS_FROM_RIGHT]) await takePictures(folder, office, OF_THE_END, looks);
  });
}
