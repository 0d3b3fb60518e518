// Runs PHP for one host: a single interpreter over the host's folders, one request after another.
// Nothing here knows about HTTP connections or about the CRM.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PHP, PHPResponse, setPhpIniEntries, type PHPRunOptions } from '@php-wasm/universal';
import type { Clock } from './clock/clock.js';
import { startPhp } from './php-version.js';
import { phpWithKernel } from './php-with-kernel.js';

const APPLICATION = '/application';
const INSTALLATION = '/installation';

/** A fresh interpreter after this many requests, because each request leaves a little memory behind. */
const REQUESTS_PER_INTERPRETER = 3000;

// Runs before every script. The request's moments must be numbers, as a real server gives them. An upload may replace a
// module within the second that the times of files tell apart.
const PREPEND = `<?php
$_SERVER['REQUEST_TIME_FLOAT'] = (float) $_SERVER['REQUEST_ARRIVED_AT'];
$_SERVER['REQUEST_TIME'] = (int) $_SERVER['REQUEST_TIME_FLOAT'];
unset($_SERVER['REQUEST_ARRIVED_AT']);
if ($_FILES !== array()) {
    register_shutdown_function(function () {
        foreach (opcache_get_status()['scripts'] as $file => $script) opcache_invalidate($file, true);
    });
}
`;

/** What compiled code is not kept of: what is written anew for each request, or by the host while it runs. */
const NOT_KEPT = ['/internal/*', `${INSTALLATION}/app-config.php`];

/** Compiled once for all requests, as on servers that people run: in memory, since nobody else shares it. */
const OPCACHE = {
  'opcache.file_cache': '',
  'opcache.file_cache_only': '0',
  'opcache.memory_consumption': '16',
  'opcache.interned_strings_buffer': '2',
  'opcache.validate_timestamps': '1',
  'opcache.revalidate_freq': '0',
  'opcache.file_update_protection': '0',
  'opcache.blacklist_filename': '/not-kept',
};

let processes = 0;

export interface PhpRequest {
  /** The script to run: of the application, or of the installation (a module's own file). */
  script: { application: string } | { installation: string };
  /** Path and query as they came. */
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array;
  server: Record<string, string>;
  /** When the request reached the server, before it waited for others; epoch ms. */
  arrivedAt: number;
}

/** One PHP interpreter with the host's code and one installation's folder mounted. */
export class PhpProcess {
  private php: PHP | undefined;
  private served = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly applicationDirectory: string,
    private readonly installationDirectory: string,
    private readonly clock: Clock,
  ) {}

  /** Runs a request after those that came before it. */
  request(request: PhpRequest): Promise<PHPResponse> {
    const script =
      'application' in request.script
        ? `${APPLICATION}/${request.script.application}`
        : `${INSTALLATION}/${request.script.installation}`;
    return this.run({
      scriptPath: script,
      relativeUri: request.url,
      method: request.method as NonNullable<PHPRunOptions['method']>,
      headers: request.headers,
      body: request.body,
      $_SERVER: {
        ...request.server,
        SCRIPT_NAME: '/index.php',
        PHP_SELF: '/index.php',
        PERFEX_DIRECTORY: INSTALLATION,
        REQUEST_ARRIVED_AT: String(request.arrivedAt / 1000),
      },
    });
  }

  /** Runs a script of the application, as on a command line. Answers what it printed. */
  async script(name: string, server: Record<string, string> = {}): Promise<string> {
    return this.print({ scriptPath: `${APPLICATION}/${name}` }, server);
  }

  /** Runs code with the kernel loaded, and `$db` as the query builder. Answers what it printed. */
  async code(code: string, server: Record<string, string> = {}): Promise<string> {
    return this.print({ code: phpWithKernel(APPLICATION, code) }, server);
  }

  /** Waits for what runs and lets the interpreter go. */
  async stop(): Promise<void> {
    await this.queue;
    this.php?.exit();
    this.php = undefined;
  }

  private async print(options: PHPRunOptions, server: Record<string, string>): Promise<string> {
    const answer = await this.run({
      ...options,
      $_SERVER: {
        PERFEX_DIRECTORY: INSTALLATION,
        REQUEST_ARRIVED_AT: String(this.clock.now() / 1000),
        ...server,
      },
    });
    if (answer.exitCode !== 0) throw new Error(`PHP failed: ${answer.errors}${answer.text}`);
    return answer.text;
  }

  private run(options: PHPRunOptions): Promise<PHPResponse> {
    const answer = this.queue.then(async () => {
      const php = await this.interpreter();
      try {
        return await PHPResponse.fromStreamedResponse(await php.runStream(options));
      } catch (problem) {
        // A crashed interpreter is of no further use; the next request gets a fresh one.
        this.php = undefined;
        throw problem;
      }
    });
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  private async interpreter(): Promise<PHP> {
    if (this.php && this.served >= REQUESTS_PER_INTERPRETER) {
      this.php.exit();
      this.php = undefined;
    }
    if (!this.php) {
      this.php = await this.load();
      this.served = 0;
    }
    this.served += 1;
    return this.php;
  }

  private async load(): Promise<PHP> {
    processes += 1;
    const php = await startPhp(processes, () => this.clock.now());
    this.copy(php, APPLICATION, this.applicationDirectory);
    await this.mount(php, INSTALLATION, this.installationDirectory);
    php.writeFile('/prepend.php', PREPEND);
    php.writeFile('/not-kept', NOT_KEPT.join('\n'));
    // The name of one that OPcache knows; PHP compiles every file for every request under others.
    await php.setSapiName('fpm-fcgi');
    await setPhpIniEntries(php, {
      ...OPCACHE,
      auto_prepend_file: '/prepend.php',
      upload_max_filesize: '64M',
      post_max_size: '64M',
    });
    return php;
  }

  // Every request reads the CRM's code again: from memory that needs no call to this computer's file system.
  private copy(php: PHP, path: string, directory: string): void {
    php.mkdir(path);
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const source = join(directory, entry.name);
      if (entry.isDirectory()) this.copy(php, `${path}/${entry.name}`, source);
      else php.writeFile(`${path}/${entry.name}`, readFileSync(source));
    }
  }

  private async mount(php: PHP, path: string, directory: string): Promise<void> {
    php.mkdir(path);
    await php.mount(path, (_php, FS, point) => {
      FS.mount(FS.filesystems['NODEFS']!, { root: directory }, point);
      return () => FS.unmount(point);
    });
  }
}
