// Apache before php-fpm, after `a2enmod proxy_fcgi` and `a2enconf php-fpm`: what carries the larger offices.
import { phpDoorIn, startPhpFpm } from './php-fpm.js';
import { runApache } from './run-apache.js';
import type { WebServer } from './web-server.js';

export const apacheBeforePhpFpm: WebServer = {
  async start(site) {
    const php = await startPhpFpm(site.workingDirectory, site.clock);
    const web = await runApache(site, {
      modules: { mpm_event: 'mod_mpm_event.so', proxy: 'mod_proxy.so', proxy_fcgi: 'mod_proxy_fcgi.so' },
      // Processes and threads as in Debian's mpm_event.conf.
      configuration: `StartServers 2
MinSpareThreads 25
MaxSpareThreads 75
ThreadLimit 64
ThreadsPerChild 25
MaxRequestWorkers 150
<FilesMatch ".+\\.php$">
    SetHandler "proxy:unix:${phpDoorIn(site.workingDirectory)}|fcgi://localhost"
</FilesMatch>
`,
    });
    return {
      door: web.door,
      async stop() {
        await web.stop();
        await php.stop();
      },
    };
  },
};
