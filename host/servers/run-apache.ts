// Apache as Debian sets it up, with Perfex's own way of rewriting addresses. How it runs PHP is for others to say.
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { Program } from './program.js';
import type { Running, Site } from './web-server.js';

export const APACHE_MODULES = '/usr/lib/apache2/modules';

/** What is switched on after `apt-get install apache2`, as far as it matters, and what Perfex needs. */
const SWITCHED_ON = ['alias', 'authz_core', 'dir', 'env', 'filter', 'headers', 'mime', 'rewrite', 'setenvif'];

/** How an Apache runs PHP. */
export interface PhpOfApache {
  /** Files of modules by their names, the one that decides about processes and threads included. */
  readonly modules: Readonly<Record<string, string>>;
  /** Further lines of the configuration. */
  readonly configuration: string;
}

export async function runApache(site: Site, php: PhpOfApache): Promise<Running> {
  const { directory, basePath, documentRoot, workingDirectory, clock } = site;
  const port = await freePort();
  // Addresses lead to index.php unless a file is there (docs/host.md#addresses-and-servers).
  writeFileSync(
    join(directory, '.htaccess'),
    `RewriteEngine on
RewriteBase ${basePath}/
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule ^(.*)$ index.php?/$1 [L,QSA]
`,
  );
  const modules = Object.entries({
    ...php.modules,
    ...Object.fromEntries(SWITCHED_ON.map((name) => [name, `mod_${name}.so`])),
  });
  const configuration = join(workingDirectory, 'apache.conf');
  writeFileSync(
    configuration,
    `ServerRoot ${workingDirectory}
DefaultRuntimeDir ${workingDirectory}
PidFile ${workingDirectory}/apache.pid
ErrorLog ${workingDirectory}/apache.log
Listen 127.0.0.1:${port}
ServerName localhost
${modules.map(([name, file]) => `LoadModule ${name}_module ${APACHE_MODULES}/${file}`).join('\n')}
TypesConfig /etc/mime.types
DirectoryIndex index.php index.html
AcceptPathInfo On
DocumentRoot ${documentRoot}
<Directory ${documentRoot}>
    Options FollowSymLinks
    AllowOverride All
    Require all granted
</Directory>
${php.configuration}`,
  );
  const args = ['-DFOREGROUND', '-f', configuration];
  const program = await Program.start('/usr/sbin/apache2', args, () => isOpen(port), clock.environment);
  return { door: { host: '127.0.0.1', port }, stop: () => program.stop() };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('connect', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
