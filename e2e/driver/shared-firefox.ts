// One Firefox for many tests, and a profile of its own inside it for each of them: what the protocol calls a user context,
// and people a container.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserOptions, SharedBrowser } from './browser.js';
import { FirefoxProcess } from './firefox-process.js';
import { Firefox } from './firefox.js';

/** The process, started when somebody needs it. */
export class SharedFirefox implements SharedBrowser {
  private readonly profile = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  private process: FirefoxProcess | undefined;

  constructor(private readonly options: BrowserOptions) {}

  forOneTest(options: BrowserOptions): Browser {
    return new FirefoxOfOneTest(this, options);
  }

  async running(): Promise<FirefoxProcess> {
    return (this.process ??= await FirefoxProcess.start(
      this.profile,
      this.options,
      this.options.clock?.wallClock(),
    ));
  }

  async close(): Promise<void> {
    await this.process?.quit();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A browser as one test has it. */
class FirefoxOfOneTest extends Firefox {
  constructor(
    private readonly shared: SharedFirefox,
    options: BrowserOptions,
  ) {
    super(options);
  }

  protected override async launch(): Promise<{ process: FirefoxProcess; profileInside: string }> {
    const process = await this.shared.running();
    const { userContext } = await process.bidi.send<{ userContext: string }>('browser.createUserContext', {});
    return { process, profileInside: userContext };
  }

  override processes(): number[] {
    throw new Error(
      'Others use this browser too: a test about its processes says `test.use({ ownBrowser: true })`.',
    );
  }

  override async close(): Promise<void> {
    await this.leaveProfileInside();
  }
}
