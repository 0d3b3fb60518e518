// Every file of the module is PHP of the version at hand; `npm run test:php` runs this, and everything else, on all. And
// no file asks the database for the time.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { phpSyntaxProblems } from './php-syntax.js';

const FOLDER = fileURLToPath(new URL('./inactivity_logout_master/', import.meta.url));

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.php'),
);

/** MySQL's words for the present moment, as functions or columns' defaults. */
const DATABASE_TIME =
  /\b(?:(?:NOW|SYSDATE|UNIX_TIMESTAMP|FROM_UNIXTIME|CUR(?:DATE|TIME)|UTC_(?:DATE|TIME|TIMESTAMP))\s*\(|CURRENT_(?:DATE|TIME|TIMESTAMP)\b|LOCALTIME(?:STAMP)?\b)/i;

test('every PHP file of the module can be read', async () => {
  expect(files.length).toBeGreaterThan(20);
  const problems = await phpSyntaxProblems(files.map((name) => readFileSync(FOLDER + name, 'utf8')));
  expect(files.filter((_, index) => problems[index] !== undefined)).toEqual([]);
});

// The database's clock may be another one than PHP's, and tests do not move it.
test('no SQL of the module asks the database for the time', () => {
  const asking = files.filter((name) => DATABASE_TIME.test(readFileSync(FOLDER + name, 'utf8')));
  expect(asking).toEqual([]);
});

for (const [sql, asks] of [
  ['UPDATE t SET ended_at = NOW(3)', true],
  ['where("last_activity_at <", "unix_timestamp() - 60", false)', true],
  ['created_at DATETIME DEFAULT CURRENT_TIMESTAMP', true],
  ['WHERE ended_at > sysdate()', true],
  ['$now = inactivity_logout_now();', false],
  ['// from now on (until the next login)', false],
] as const) {
  test(`${sql} ${asks ? 'asks' : 'does not ask'} the database for the time`, () => {
    expect(DATABASE_TIME.test(sql)).toBe(asks);
  });
}
