// Finds a Chromium to test with, and says how to start it. Looking is cheap and changes nothing; only
// `findOrInstallChromium` may download one, and only after it has looked everywhere.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { tryToInstall } from './debian-packages.js';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (root) =>
      root === undefined
        ? []
        : [
            join(root, 'Chromium/Application/chrome.exe'),
            join(root, 'Google/Chrome/Application/chrome.exe'),
            join(root, 'Microsoft/Edge/Application/msedge.exe'),
          ],
  ),
};

const WHAT_TO_DO =
  'No Chromium was found. Install Chromium or Chrome, or run `npx playwright install chromium`, ' +
  'or name one by the environment variable CHROMIUM_PATH.';

function onPath(): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      for (const ending of endings) {
        const file = join(directory, name + ending);
        if (directory !== '' && existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** Answers the path of a Chromium that is already on this machine, if there is one. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names a file that does not exist: ${named}`);
    return named;
  }
  const usual = USUAL_PLACES[process.platform]?.find((file) => existsSync(file));
  const downloaded = chromium.executablePath();
  return onPath() ?? usual ?? (existsSync(downloaded) ? downloaded : undefined);
}

/** Answers the path of a Chromium, installing one by Playwright or Debian's packages when there is none. */
export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;

  console.log('No Chromium on this machine; asking Playwright for its own.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;

  tryToInstall([{ package: 'chromium', isThere: () => findChromium() !== undefined }]);
  const packaged = findChromium();
  if (packaged === undefined) throw new Error(WHAT_TO_DO);
  return packaged;
}

/** Says how to start Chromium: quiet, with nothing running in the background that the tests did not ask for. */
export function chromiumLaunchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(WHAT_TO_DO);
  return {
    executablePath,
    args: [
      // Chromium's sandbox refuses to start for root, which is what containers and CI run as.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findOrInstallChromium());
