// Finds Chromium without windows, menus and extensions: the same engine for two thirds of the processor's time. It is for
// tests about pages; what is about tabs, windows or the profile on the disk needs the browser that people start.
import { existsSync } from 'node:fs';
import { tryToInstall } from './debian-packages.js';
import { findChromium, findOrInstallChromium } from './find-chromium.js';

const USUAL_PLACE = '/usr/bin/chromium-headless-shell';

/** Answers its path; where there is none, the whole browser's. */
export function findHeadlessShell(): string | undefined {
  const named = process.env['HEADLESS_SHELL_PATH'];
  if (named) return named;
  return existsSync(USUAL_PLACE) ? USUAL_PLACE : findChromium();
}

/** The same, and installs it where Debian is asked for packages. A browser that somebody has named is taken for both. */
export function findOrInstallHeadlessShell(): string {
  const named = process.env['HEADLESS_SHELL_PATH'] ?? process.env['CHROMIUM_PATH'];
  if (named) return named;
  if (process.platform === 'linux')
    tryToInstall([{ package: 'chromium-headless-shell', isThere: () => existsSync(USUAL_PLACE) }]);
  return findHeadlessShell() ?? findOrInstallChromium();
}
