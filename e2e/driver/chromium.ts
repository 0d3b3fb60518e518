// Chromium, driven by Playwright: a real profile on disk, real processes, input that pages cannot tell from a person's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.js';
import type { Browser, BrowserTab, InPage } from './browser.js';
import { processesNaming, signal } from './processes.js';

/** Long enough for two busy cores; nothing here takes longer unless it hangs. */
const NAVIGATION_LIMIT = 20_000;

export interface ChromiumOptions {
  colorScheme?: 'light' | 'dark';
  width?: number;
}

class ChromiumTab implements BrowserTab {
  readonly hops: string[] = [];

  constructor(readonly page: Page) {
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        this.hops.push(request.url());
    });
    // A "leave page?" prompt that nobody answers would hold the tab for ever; a person who sees one stays.
    page.on('dialog', (dialog) => void dialog.dismiss());
  }

  async open(url: string): Promise<void> {
    await this.arrive(() => this.page.goto(url, { timeout: NAVIGATION_LIMIT }));
  }

  async reload(): Promise<void> {
    await this.arrive(() => this.page.reload({ timeout: NAVIGATION_LIMIT }));
  }

  async goBack(): Promise<void> {
    await this.arrive(() => this.page.goBack({ timeout: NAVIGATION_LIMIT, waitUntil: 'commit' }));
  }

  /** A refused connection is a page like any other to a person, and so is a navigation that another one replaced. */
  private async arrive(navigate: () => Promise<unknown>): Promise<void> {
    try {
      await navigate();
    } catch (problem) {
      if (!/net::ERR_|interrupted by another navigation|frame was detached/.test(String(problem)))
        throw problem;
      await this.page.waitForLoadState('load', { timeout: NAVIGATION_LIMIT });
    }
  }

  close(): Promise<void> {
    return this.page.close();
  }

  bringToFront(): Promise<void> {
    return this.page.bringToFront();
  }

  url(): string {
    return this.page.url();
  }

  ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer> {
    const run = this.page.evaluate.bind(this.page) as (
      f: InPage<Argument, Answer>,
      a: Argument,
    ) => Promise<Answer>;
    return run(question, argument);
  }

  moveMouse(x: number, y: number): Promise<void> {
    return this.page.mouse.move(x, y);
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.page.mouse.click(x, y);
  }

  turnWheel(pixels: number): Promise<void> {
    return this.page.mouse.wheel(0, pixels);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async click(selector: string): Promise<void> {
    await this.target(selector).then((target) => target.click());
  }

  async type(selector: string, text: string): Promise<void> {
    const target = await this.target(selector);
    if (await this.isFrame(selector)) await target.pressSequentially(text);
    else await target.fill(text);
  }

  private isFrame(selector: string): Promise<boolean> {
    return this.page.locator(selector).evaluate((element) => element instanceof HTMLIFrameElement);
  }

  private async target(selector: string): Promise<Locator> {
    if (!(await this.isFrame(selector))) return this.page.locator(selector);
    const frame: FrameLocator = this.page.frameLocator(selector);
    return frame.locator('body');
  }
}

export class Chromium implements Browser {
  readonly complaints: string[] = [];
  private readonly profile = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  private context: BrowserContext | undefined;

  constructor(private readonly options: ChromiumOptions = {}) {}

  async start(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      ...chromiumLaunchOptions(),
      headless: true,
      colorScheme: this.options.colorScheme ?? 'light',
      viewport: { width: this.options.width ?? 1200, height: 800 },
    });
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
    await this.context?.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async openTab(): Promise<ChromiumTab> {
    const context = this.running();
    const first = context.pages().find((page) => page.url() === 'about:blank' && !this.known.has(page));
    const page = first ?? (await context.newPage());
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

  private running(): BrowserContext {
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
  private async writeCookiesDown(context: BrowserContext): Promise<void> {
    const elsewhere = { value: 'x', domain: 'elsewhere.test', path: '/', expires: Date.now() / 1000 + 3600 };
    await context.addCookies(Array.from({ length: 600 }, (_, n) => ({ ...elsewhere, name: `filler-${n}` })));
    await context.clearCookies({ domain: 'elsewhere.test' });
  }

  private async pageForTools(): Promise<Page> {
    return this.running().pages()[0] ?? (await this.running().newPage());
  }

  processes(): number[] {
    return processesNaming(this.profile);
  }

  async kill(): Promise<void> {
    const context = this.running();
    await this.writeCookiesDown(context);
    const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
    signal(this.processes(), 'SIGKILL');
    await gone;
    this.context = undefined;
  }
}
