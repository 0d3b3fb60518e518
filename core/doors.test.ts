// The compiler keeps the doors between the folders: each of these lines must not compile where it stands.
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DOORS = [
  ['core', '', undefined],
  ['core', 'document.title;', /Cannot find name 'document'/],
  ['core', "fetch('/');", /Cannot find name 'fetch'/],
  ['core', 'setTimeout(() => {}, 1);', /Cannot find name 'setTimeout'/],
  ['core', 'performance.now();', /Cannot find name 'performance'/],
  ['core', "import '../../../src/config.js';", /src\/config\.ts/],
  ['core', "import '../../../sw/store.js';", /sw\/store\.ts/],
  ['src', '', undefined],
  ['src', 'clients.claim();', /Cannot find name 'clients'/],
  ['src', "import '../../../sw/store.js';", /sw\/store\.ts/],
  ['sw', '', undefined],
  ['sw', 'document.title;', /Cannot find name 'document'/],
  ['sw', "import '../../../src/config.js';", /src\/config\.ts/],
] as const;

type Folder = (typeof DOORS)[number][0];

const said = new Map<Folder, string>();

/** Compiles every door of a folder, each line as a file that stands in it; answers what the compiler says. */
function compile(folder: Folder): string {
  const directory = join('build/doors', folder);
  mkdirSync(directory, { recursive: true });
  DOORS.forEach(([where, line], number) => {
    if (where === folder) writeFileSync(join(directory, `door-${number}.ts`), `${line}\nexport {};\n`);
  });
  const config = {
    extends: `../../../${folder}/tsconfig.json`,
    compilerOptions: { rootDir: '../../..', outDir: './out', types: [] },
    include: ['door-*.ts', `../../../${folder}/*.ts`],
    exclude: [`../../../${folder}/*.test.ts`],
    references: folder === 'core' ? [] : [{ path: '../../../core' }],
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync('npx', ['tsc', '-p', directory, '--pretty', 'false'], { encoding: 'utf8' });
  return stdout;
}

/** Answers what the compiler says of one door. */
function complaintsOf(number: number, folder: Folder): string {
  const all = said.get(folder) ?? compile(folder);
  said.set(folder, all);
  return all
    .split(/\n(?=\S)/)
    .filter((complaint) => complaint.includes(`/door-${number}.ts(`))
    .join('\n');
}

test.describe.configure({ mode: 'serial' });

DOORS.forEach(([folder, line, complaint], number) => {
  const what =
    line === '' ? 'an empty line compiles' : `\`${line.replaceAll('../../../', '../')}\` does not compile`;
  test(`in ${folder}, ${what}`, () => {
    if (complaint === undefined) expect(complaintsOf(number, folder)).toBe('');
    else expect(complaintsOf(number, folder)).toMatch(complaint);
  });
});

test('core reads no clock and throws no dice', () => {
  const files = readdirSync('core').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(readFileSync(join('core', file), 'utf8'), file).not.toMatch(/\bDate\b|\bMath\.random\b/);
  }
});
