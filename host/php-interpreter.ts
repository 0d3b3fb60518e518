// An interpreter of PHP with the CRM's code in its memory. To start one and to compile that code takes longer than most
// tests, so one that a host no longer needs serves the next one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PHP, PHPResponse, setPhpIniEntries, type PHPRunOptions } from '@php-wasm/universal';
import { rightTime, type Clock } from './clock/clock.js';
import { startPhp } from './php-version.js';

/** Where the CRM's code stands for PHP. */
export const APPLICATION = '/application';
/** Where the folder of one installation stands for PHP. */
export const INSTALLATION = '/installation';

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

/** Code is compiled once for all requests, as on servers that people run: in memory, since nobody else shares it. */
const OPCACHE = {
  'opcache.file_cache': '',
  'opcache.file_cache_only': '0',
  'opcache.memory_consumption': '32',
  'opcache.interned_strings_buffer': '2',
  'opcache.optimization_level': '0',
  'opcache.validate_timestamps': '1',
  'opcache.revalidate_freq': '0',
  'opcache.file_update_protection': '0',
  'opcache.blacklist_filename': '/not-kept',
};

/** How near two times of files may be and still be the same second, or a clock's that is a little behind. Seconds. */
const SAME_TIME = 2;

/** Another installation's file of the same time is not the same file. Those that were copied are. */
const FORGET_WHAT_IS_NEW = `<?php
foreach (opcache_get_status()['scripts'] as $file => $script)
    if ($script['timestamp'] > (int) $_SERVER['NEW_SINCE']) opcache_invalidate($file, true);
`;

const idle = new Map<string, PhpInterpreter[]>();
let started = 0;

export class PhpInterpreter {
  private served = 0;
  private clock: Clock = rightTime;
  private unmount: () => unknown = () => undefined;

  private constructor(
    private readonly php: PHP,
    private readonly applicationDirectory: string,
  ) {}

  /** An interpreter for an installation, which goes by this clock. */
  static async over(
    applicationDirectory: string,
    installationDirectory: string,
    clock: Clock,
  ): Promise<PhpInterpreter> {
    const interpreter =
      idle.get(applicationDirectory)?.pop() ?? (await PhpInterpreter.start(applicationDirectory));
    await interpreter.serve(installationDirectory, clock);
    return interpreter;
  }

  /** Answers whether another one is to take its place. */
  get isWornOut(): boolean {
    return this.served >= REQUESTS_PER_INTERPRETER;
  }

  async run(options: PHPRunOptions): Promise<PHPResponse> {
    this.served += 1;
    return await PHPResponse.fromStreamedResponse(await this.php.runStream(options));
  }

  /** The installation needs it no longer; the next one may have it, unless it is worn out. */
  letGo(): void {
    this.unmount();
    if (this.isWornOut) return this.php.exit();
    const { applicationDirectory } = this;
    idle.set(applicationDirectory, [...(idle.get(applicationDirectory) ?? []), this]);
  }

  private async serve(installationDirectory: string, clock: Clock): Promise<void> {
    this.clock = clock;
    this.unmount = await this.php.mount(INSTALLATION, (_php, FS, point) => {
      FS.mount(FS.filesystems['NODEFS']!, { root: installationDirectory }, point);
      return () => FS.unmount(point);
    });
    const now = Date.now() / 1000;
    if (this.served === 0) return;
    const newSince = String(Math.floor(now) - SAME_TIME);
    await this.run({
      code: FORGET_WHAT_IS_NEW,
      $_SERVER: { NEW_SINCE: newSince, REQUEST_ARRIVED_AT: String(now) },
    });
  }

  private static async start(applicationDirectory: string): Promise<PhpInterpreter> {
    started += 1;
    const php = await startPhp(started, () => interpreter.clock.now());
    const interpreter = new PhpInterpreter(php, applicationDirectory);
    copy(php, APPLICATION, applicationDirectory);
    php.mkdir(INSTALLATION);
    php.writeFile('/prepend.php', PREPEND);
    php.writeFile('/not-kept', NOT_KEPT.join('\n'));
    // OPcache serves none that it does not know by this name.
    await php.setSapiName('fpm-fcgi');
    await setPhpIniEntries(php, {
      ...OPCACHE,
      auto_prepend_file: '/prepend.php',
      upload_max_filesize: '64M',
      post_max_size: '64M',
    });
    return interpreter;
  }
}

/** Puts code where reading it needs no call to this computer's file system. */
function copy(php: PHP, path: string, directory: string): void {
  php.mkdir(path);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const source = join(directory, entry.name);
    if (entry.isDirectory()) copy(php, `${path}/${entry.name}`, source);
    else php.writeFile(`${path}/${entry.name}`, readFileSync(source));
  }
}
