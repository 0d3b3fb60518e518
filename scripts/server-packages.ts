// What the servers' suites need of the system.
import { spawnSync } from 'node:child_process';
import { file, installMissing, program, type Needed } from './debian-packages.js';

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

export function installServers(): void {
  installMissing(NEEDED);
}
