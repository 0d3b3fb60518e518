// What is built runs in the oldest browsers that README.md names. The compiler lowers syntax for them; interfaces it does
// not, and a regular expression that they cannot read stops the whole script.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWER } from '../e2e/driver/oldest-browser.js';

const ASSETS = 'perfex/inactivity_logout_master/assets';

for (const file of [
  'guard.js',
  'signals.js',
  'worker.js',
  'clock.js',
  'drafts.js',
  'offers.js',
  'own-holds.js',
  'own-settings.js',
  'goodbye.js',
]) {
  test(`${file} uses nothing that came after the oldest browsers it supports`, () => {
    const script = readFileSync(join(ASSETS, file), 'utf8');
    for (const { path, isOptional } of NEWER) {
      if (isOptional) continue;
      const name = path.split('.').at(-1) ?? path;
      const isStatic = path.includes('.') && !path.includes('.prototype.');
      const use = isStatic
        ? path.replace('.', '\\.')
        : path.includes('.')
          ? `\\.${name}|\\b${name}:`
          : `\\b${name}\\b[.(]`;
      expect(script, path).not.toMatch(new RegExp(`(?:${use})\\b`));
    }
    expect(script, 'lookbehind').not.toMatch(/\(\?<[=!]/);
    expect(script, 'static blocks').not.toMatch(/\bstatic\s*\{/);
  });
}
