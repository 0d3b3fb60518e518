// Takes the README's picture of the warning, docs/warning.png, from the running product. With a folder as argument it
// also puts pictures there for somebody to look at: dark, right to left, and on a screen 320 pixels wide.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium, type ChromiumOptions } from '../e2e/driver/chromium.js';
import { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';

interface Picture {
  file: string;
  options: ChromiumOptions;
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

async function takePicture(office: Office, { file, options, direction }: Picture): Promise<void> {
  const browser = new Chromium(options);
  try {
    const person = await Person.at(browser, office);
    await person.logIn();
    await person.open('/admin/clients');
    await person.seesWarning();
    const { page } = browser.tabInFront();
    if (direction !== undefined) {
      await page.evaluate((dir) => {
        const host = document.querySelector<HTMLElement>('inactivity-logout');
        if (host) host.dir = dir;
      }, direction);
    }
    await page.screenshot({ path: file });
    console.log(file);
  } finally {
    await browser.close();
  }
}

const [folder] = process.argv.slice(2);
if (folder !== undefined) mkdirSync(folder, { recursive: true });
mkdirSync(fileURLToPath(new URL('../docs', import.meta.url)), { recursive: true });

// At the speed of life, so that the countdown in the picture is one that people will see.
const office = await Office.open({ secondsPerMinute: 60 });
try {
  const pictures = [README_PICTURE, ...(folder === undefined ? [] : picturesToLookAt(folder))];
  await Promise.all(pictures.map((picture) => takePicture(office, picture)));
} finally {
  await office.close();
}
