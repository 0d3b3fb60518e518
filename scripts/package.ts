// Makes the zip that Setup > Modules takes: the module's folder and nothing else, with the same bytes for the
// same files on every machine. `npm run package` writes it to dist/ beside its checksum.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync, type Zippable } from 'fflate';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULE = 'inactivity_logout_master';
const BUILT_FILES = [
  'guard.js',
  'signals.js',
  'shell.css',
  'page.css',
  'worker.js',
  'clock.js',
  'goodbye.js',
  'drafts.js',
  'offers.js',
  'drafts.css',
  'own-holds.js',
  'own-settings.js',
];

/** What a module consists of. Anything else in the folder is there by mistake and stops the packaging. */
const KINDS = new Set(['.php', '.js', '.css', '.html', '.svg', '.png', '.json', '.md', '.txt']);

/** fflate writes the local time of this date, and a zip's clock starts in 1980: the same bytes in every zone. */
function fixedDate(): Date {
  return new Date(1980, 0, 1, 0, 0, 0);
}

export interface Package {
  version: string;
  fileName: string;
  zip: Uint8Array;
}

function filesBelow(directory: string, prefix = ''): string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(directory, path) : [path];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

function versionInHeader(initFile: string): string {
  // Perfex takes the first match in the whole file (docs/host.md#files-and-header), and so does this.
  return /Version:\s*(\S+)/.exec(initFile)?.[1] ?? 'none';
}

/** Zips the module as Perfex expects it; throws when it is not built, or when two places disagree on its version. */
export function packageModule(root = ROOT): Package {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const directory = join(root, 'perfex', MODULE);

  const missing = BUILT_FILES.filter((file) => !existsSync(join(directory, 'assets', file)));
  if (missing.length > 0) {
    throw new Error(
      `The module is not built: assets/${missing.join(', assets/')} missing. Run: npm run build`,
    );
  }
  const inHeader = versionInHeader(readFileSync(join(directory, `${MODULE}.php`), 'utf8'));
  if (inHeader !== version) {
    throw new Error(
      `package.json says version ${version}, the header of ${MODULE}.php says ${inHeader}. They must agree.`,
    );
  }

  const files = filesBelow(directory);
  const strays = files.filter((file) => !KINDS.has(extname(file)) && !file.endsWith('.htaccess'));
  if (strays.length > 0) throw new Error(`These files are no part of a module: ${strays.join(', ')}`);

  const entries: Zippable = {};
  for (const file of files) {
    entries[`${MODULE}/${file}`] = [readFileSync(join(directory, file)), { mtime: fixedDate(), level: 9 }];
  }
  return { version, fileName: `${MODULE}-${version}.zip`, zip: zipSync(entries) };
}

function writePackage(): void {
  const { fileName, zip } = packageModule();
  const checksum = createHash('sha256').update(zip).digest('hex');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(join(ROOT, 'dist', fileName), zip);
  writeFileSync(join(ROOT, 'dist', `${fileName}.sha256`), `${checksum}  ${fileName}\n`);
  console.log(`dist/${fileName}  ${zip.length} bytes  sha256 ${checksum}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    writePackage();
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exitCode = 1;
  }
}
