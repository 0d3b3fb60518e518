// WebKit, as WebKitGTK has it: its MiniBrowser on a screen of its own, driven by WebKitWebDriver. The profile is in memory
// and ends with the processes.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WallClock } from '../../host/clock/wall-clock.js';
import type { Browser, BrowserOptions, KeptCookie, SharedBrowser } from './browser.js';
import { lacks } from './lacking.js';
import { processesNaming, signal } from './processes.js';
import { Screen } from './screen.js';
import { WebDriver, type Method } from './webdriver.js';
import { miniBrowser, webkitEnvironment } from './webkit-environment.js';
import { WebKitTab, type ProtocolCookie } from './webkit-tab.js';

const DRIVER = '/usr/bin/WebKitWebDriver';

const HEIGHT = 800;

/** An address of the server that is none of the CRM's, and shows nothing. */
const NO_PAGE = '/robots.txt';

export interface WebKitOptions extends BrowserOptions {
  /** What its owner has set otherwise than most, as MiniBrowser takes it on its command line. */
  switches?: readonly string[];
}

export class WebKit implements Browser {
  /** No command tells of them. */
  readonly complaints: readonly string[] = [];
  readonly stopsWorkers = false;
  private readonly wallClock: WallClock | undefined;
  private readonly home = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  private screen: Screen | undefined;
  private driver: WebDriver | undefined;
  /** The window that it began with stays empty: with its last window the browser ends. */
  private spare = '';
  private originInSpare: string | undefined;
  private readonly tabs: WebKitTab[] = [];

  constructor(private readonly options: WebKitOptions) {
    this.wallClock = options.clock?.wallClock();
  }

  get isRunning(): boolean {
    return this.driver !== undefined;
  }

  private get running(): WebDriver {
    if (this.driver === undefined) throw new Error('The browser is not running.');
    return this.driver;
  }

  async start(): Promise<void> {
    const { trustedKey, switches = [] } = this.options;
    // Whatever ends the tests ends it, too.
    process.once('exit', this.endProcesses);
    this.screen = await Screen.start();
    const port = await freePort();
    spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...webkitEnvironment(this.home),
        ...this.screen.environment,
        ...this.wallClock?.environment,
      },
    });
    this.driver = await WebDriver.beginSession(`http://127.0.0.1:${port}`, {
      acceptInsecureCerts: trustedKey !== undefined,
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation', ...switches] },
    });
    this.spare = await this.driver.send<string>('GET', '/window');
  }

  async openTab(): Promise<WebKitTab> {
    // By the window that is never closed: the one that commands were for last may be.
    const { handle } = await this.running.sendTo<{ handle: string }>(this.spare, 'POST', '/window/new', {
      type: 'window',
    });
    const { screen } = this;
    const window = screen?.windowInFront() ?? '';
    const tab = new WebKitTab(this.running, handle, () => screen?.activate(window));
    this.tabs.push(tab);
    await tab.bringToFront();
    await tab.showPageOf(this.options.width ?? 1200, HEIGHT);
    return tab;
  }

  /** At once: nothing of its profile is kept, and a window may ask whether it is to be closed. */
  private readonly endProcesses = () => {
    signal(this.processes(), 'SIGKILL');
    this.screen?.close();
  };

  async close(): Promise<void> {
    this.endProcesses();
    process.off('exit', this.endProcesses);
    this.driver = undefined;
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Sends a command about cookies, which only a page of their origin can answer: in the window that stays empty. */
  private async atOrigin<Result>(url: string, method: Method, path: string, body?: object): Promise<Result> {
    const { origin } = new URL(url);
    if (this.originInSpare !== origin) {
      await this.running.sendTo(this.spare, 'POST', '/url', { url: `${origin}${NO_PAGE}` });
      this.originInSpare = origin;
    }
    return await this.running.sendTo<Result>(this.spare, method, path, body);
  }

  async cookiesFor(url: string): Promise<string> {
    // Those of a folder are told to a page in it alone. Where none is open, nobody has left one there.
    const page = this.tabs.find((tab) => tab.isOpen && tab.url().startsWith(url));
    const cookies = await (page?.cookies() ?? this.atOrigin<ProtocolCookie[]>(url, 'GET', '/cookie'));
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  async keepCookies(url: string, cookies: readonly KeptCookie[]): Promise<void> {
    for (const { name, value, path, expiresAt } of cookies) {
      const expiry = Number.isFinite(expiresAt) ? { expiry: Math.floor(expiresAt / 1000) } : {};
      await this.atOrigin(url, 'POST', '/cookie', {
        cookie: { name, value, path, httpOnly: true, ...expiry },
      });
    }
  }

  async forgetCookies(name: string): Promise<void> {
    // Only a page of their origin can say so.
    await this.tabs.find(({ isOpen }) => isOpen)?.forgetCookie(name);
  }

  keepFiles(): Promise<void> {
    return lacks('webkit', 'keep files');
  }

  stopWorkers(): Promise<void> {
    return lacks('webkit', 'stop a worker');
  }

  processes(): number[] {
    return processesNaming(this.home);
  }

  kill(): Promise<void> {
    return lacks('webkit', 'keep a profile');
  }
}

/** Each test has one of its own: they start quickly, and their profiles are in memory anyway. */
export class SharedWebKit implements SharedBrowser {
  forOneTest(options: BrowserOptions): Browser {
    return new WebKit(options);
  }

  async close(): Promise<void> {}
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
