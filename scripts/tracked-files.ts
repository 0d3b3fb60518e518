// The files of the repository, as they are now: what is new and not ignored counts as tracked.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Where there is no Git, as in a copy, everything is tracked but for what is made there. */
const IS_MADE = /^(node_modules|build|test-results)(\/|$)/;

/** Lists them by their paths in the repository. */
export function trackedFiles(repository: string): string[] {
  if (!existsSync(join(repository, '.git'))) {
    const all = readdirSync(repository, { recursive: true, withFileTypes: true });
    const files = all.filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => relative(repository, join(parentPath, name)));
    return paths.filter((path) => !IS_MADE.test(path));
  }
  const arguments_ = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', arguments_, { cwd: repository, encoding: 'utf8' });
  // Git lists what has been deleted until that is committed.
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(repository, file)));
}
