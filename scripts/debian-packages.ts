// Packages of Debian that something here needs: looked for by what they bring and, as root on Debian, installed. Nothing
// else asks `apt-get`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

export interface Needed {
  readonly package: string;
  isThere(): boolean;
}

export const program = (path: string) => () => existsSync(path);
export const file = (directory: string, name: RegExp) => () =>
  existsSync(directory) && readdirSync(directory).some((found) => name.test(found));

/** Installs what is missing; throws naming the packages that cannot be had. */
export function installMissing(needed: readonly Needed[]): void {
  const left = tryToInstall(needed);
  if (left.length > 0) throw new Error(`Install these packages of Debian: ${left.join(' ')}`);
}

/** Installs what is missing, and returns the packages that cannot be had. */
export function tryToInstall(needed: readonly Needed[]): string[] {
  const missing = () => needed.filter((one) => !one.isThere()).map((one) => one.package);
  const wanted = missing();
  if (wanted.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return wanted;
  console.log(`Not on this machine, asking Debian for it: ${wanted.join(', ')}.`);
  // At run level 1 Debian starts no service that it installs: ours run from folders of their own.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { stdio: 'inherit', env: environment } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], options);
  return missing();
}
