// The compiler keeps the doors between the folders: each of these lines must not compile where it stands.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compiles one line as if it stood in a file of this folder; answers what the compiler says. */
function compile(folder: string, line: string, name: string): string {
  const directory = join('build/doors', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'door.ts'), `${line}\nexport {};\n`);
  const config = {
    extends: `../../../${folder}/tsconfig.json`,
    compilerOptions: { rootDir: '../../..', outDir: './out', types: [] },
    include: ['door.ts', `../../../${folder}/*.ts`],
    exclude: [`../../../${folder}/*.test.ts`],
    references: folder === 'core' ? [] : [{ path: '../../../core' }],
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync('npx', ['tsc', '-p', directory], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (problem) {
    return String((problem as { stdout: string }).stdout);
  }
}

test.describe.configure({ mode: 'serial' });

for (const [folder, line, complaint] of [
  ['core', 'document.title;', /Cannot find name 'document'/],
  ['core', "fetch('/');", /Cannot find name 'fetch'/],
  ['core', 'setTimeout(() => {}, 1);', /Cannot find name 'setTimeout'/],
  ['core', 'performance.now();', /Cannot find name 'performance'/],
  ['core', "import '../../../src/config.js';", /src\/config\.ts/],
  ['core', "import '../../../sw/store.js';", /sw\/store\.ts/],
  ['src', 'clients.claim();', /Cannot find name 'clients'/],
  ['src', "import '../../../sw/store.js';", /sw\/store\.ts/],
  ['sw', 'document.title;', /Cannot find name 'document'/],
  ['sw', "import '../../../src/config.js';", /src\/config\.ts/],
] as const) {
  test(`in ${folder}, \`${line.replaceAll('../../../', '../')}\` does not compile`, () => {
    const name = `${folder}-${line.replaceAll(/\W+/g, '-')}`;
    expect(compile(folder, '', `${folder}-open`)).toBe('');
    expect(compile(folder, line, name)).toMatch(complaint);
  });
}

test('core reads no clock and throws no dice', () => {
  const files = readdirSync('core').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(readFileSync(join('core', file), 'utf8'), file).not.toMatch(/\bDate\b|\bMath\.random\b/);
  }
});
