// Firefox, driven by WebDriver BiDi: a real profile on disk, real processes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fields } from './bidi.js';
import type { Browser, KeptCookie } from './browser.js';
import type { WallClock } from '../../host/clock/wall-clock.js';
import { FirefoxProcess, type FirefoxOptions, LOG_ENTRY, NEW_TAB, OF_TABS } from './firefox-process.js';
import { FirefoxTab } from './firefox-tab.js';
import { signal } from './processes.js';

/** What `about:debugging` does behind its button "Terminate": the next event starts the worker again. */
const STOP_WORKERS = `
  const workers = Cc['@mozilla.org/serviceworkers/manager;1'].getService(Ci.nsIServiceWorkerManager);
  const all = workers.getAllRegistrations();
  for (let index = 0; index < all.length; index += 1) {
    const { activeWorker } = all.queryElementAt(index, Ci.nsIServiceWorkerRegistrationInfo);
    await activeWorker?.terminateWorker();
  }`;

interface ProtocolCookie {
  name: string;
  value: { value: string };
  domain: string;
  path: string;
}

export class Firefox implements Browser {
  readonly complaints: string[] = [];
  private running: FirefoxProcess | undefined;
  private profileInside = 'default';
  private tabs = new Map<string, FirefoxTab>();
  private onNewTab: ((tab: FirefoxTab) => void) | undefined;

  private readonly wallClock: WallClock | undefined;
  private leaving = new AbortController();

  constructor(protected readonly options: FirefoxOptions = {}) {
    this.wallClock = options.clock?.wallClock();
  }

  private folder: string | undefined;

  private get profile(): string {
    return (this.folder ??= mkdtempSync(join(tmpdir(), 'browser-profile-')));
  }

  /** Starts the processes, on the profile; answers which of the profiles inside is this one's. */
  protected async launch(): Promise<{ process: FirefoxProcess; profileInside: string }> {
    const process = await FirefoxProcess.start(this.profile, this.options, this.wallClock);
    return { process, profileInside: 'default' };
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  protected get process(): FirefoxProcess {
    if (this.running === undefined) throw new Error('The browser is not running.');
    return this.running;
  }

  async start(): Promise<void> {
    const { process, profileInside } = await this.launch();
    const { bidi } = process;
    this.running = process;
    this.profileInside = profileInside;
    this.tabs = new Map();
    this.leaving = new AbortController();
    const { signal: left } = this.leaving;
    bidi.on(NEW_TAB, (params) => this.hearOfTab(params), left);
    bidi.on(LOG_ENTRY, (params) => this.hearComplaint(params), left);
    for (const event of OF_TABS)
      bidi.on(event, (params) => this.tabs.get(String(params['context']))?.hear(event, params), left);
    const { width = 1200 } = this.options;
    await bidi.send('browsingContext.setViewport', {
      userContexts: [profileInside],
      viewport: { width, height: 800 },
    });
  }

  private hearOfTab({ context, parent, userContext }: Fields): void {
    if (parent !== null || userContext !== this.profileInside) return;
    const id = String(context);
    if (this.tabs.has(id)) return;
    const tab = new FirefoxTab(this.process.bidi, id, (acts) => this.tabOpenedBy(acts));
    this.tabs.set(id, tab);
    this.onNewTab?.(tab);
  }

  private async tabOpenedBy(acts: () => Promise<void>): Promise<FirefoxTab> {
    const opened = new Promise<FirefoxTab>((resolve) => (this.onNewTab = resolve));
    await acts();
    const tab = await opened;
    this.onNewTab = undefined;
    return tab;
  }

  private hearComplaint({ level, type, text, source }: Fields): void {
    const { context } = source as { context?: string };
    if (level === 'error' && type === 'javascript' && this.tabs.has(String(context)))
      this.complaints.push(String(text));
  }

  async openTab(): Promise<FirefoxTab> {
    const { context } = await this.process.bidi.send<{ context: string }>('browsingContext.create', {
      type: 'window',
      userContext: this.profileInside,
    });
    return this.tabs.get(context)!;
  }

  /** Ends it as a person does; the profile is thrown away. */
  async close(): Promise<void> {
    // A browser that is stopped or half dead cannot be asked to leave.
    if (this.running !== undefined) {
      signal(this.running.ids(), 'SIGCONT');
      await this.running.quit();
    }
    this.leave();
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private leave(): void {
    this.leaving.abort();
    this.running = undefined;
  }

  /** Throws the profile away that lies inside a process which goes on. */
  protected async leaveProfileInside(): Promise<void> {
    await this.running?.bidi.send('browser.removeUserContext', { userContext: this.profileInside });
    this.leave();
  }

  private get ofThisProfile(): Fields {
    return { type: 'storageKey', userContext: this.profileInside };
  }

  async cookiesFor(url: string): Promise<string> {
    const { hostname, pathname } = new URL(url);
    const { cookies } = await this.process.bidi.send<{ cookies: ProtocolCookie[] }>('storage.getCookies', {
      partition: this.ofThisProfile,
    });
    return cookies
      .filter(({ domain, path }) => domain === hostname && pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value.value}`)
      .join('; ');
  }

  async keepCookies(url: string, cookies: readonly KeptCookie[]): Promise<void> {
    const { hostname: domain } = new URL(url);
    for (const { name, value, path, expiresAt } of cookies) {
      const expiry = Number.isFinite(expiresAt) ? { expiry: Math.floor(expiresAt / 1000) } : {};
      await this.process.bidi.send('storage.setCookie', {
        cookie: { name, value: { type: 'string', value }, domain, path, httpOnly: true, ...expiry },
        partition: this.ofThisProfile,
      });
    }
  }

  async forgetCookies(name: string): Promise<void> {
    await this.process.bidi.send('storage.deleteCookies', {
      filter: { name },
      partition: this.ofThisProfile,
    });
  }

  async keepFiles(): Promise<void> {}

  readonly stopsWorkers = true;

  async stopWorkers(): Promise<void> {
    await this.process.runInside(STOP_WORKERS);
  }

  processes(): number[] {
    return this.process.ids();
  }

  async kill(): Promise<void> {
    await this.process.kill();
    this.leave();
  }
}
