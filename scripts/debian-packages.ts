// What the servers' suites need of the system: looked for by its programs and, as root on Debian, installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

interface Needed {
  readonly package: string;
  isThere(): boolean;
}

const program = (path: string) => () => existsSync(path);
const file = (directory: string, name: RegExp) => () =>
  existsSync(directory) && readdirSync(directory).some((found) => name.test(found));

/** PHP's extensions show by themselves in what PHP says. */
const extension = (name: string) => () =>
  (spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '').split('\n').includes(name);

const NEEDED: readonly Needed[] = [
  { package: 'apache2', isThere: program('/usr/sbin/apache2') },
  { package: 'libapache2-mod-php', isThere: file('/usr/lib/apache2/modules', /^libphp.*\.so$/) },
  { package: 'nginx-light', isThere: program('/usr/sbin/nginx') },
  { package: 'php-cli', isThere: program('/usr/bin/php') },
  { package: 'php-fpm', isThere: file('/usr/sbin', /^php-fpm[\d.]+$/) },
  { package: 'php-mysql', isThere: extension('pdo_mysql') },
  { package: 'php-mbstring', isThere: extension('mbstring') },
  { package: 'php-zip', isThere: extension('zip') },
  { package: 'mariadb-server-core', isThere: program('/usr/sbin/mariadbd') },
  { package: 'mariadb-client-core', isThere: program('/usr/bin/mariadb') },
];

/** Installs what is missing; throws naming the packages that cannot be had. */
export function installServers(): void {
  const missing = () => NEEDED.filter((one) => !one.isThere()).map((one) => one.package);
  const wanted = missing();
  if (wanted.length === 0) return;
  console.log(`Not on this machine: ${wanted.join(', ')}.`);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    // At run level 1 Debian starts no service that it installs: ours run from folders of their own.
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const options = { stdio: 'inherit', env: environment } as const;
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], options);
  }
  const left = missing();
  if (left.length > 0) throw new Error(`Install these packages of Debian: ${left.join(' ')}`);
}
