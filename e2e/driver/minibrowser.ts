// WebKit as a person has it: MiniBrowser on a profile that stays, driven by hand, for a driver would give it a profile in
// memory and answer for the person. What it shows is told by the title of its window, and by what the server is asked for.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WallClock } from '../../host/clock/wall-clock.js';
import type { BrowserOptions, KeptCookie } from './browser.js';
import { processesNaming, signal } from './processes.js';
import { Screen } from './screen.js';
import { miniBrowser, webkitEnvironment } from './webkit-environment.js';

/** Between a key and the next one: the browser looks at its keyboard now and then. */
const KEY_PACE = 100;
const LOOK_EVERY = 50;

/** How long a window may take to open on a busy computer, in milliseconds. */
const WINDOW_LIMIT = 30_000;

/** Until it has ended by itself, in milliseconds. */
const END_LIMIT = 5000;

export class MiniBrowser {
  private readonly home = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  private readonly jar = join(this.home, 'cookies.txt');
  private readonly wallClock: WallClock | undefined;
  private screen: Screen | undefined;

  constructor({ clock }: BrowserOptions) {
    this.wallClock = clock?.wallClock();
  }

  /** Has the cookies that somebody got from this address, before it is started for the first time. */
  keepCookies(url: string, cookies: readonly KeptCookie[], now: number): void {
    const { hostname } = new URL(url);
    const lines = cookies.map(({ name, value, path, expiresAt }) => {
      const until = Math.floor((Number.isFinite(expiresAt) ? expiresAt : now + DAY) / 1000);
      return [`#HttpOnly_${hostname}`, 'FALSE', path, 'FALSE', until, name, value].join('\t');
    });
    writeFileSync(this.jar, `# HTTP Cookie File\n${lines.join('\n')}\n`);
  }

  /** Starts it, with nothing to be seen or at an address, as a link in a mail does. `isPrivate`: in a private window. */
  async start(url = 'about:blank', { isPrivate = false } = {}): Promise<void> {
    this.screen ??= await Screen.start();
    const args = [isPrivate ? '--private' : `--cookies-file=${this.jar}`, url];
    spawn(miniBrowser(), args, { stdio: 'ignore', env: this.environment });
    await this.untilWindowOpens();
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      ...webkitEnvironment(this.home),
      ...this.screen?.environment,
      ...this.wallClock?.environment,
    };
  }

  private hand(...does: string[]): string {
    return this.screen?.hand(...does) ?? '';
  }

  /** Waits for its window, and puts the keyboard there. */
  private async untilWindowOpens(): Promise<void> {
    const giveUpAt = performance.now() + WINDOW_LIMIT;
    while (this.title() === '') {
      if (performance.now() > giveUpAt) throw new Error('MiniBrowser opened no window.');
      await pause(LOOK_EVERY);
    }
    this.screen?.activate(this.screen.windowInFront());
  }

  /** Answers what the window is called: the page's title, or the browser's name before there is a page. */
  title(): string {
    return this.hand('search', '--onlyvisible', '--name', '.', 'getwindowname');
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.hand('key', key);
      await pause(KEY_PACE);
    }
  }

  /** Types an address where addresses are typed. */
  async open(url: string): Promise<void> {
    await this.press('ctrl+l');
    this.hand('type', '--delay', '10', url);
    await this.press('Return');
  }

  /** Ends it as a person does; the profile stays. */
  async quit(): Promise<void> {
    const processes = () => processesNaming(this.home);
    signal(processes(), 'SIGTERM');
    const killAt = performance.now() + END_LIMIT;
    while (processes().length > 0) {
      if (performance.now() > killAt) signal(processes(), 'SIGKILL');
      await pause(LOOK_EVERY);
    }
  }

  async close(): Promise<void> {
    await this.quit();
    this.screen?.close();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

const DAY = 86_400_000;
