// The versions that browser tests meet beside this one are made of it by edits, each of which must still fit.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { OTHER_VERSIONS } from '../e2e/driver/another-version.js';
import { withEdit } from './copy.js';

for (const [name, edits] of Object.entries(OTHER_VERSIONS)) {
  test(`every edit that makes the ${name.replaceAll('-', ' ')} fits the code`, () => {
    for (const edit of edits) {
      const text = readFileSync(new URL(`../${edit.file}`, import.meta.url), 'utf8');
      expect(withEdit(text, edit)).not.toBe(text);
    }
  });
}
