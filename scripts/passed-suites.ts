// Which suites have passed as a whole, and on which files: whoever proves more on the same files need not run them again.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trackedFiles } from './tracked-files.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Begins the run of a whole suite; the returned function notes that it has passed, unless a file was changed meanwhile. */
export function beginSuite(suite: string, repository = ROOT): () => void {
  rmSync(noteOf(suite, repository), { force: true });
  const files = nameOfFiles(repository);
  return () => {
    if (nameOfFiles(repository) !== files) return;
    mkdirSync(join(repository, 'build'), { recursive: true });
    writeFileSync(noteOf(suite, repository), files);
  };
}

/** Whether every test of this suite has passed on the files as they are now, when it was last run as a whole. */
export function hasPassed(suite: string, repository = ROOT): boolean {
  try {
    return readFileSync(noteOf(suite, repository), 'utf8') === nameOfFiles(repository);
  } catch {
    return false;
  }
}

function noteOf(suite: string, repository: string): string {
  return join(repository, 'build', `passed-${suite}`);
}

/** Other files, other names or other bytes in them have another name. */
function nameOfFiles(repository: string): string {
  const hash = createHash('sha256');
  for (const file of trackedFiles(repository).sort()) {
    const bytes = readFileSync(join(repository, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
