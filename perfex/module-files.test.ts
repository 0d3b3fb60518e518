// Every file of the module is PHP of the version at hand; `npm run test:php` runs this, and everything else, on all.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { phpSyntaxProblems } from './php-syntax.js';

const FOLDER = fileURLToPath(new URL('./inactivity_logout_master/', import.meta.url));

test('every PHP file of the module can be read', async () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.php'),
  );
  expect(files.length).toBeGreaterThan(20);
  const problems = await phpSyntaxProblems(files.map((name) => readFileSync(FOLDER + name, 'utf8')));
  expect(files.filter((_, index) => problems[index] !== undefined)).toEqual([]);
});
