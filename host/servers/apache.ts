// Apache with PHP in it, as Debian sets it up, and Perfex's own way of rewriting addresses.
import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { Program } from './program.js';
import type { Door, WebServer } from './web-server.js';

const MODULES = '/usr/lib/apache2/modules';

/** What is switched on after `apt-get install apache2 libapache2-mod-php`, as far as it matters, and what Perfex needs. */
const SWITCHED_ON = ['alias', 'authz_core', 'dir', 'env', 'filter', 'headers', 'mime', 'rewrite', 'setenvif'];

export const apache: WebServer = {
  async start({ directory, basePath, documentRoot, workingDirectory }) {
    const port = await freePort();
    // Addresses lead to index.php unless a file is there (PERFEX.md 8).
    writeFileSync(
      join(directory, '.htaccess'),
      `RewriteEngine on
RewriteBase ${basePath}/
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule ^(.*)$ index.php?/$1 [L,QSA]
`,
    );
    const configuration = join(workingDirectory, 'apache.conf');
    writeFileSync(
      configuration,
      `ServerRoot ${workingDirectory}
DefaultRuntimeDir ${workingDirectory}
PidFile ${workingDirectory}/apache.pid
ErrorLog ${workingDirectory}/apache.log
Listen 127.0.0.1:${port}
ServerName localhost
LoadModule mpm_prefork_module ${MODULES}/mod_mpm_prefork.so
${SWITCHED_ON.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
LoadModule php_module ${MODULES}/${phpModule()}
StartServers 2
MinSpareServers 1
MaxSpareServers 6
MaxRequestWorkers 60
TypesConfig /etc/mime.types
<FilesMatch ".+\\.php$">
    SetHandler application/x-httpd-php
</FilesMatch>
DirectoryIndex index.php index.html
AcceptPathInfo On
DocumentRoot ${documentRoot}
<Directory ${documentRoot}>
    Options FollowSymLinks
    AllowOverride All
    Require all granted
</Directory>
php_admin_value upload_max_filesize 64M
php_admin_value post_max_size 64M
php_admin_value opcache.revalidate_freq 0
`,
    );
    const program = await Program.start('/usr/sbin/apache2', ['-DFOREGROUND', '-f', configuration], () =>
      isOpen(port),
    );
    const door: Door = { host: '127.0.0.1', port };
    return { door, stop: () => program.stop() };
  },
};

function phpModule(): string {
  const [newest] = readdirSync(MODULES)
    .filter((name) => /^libphp.*\.so$/.test(name))
    .sort()
    .reverse();
  if (newest === undefined) throw new Error('Apache has no PHP: install libapache2-mod-php.');
  return newest;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('connect', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
