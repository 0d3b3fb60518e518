// PHP that waits behind a web server, as a pool of processes.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock/clock.js';
import { Program } from './program.js';

/** Where web servers reach the PHP of a working directory. */
export function phpDoorIn(workingDirectory: string): string {
  return join(workingDirectory, 'php');
}

/** Starts PHP for the web server that works in this folder, which belongs to the account of the servers by then. */
export function startPhpFpm(workingDirectory: string, clock: Clock): Promise<Program> {
  const door = phpDoorIn(workingDirectory);
  const configuration = join(workingDirectory, 'php-fpm.conf');
  writeFileSync(
    configuration,
    `[global]
error_log = ${workingDirectory}/php-fpm.log
daemonize = no
[crm]
listen = ${door}
; Not "ondemand": of connections that come in the same moment it may leave one waiting until the next one comes.
pm = dynamic
pm.max_children = 30
pm.start_servers = 3
pm.min_spare_servers = 2
pm.max_spare_servers = 4
php_admin_value[upload_max_filesize] = 64M
php_admin_value[post_max_size] = 64M
php_admin_value[opcache.revalidate_freq] = 0
`,
  );
  const args = ['--nodaemonize', '--fpm-config', configuration];
  return Program.start(phpFpm(), args, () => existsSync(door), clock.environment);
}

/** Answers the newest php-fpm of this computer. */
function phpFpm(): string {
  const [newest] = readdirSync('/usr/sbin')
    .filter((name) => /^php-fpm[\d.]+$/.test(name))
    .sort()
    .reverse();
  if (newest === undefined) throw new Error('There is no php-fpm: install its package.');
  return join('/usr/sbin', newest);
}
