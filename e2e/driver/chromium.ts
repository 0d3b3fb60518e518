// Chromium, driven by Playwright: a real profile on disk, real processes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.js';
import type { Browser } from './browser.js';
import { ChromiumTab } from './chromium-tab.js';
import { processesNaming, signal } from './processes.js';

export interface ChromiumOptions {
  colorScheme?: 'light' | 'dark';
  width?: number;
  /** A key that is trusted though nobody vouches for it: the SHA-256 of its public half, in base64. */
  trustedKey?: string;
  /** A name of a computer that leads to this one. */
  leadsHere?: string;
}

export class Chromium implements Browser {
  readonly complaints: string[] = [];
  protected readonly profile = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  protected context: BrowserContext | undefined;

  constructor(protected readonly options: ChromiumOptions = {}) {}

  /** How to start it: quiet, and told what it must know of the office. */
  protected launchOptions(): { executablePath: string; args: string[] } {
    const { executablePath, args } = chromiumLaunchOptions();
    const { trustedKey, leadsHere } = this.options;
    return {
      executablePath,
      args: [
        ...args,
        ...(trustedKey === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trustedKey}`]),
        ...(leadsHere === undefined ? [] : [`--host-resolver-rules=MAP ${leadsHere} 127.0.0.1`]),
      ],
    };
  }

  /** Starts the processes, on the profile. */
  protected launch(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(this.profile, {
      ...this.launchOptions(),
      headless: true,
      colorScheme: this.options.colorScheme ?? 'light',
      viewport: { width: this.options.width ?? 1200, height: 800 },
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
    const expires = Date.now() / 1000 + 7 * 24 * 3600;
    const elsewhere = { value: 'x', domain: 'elsewhere.test', path: '/', expires };
    await context.addCookies(Array.from({ length: 600 }, (_, n) => ({ ...elsewhere, name: `filler-${n}` })));
    await context.clearCookies({ domain: 'elsewhere.test' });
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
