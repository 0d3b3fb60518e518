// One Chromium for many tests, and a profile of its own in memory for each of them. It is for tests about pages: where the
// process itself matters, or whatever outlives a page, a test starts a Chromium of its own.
import { chromium, type Browser as Process, type BrowserContext } from '@playwright/test';
import { findHeadlessShell } from '../../scripts/find-headless-shell.js';
import type { WallClock } from '../../host/clock/wall-clock.js';
import type { BrowserOptions, SharedBrowser } from './browser.js';
import { Chromium, launchOptions, viewOptions } from './chromium.js';

/** The process, started when somebody needs it. */
export class SharedChromium implements SharedBrowser {
  private process: Process | undefined;
  /** That of the process, whoever uses it. */
  readonly wallClock: WallClock | undefined;

  constructor(private readonly options: BrowserOptions) {
    this.wallClock = options.clock?.wallClock();
  }

  forOneTest(options: BrowserOptions): Chromium {
    return new ChromiumOfOneTest(this, options);
  }

  async newProfile(options: BrowserOptions): Promise<BrowserContext> {
    const usual = launchOptions(this.options, this.wallClock);
    this.process ??= await chromium.launch({
      ...usual,
      executablePath: findHeadlessShell() ?? usual.executablePath,
      headless: true,
    });
    return await this.process.newContext(viewOptions(options));
  }

  async close(): Promise<void> {
    await this.process?.close();
  }
}

/** A browser as one test has it. */
class ChromiumOfOneTest extends Chromium {
  constructor(
    private readonly shared: SharedChromium,
    options: BrowserOptions,
  ) {
    super(options);
  }

  protected override get wallClock(): WallClock | undefined {
    return this.shared.wallClock;
  }

  protected override launch(): Promise<BrowserContext> {
    return this.shared.newProfile(this.options);
  }

  override processes(): number[] {
    throw new Error(
      'Others use this browser too: a test about its processes says `test.use({ ownBrowser: true })`.',
    );
  }

  override async close(): Promise<void> {
    await this.quit();
    const wrongBy = this.wallClock?.isAheadBy ?? 0;
    if (wrongBy !== 0) this.putClockWrongBy(-wrongBy);
  }
}
