// Apache with PHP in it, after `apt-get install libapache2-mod-php`.
import { readdirSync } from 'node:fs';
import { APACHE_MODULES, runApache } from './run-apache.js';
import type { WebServer } from './web-server.js';

export const apache: WebServer = {
  start: (site) =>
    runApache(site, {
      modules: { mpm_prefork: 'mod_mpm_prefork.so', php: phpModule() },
      configuration: `StartServers 2
MinSpareServers 1
MaxSpareServers 6
MaxRequestWorkers 60
<FilesMatch ".+\\.php$">
    SetHandler application/x-httpd-php
</FilesMatch>
php_admin_value upload_max_filesize 64M
php_admin_value post_max_size 64M
php_admin_value opcache.revalidate_freq 0
`,
    }),
};

function phpModule(): string {
  const [newest] = readdirSync(APACHE_MODULES)
    .filter((name) => /^libphp.*\.so$/.test(name))
    .sort()
    .reverse();
  if (newest === undefined) throw new Error('Apache has no PHP: install libapache2-mod-php.');
  return newest;
}
