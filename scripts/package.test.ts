// The zip that people install: its shape, its bytes, and when it refuses to be made.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { packageModule } from './package.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULE = 'inactivity_logout_master';

let copy: string;

test.beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'package-'));
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  mkdirSync(join(copy, 'perfex'));
  cpSync(join(ROOT, 'perfex', MODULE), join(copy, 'perfex', MODULE), { recursive: true });
});

test.afterEach(() => rmSync(copy, { recursive: true, force: true }));

test('the zip holds the module in one folder of its name, built files included', () => {
  const { zip, fileName, version } = packageModule(copy);
  const files = Object.keys(unzipSync(zip));
  expect(fileName).toBe(`${MODULE}-${version}.zip`);
  expect(files.every((file) => file.startsWith(`${MODULE}/`))).toBe(true);
  for (const file of [`${MODULE}.php`, 'uninstall.php', 'assets/guard.js', 'assets/worker.js']) {
    expect(files).toContain(`${MODULE}/${file}`);
  }
});

test('the same files make the same bytes, whenever and wherever they were checked out', () => {
  const zone = process.env.TZ;
  const here = packageModule(ROOT).zip;
  process.env.TZ = 'Pacific/Auckland';
  try {
    expect(Buffer.from(packageModule(copy).zip).equals(Buffer.from(here))).toBe(true);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('a module that is not built is not packaged, and the message says what to run', () => {
  rmSync(join(copy, 'perfex', MODULE, 'assets/guard.js'));
  expect(() => packageModule(copy)).toThrow(/assets\/guard\.js missing.*npm run build/);
});

test('two versions that disagree are not packaged', () => {
  writeFileSync(join(copy, 'package.json'), '{ "version": "99.0.0" }');
  expect(() => packageModule(copy)).toThrow(/99\.0\.0.*must agree/);
});

test('the last migration and the newest entry of the changelog are of the version that is packaged', () => {
  const { zip, version } = packageModule(copy);
  const migrations = Object.keys(unzipSync(zip)).flatMap(
    (file) => /migrations\/(\d+)_version_/.exec(file)?.[1] ?? [],
  );
  // Without one of its own number, Perfex would offer an upgrade again and again, or none.
  expect(migrations.sort().at(-1)).toBe(version.replaceAll('.', ''));
  const [, newest] = /^## (\S+)/m.exec(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')) ?? [];
  expect(newest).toBe(version);
});

test('a stray file is named, not packaged', () => {
  writeFileSync(join(copy, 'perfex', MODULE, 'notes.php.bak'), '');
  expect(() => packageModule(copy)).toThrow(/notes\.php\.bak/);
});
