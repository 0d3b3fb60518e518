// Chromium as a person starts it. Playwright's own switches turn off what the faults are about (the Back/forward cache,
// hidden tabs, the tabs of the last session), so this one is started without them and driven from outside. Its clock
// can be put wrong.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type Worker } from '@playwright/test';
import { MovableClock } from '../../host/clock/clock.js';
import type { WallClock } from '../../host/clock/wall-clock.js';
import type { BrowserOptions, BrowserTab, EverydayBrowser } from './browser.js';
import { Chromium, launchOptions } from './chromium.js';
import { ChromiumTab } from './chromium-tab.js';
import { signal } from './processes.js';
import { waitFor } from './wait-for.js';

/** Long enough for two busy cores and a lid that is closed meanwhile. */
const START_LIMIT = 60_000;

const RESTORE = '--restore-last-session';

/** What it is started without. */
const WITHOUT = [
  // Extensions that are named at the start are refused otherwise.
  'DisableLoadExtensionCommandLineSwitch',
  // What opens below the address bar is two web pages of the browser's own, ready from the start: half of what that costs.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** How long a restored tab is looked at until it has begun to load, in milliseconds. */
const LOOK_AT_TAB = 500;

/** What the browser's own menus do, which nothing else can: an extension without a face. */
const MENUS = {
  manifest_version: 3,
  name: 'Menus',
  version: '1',
  permissions: ['tabs', 'sessions'],
  background: { service_worker: 'menus.js' },
};

/** The part of an extension's interface that is used here. */
interface Menus {
  chrome: {
    tabs: {
      query(which: { active: true; lastFocusedWindow: true }): Promise<{ id: number }[]>;
      duplicate(id: number): Promise<unknown>;
    };
    sessions: { restore(): Promise<unknown> };
  };
}

export class EverydayChromium extends Chromium implements EverydayBrowser {
  private readonly menus = join(this.profile, 'menus');
  private opens = ['about:blank'];

  constructor(options: BrowserOptions) {
    // One that can be put wrong, also where time is not moved.
    super({ ...options, clock: options.clock ?? new MovableClock() });
  }

  protected override get wallClock(): WallClock {
    return super.wallClock!;
  }

  protected override async launch(): Promise<BrowserContext> {
    mkdirSync(this.menus, { recursive: true });
    writeFileSync(join(this.menus, 'manifest.json'), JSON.stringify(MENUS));
    writeFileSync(join(this.menus, 'menus.js'), '');
    const { executablePath, args, env } = launchOptions(this.options, this.wallClock);
    const doorFile = join(this.profile, 'DevToolsActivePort');
    rmSync(doorFile, { force: true });
    const browser = spawn(
      executablePath,
      [
        ...args,
        '--headless',
        '--window-size=1200,1000',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.profile}`,
        `--load-extension=${this.menus}`,
        `--disable-features=${WITHOUT.join(',')}`,
        '--disable-breakpad',
        '--password-store=basic',
        ...this.opens,
      ],
      { env, stdio: 'ignore' },
    );
    const address = await waitFor(() => {
      if (browser.exitCode !== null) throw new Error(`Chromium ended with ${browser.exitCode} at its start.`);
      const [port, path] = existsSync(doorFile) ? readFileSync(doorFile, 'utf8').split('\n') : [];
      return path && `127.0.0.1:${port}${path}`;
    });
    if (this.opens.includes(RESTORE)) await lookAtEveryTab(`http://${address}`);
    const outside = await chromium.connectOverCDP(`ws://${address}`, { noDefaults: true });
    const [context] = outside.contexts();
    if (context === undefined) throw new Error('Chromium has no profile open.');
    const tools = await outside.newBrowserCDPSession();
    const downloads = { behavior: 'allowAndName' as const, downloadPath: join(this.profile, 'downloads') };
    await tools.send('Browser.setDownloadBehavior', downloads);
    return context;
  }

  /** Stops those of web pages: the one behind the menus belongs to the browser itself. */
  override async stopWorkers(): Promise<void> {
    const tools = await this.running().newCDPSession(await this.pageForTools());
    type Versions = { versions: { versionId: string; scriptURL: string }[] };
    // There is always one to be told of: that of the menus.
    const told = new Promise<Versions>((resolve) =>
      tools.once('ServiceWorker.workerVersionUpdated', resolve),
    );
    await tools.send('ServiceWorker.enable');
    for (const { versionId, scriptURL } of (await told).versions)
      if (/^https?:/.test(scriptURL)) await tools.send('ServiceWorker.stopWorker', { versionId });
    await tools.detach();
  }

  override async quit(): Promise<void> {
    const outside = this.context?.browser();
    if (outside?.isConnected()) {
      const gone = new Promise((resolve) => outside.once('disconnected', resolve));
      const tools = await outside.newBrowserCDPSession();
      await Promise.all([gone, tools.send('Browser.close').catch(() => undefined)]);
    }
    await this.hasEnded();
  }

  override async killAtOnce(): Promise<void> {
    await super.killAtOnce();
    await this.hasEnded();
  }

  private async hasEnded(): Promise<void> {
    await waitFor(() => this.processes().length === 0).catch(() => signal(this.processes(), 'SIGKILL'));
    this.context = undefined;
  }

  rememberCookies(): Promise<void> {
    return this.writeCookiesDown();
  }

  async startWithItsTabs(): Promise<BrowserTab[]> {
    this.opens = [RESTORE, '--hide-crash-restore-bubble'];
    await this.start();
    this.opens = ['about:blank'];
    return this.running()
      .pages()
      .filter((page) => page.url().startsWith('http'))
      .map((page) => this.tabOf(page));
  }

  async openWindow(): Promise<BrowserTab> {
    const tools = await this.running().browser()!.newBrowserCDPSession();
    return this.opened(() => tools.send('Target.createTarget', { url: 'about:blank', newWindow: true }));
  }

  duplicateTab(): Promise<BrowserTab> {
    return this.opened(async () =>
      (await this.menuBar()).evaluate(async () => {
        const { tabs } = (globalThis as unknown as Menus).chrome;
        const [front] = await tabs.query({ active: true, lastFocusedWindow: true });
        await tabs.duplicate(front!.id);
      }),
    );
  }

  reopenClosedTab(): Promise<BrowserTab> {
    return this.opened(async () =>
      (await this.menuBar()).evaluate(() => (globalThis as unknown as Menus).chrome.sessions.restore()),
    );
  }

  private async menuBar(): Promise<Worker> {
    const isMenus = (worker: Worker) => worker.url().startsWith('chrome-extension:');
    const context = this.running();
    return (
      context.serviceWorkers().find(isMenus) ??
      (await context.waitForEvent('serviceworker', { predicate: isMenus, timeout: START_LIMIT }))
    );
  }

  private async opened(open: () => Promise<unknown>): Promise<BrowserTab> {
    const [page] = await Promise.all([this.running().waitForEvent('page', { timeout: START_LIMIT }), open()]);
    await page.waitForLoadState();
    return this.tabOf(page);
  }

  freeze(tab: BrowserTab): Promise<void> {
    return this.setLifecycle(tab, 'frozen');
  }

  thaw(tab: BrowserTab): Promise<void> {
    return this.setLifecycle(tab, 'active');
  }

  async evictDatabases(origin: string): Promise<void> {
    const tools = await this.running().newCDPSession(await this.pageForTools());
    await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await tools.detach();
  }

  async fillDisk(origin: string): Promise<void> {
    // Not detached: what these tools ask for holds as long as they are there.
    const tools = await this.running().newCDPSession(await this.pageForTools());
    await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  }

  private async setLifecycle(tab: BrowserTab, state: 'frozen' | 'active'): Promise<void> {
    if (!(tab instanceof ChromiumTab)) throw new Error('This tab is not one of this browser.');
    const tools = await this.running().newCDPSession(tab.page);
    await tools.send('Page.setWebLifecycleState', { state });
    await tools.detach();
  }
}

/** A tab that was restored behind another one is loaded when somebody looks at it, and can be driven only then. */
async function lookAtEveryTab(address: string): Promise<void> {
  interface Listed {
    id: string;
    type: string;
    url: string;
  }
  const list = async () => {
    const listed = (await (await fetch(new URL('/json/list', address))).json()) as Listed[];
    return listed.filter(({ type, url }) => type === 'page' && url.startsWith('http'));
  };
  const giveUpAt = performance.now() + START_LIMIT;
  while ((await list()).length === 0 && performance.now() < giveUpAt) await pause(50);
  for (const { id } of await list()) {
    await fetch(new URL(`/json/activate/${id}`, address));
    await pause(LOOK_AT_TAB);
  }
}
