// Chromium, driven by Playwright: a real profile on disk, real processes.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { WallClock } from '../../host/clock/wall-clock.js';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.js';
import type { BrowserOptions, BrowserWithAClock, KeptCookie } from './browser.js';
import { ChromiumTab } from './chromium-tab.js';
import { processesNaming, signal } from './processes.js';
import { sayWhenContentIsSeen } from './sight.js';
import { waitFor } from './wait-for.js';

/** How to start it: quiet, told what it must know of the office, at the office's time. */
export function launchOptions(
  { trustedKey, leadsHere }: BrowserOptions,
  wallClock: WallClock | undefined,
): { executablePath: string; args: string[]; env: Record<string, string> } {
  const { executablePath, args } = chromiumLaunchOptions();
  return {
    executablePath,
    args: [
      ...args,
      ...(trustedKey === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trustedKey}`]),
      ...(leadsHere === undefined ? [] : [`--host-resolver-rules=MAP ${leadsHere} 127.0.0.1`]),
    ],
    env: { ...(process.env as Record<string, string>), ...wallClock?.environment },
  };
}

/** What it shows, and to whom. */
export function viewOptions({ colorScheme = 'light', width = 1200 }: BrowserOptions): BrowserContextOptions {
  return { colorScheme, viewport: { width, height: 800 } };
}

export class Chromium implements BrowserWithAClock {
  readonly complaints: string[] = [];
  protected context: BrowserContext | undefined;

  constructor(protected readonly options: BrowserOptions = {}) {}

  private ownClock: WallClock | undefined;

  protected get wallClock(): WallClock | undefined {
    return (this.ownClock ??= this.options.clock?.wallClock());
  }

  putClockWrongBy(ms: number): void {
    if (this.wallClock === undefined) throw new Error('The clock of this browser cannot be put wrong.');
    this.wallClock.putWrongBy(ms);
  }

  private folder: string | undefined;

  /** The folder of its profile. */
  protected get profile(): string {
    return (this.folder ??= mkdtempSync(join(tmpdir(), 'browser-profile-')));
  }

  /** Starts the processes, on the profile. */
  protected launch(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(this.profile, {
      ...launchOptions(this.options, this.wallClock),
      ...viewOptions(this.options),
      headless: true,
    });
  }

  async start(): Promise<void> {
    const context = await this.launch();
    this.context = context;
    context.on('weberror', (error) => this.complaints.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.complaints.push(message.text());
    });
    context.on('serviceworker', (worker) =>
      worker.on('console', (message) => {
        if (message.type() === 'error') this.complaints.push(`worker: ${message.text()}`);
      }),
    );
    if (this.options.sawContent) await this.watch(context, this.options.sawContent);
  }

  /** Watches every page that is opened from now on, in every frame that it paints. */
  private async watch(context: BrowserContext, sawContent: (at: number) => void): Promise<void> {
    await context.exposeFunction('sawContent', (at: number) => {
      // What was on its way while the clock was moved back would seem to lie in the future.
      const now = this.options.clock?.now() ?? Date.now();
      sawContent(Math.min(at - (this.wallClock?.isAheadBy ?? 0), now));
    });
    await context.addInitScript(sayWhenContentIsSeen);
  }

  async close(): Promise<void> {
    // A browser that is stopped or half dead cannot be asked to leave.
    signal(this.processes(), 'SIGCONT');
    await this.quit();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Ends the processes as a person does; the profile stays. */
  protected async quit(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  async openTab(): Promise<ChromiumTab> {
    const context = this.running();
    const first = context.pages().find((page) => page.url() === 'about:blank' && !this.known.has(page));
    return this.tabOf(first ?? (await context.newPage()));
  }

  protected tabOf(page: Page): ChromiumTab {
    this.known.add(page);
    this.front = new ChromiumTab(page);
    return this.front;
  }

  private readonly known = new WeakSet<Page>();
  private front: ChromiumTab | undefined;

  /** The tab that was opened last, with Playwright's own page, for pictures and measurements. */
  tabInFront(): ChromiumTab {
    if (this.front === undefined) throw new Error('No tab is open.');
    return this.front;
  }

  get isRunning(): boolean {
    return this.context !== undefined;
  }

  protected running(): BrowserContext {
    if (this.context === undefined) throw new Error('The browser is not running.');
    return this.context;
  }

  async cookiesFor(url: string): Promise<string> {
    const cookies = await this.running().cookies(url);
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  forgetCookies(name: string): Promise<void> {
    return this.running().clearCookies({ name });
  }

  async keepCookies(url: string, cookies: readonly KeptCookie[]): Promise<void> {
    const { hostname: domain } = new URL(url);
    await this.running().addCookies(
      cookies.map(({ name, value, path, expiresAt }) => ({
        name,
        value,
        path,
        domain,
        httpOnly: true,
        expires: Number.isFinite(expiresAt) ? expiresAt / 1000 : -1,
      })),
    );
  }

  async keepFiles(): Promise<void> {}

  readonly stopsWorkers = true;

  async stopWorkers(): Promise<void> {
    const page = await this.pageForTools();
    const tools = await this.running().newCDPSession(page);
    await tools.send('ServiceWorker.enable');
    await tools.send('ServiceWorker.stopAllWorkers');
    await tools.detach();
  }

  /**
   * Chromium writes cookies down every 30 seconds or after 512 changes. A browser that is killed has mostly been
   * running for longer than that; without its cookies nothing would be left to guard.
   */
  protected async writeCookiesDown(): Promise<void> {
    const context = this.running();
    const expires = (this.options.clock?.now() ?? Date.now()) / 1000 + 7 * 24 * 3600;
    const elsewhere = { value: 'x', domain: 'elsewhere.test', path: '/', expires };
    const last = { ...elsewhere, domain: 'last.test', name: `last-${randomUUID()}` };
    const changes = Array.from({ length: 600 }, (_, n) => ({ ...elsewhere, name: `filler-${n}` }));
    await context.addCookies([last, ...changes]);
    const cookies = join(this.profile, 'Default', 'Cookies');
    // While there is a journal, what has been written would be taken back at the next start.
    await waitFor(
      () => readFileSync(cookies).includes(last.name) && statSync(`${cookies}-journal`).size === 0,
    );
    await context.clearCookies({ domain: /^(elsewhere|last)\.test$/ });
  }

  protected async pageForTools(): Promise<Page> {
    return this.running().pages()[0] ?? (await this.running().newPage());
  }

  processes(): number[] {
    return processesNaming(this.profile);
  }

  async kill(): Promise<void> {
    await this.writeCookiesDown();
    await this.killAtOnce();
  }

  protected async killAtOnce(): Promise<void> {
    const context = this.running();
    const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
    signal(this.processes(), 'SIGKILL');
    await gone;
    this.context = undefined;
  }
}
