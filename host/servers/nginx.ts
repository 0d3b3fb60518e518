// nginx before php-fpm, with the rules that owners write for Perfex (docs/host.md#addresses-and-servers).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phpDoorIn, startPhpFpm } from './php-fpm.js';
import { giveToServers, Program } from './program.js';
import type { WebServer } from './web-server.js';

export const nginx: WebServer = {
  async start({ basePath, documentRoot, workingDirectory, clock }) {
    const door = join(workingDirectory, 'nginx');
    const configuration = join(workingDirectory, 'nginx.conf');
    const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'];
    for (const name of temporary) mkdirSync(join(workingDirectory, name));
    writeFileSync(
      configuration,
      `daemon off;
worker_processes 1;
pid ${workingDirectory}/nginx.pid;
error_log ${workingDirectory}/nginx.log warn;
events { worker_connections 1024; }
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_max_body_size 64m;
    ${temporary.map((name) => `${name}_temp_path ${workingDirectory}/${name};`).join('\n    ')}
    server {
        listen unix:${door};
        server_name _;
        root ${documentRoot};
        index index.php;
        location ${basePath}/ {
            try_files $uri $uri/ ${basePath}/index.php?$query_string;
        }
        # Scripts, styles and images carry their version in their addresses.
        location ~ \\.(?:js|css|svg|png|woff2)$ {
            expires 30d;
        }
        location ~ \\.php(/|$) {
            fastcgi_split_path_info ^(.+?\\.php)(/.*)?$;
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
            fastcgi_param PATH_INFO $fastcgi_path_info;
            fastcgi_read_timeout 300;
            fastcgi_pass unix:${phpDoorIn(workingDirectory)};
        }
    }
}
`,
    );
    giveToServers(workingDirectory);
    const php = await startPhpFpm(workingDirectory, clock);
    const args = ['-p', workingDirectory, '-c', configuration];
    const isReady = () => existsSync(door);
    const web = await Program.start('/usr/sbin/nginx', args, isReady, clock.environment);
    return {
      door: { socketPath: door },
      async stop() {
        await web.stop();
        await php.stop();
      },
    };
  },
};
