// The process of a Firefox, on a profile, with a line to it by WebDriver BiDi; and its own side, where the parts of the
// browser are that pages cannot reach.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WallClock } from '../../host/clock/wall-clock.js';
import { Bidi, type Fields } from './bidi.js';
import type { BrowserOptions } from './browser.js';
import { processesNaming, signal } from './processes.js';

const PROGRAM = '/usr/bin/firefox-esr';

/** Until it says where it listens, on a busy computer; milliseconds. */
const START_LIMIT = 60_000;

/** Until it has ended by itself, in milliseconds. */
const END_LIMIT = 10_000;

type Preferences = Readonly<Record<string, string | number | boolean>>;

export interface FirefoxOptions extends BrowserOptions {
  /** What its owner has set otherwise than most. */
  preferences?: Preferences;
}

const PREFERENCES: Preferences = {
  // The protocol's own default is to ask nobody whether to leave a page.
  'dom.disable_beforeunload': false,
  // Scroll bars that take room, as on most desktops.
  'widget.gtk.overlay-scrollbars.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** What it tells of a tab, by the name of that tab. */
export const OF_TABS = [
  'browsingContext.navigationCommitted',
  'browsingContext.historyUpdated',
  'browsingContext.fragmentNavigated',
  'browsingContext.userPromptOpened',
  'network.beforeRequestSent',
] as const;
export const NEW_TAB = 'browsingContext.contextCreated';
export const LOG_ENTRY = 'log.entryAdded';

export class FirefoxProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    readonly bidi: Bidi,
  ) {}

  static async start(
    profile: string,
    { trustedKey, leadsHere, preferences: set = {} }: FirefoxOptions,
    wallClock: WallClock | undefined,
  ): Promise<FirefoxProcess> {
    const named = leadsHere && { 'network.dns.localDomains': leadsHere };
    const preferences = { ...PREFERENCES, ...named, ...set };
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join(''));
    const launch = () => launchOn(profile, { ...process.env, ...wallClock?.environment });
    // After a SIGKILL it has ended once on its way up; a person starts it again, too: docs/platform.md#testing-browsers.
    const { child, address } = await launch().catch(launch);
    const bidi = await Bidi.connect(`${address}/session`);
    await bidi.send('session.new', {
      capabilities: {
        alwaysMatch: {
          acceptInsecureCerts: trustedKey !== undefined,
          // Whoever sees "leave page?" stays.
          unhandledPromptBehavior: { default: 'dismiss' },
        },
      },
    });
    await bidi.send('session.subscribe', { events: [...OF_TABS, NEW_TAB, LOG_ENTRY] });
    return new FirefoxProcess(child, profile, bidi);
  }

  /** Every process that belongs to it. */
  ids(): number[] {
    return processesNaming(this.profile);
  }

  /** Runs source in the browser's own window, with the browser's own rights. */
  async runInside(source: string): Promise<void> {
    const chrome = { 'moz:scope': 'chrome', maxDepth: 0 };
    const { contexts } = await this.bidi.send<{ contexts: { context: string }[] }>(
      'browsingContext.getTree',
      chrome,
    );
    const answer = await this.bidi.send<Fields>('script.evaluate', {
      expression: `(async () => { ${source} })()`,
      target: { context: contexts[0]?.context },
      awaitPromise: true,
    });
    if (answer['type'] !== 'success') throw new Error(JSON.stringify(answer['exceptionDetails']));
  }

  /** Ends it as a person does. */
  async quit(): Promise<void> {
    const ended = this.ended();
    await this.bidi.send('browser.close', {}).catch(() => undefined);
    const limit = setTimeout(() => signal(this.ids(), 'SIGKILL'), END_LIMIT);
    await ended;
    clearTimeout(limit);
    this.bidi.close();
  }

  async kill(): Promise<void> {
    const ended = this.ended();
    signal(this.ids(), 'SIGKILL');
    await ended;
    this.bidi.close();
  }

  private ended(): Promise<void> {
    return hasEnded(this.child)
      ? Promise.resolve()
      : new Promise((resolve) => this.child.once('exit', () => resolve()));
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

interface Launched {
  child: ChildProcess;
  address: string;
}

function launchOn(profile: string, environment: NodeJS.ProcessEnv): Promise<Launched> {
  // What it writes beside its profile is thrown away with it.
  const home = join(profile, 'home');
  mkdirSync(home, { recursive: true });
  // Whatever ends the tests ends it, too.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const args = ['--headless', '--no-remote', '--profile', profile];
  const remote = ['--remote-debugging-port', '0', '--remote-allow-system-access'];
  const child = spawn(PROGRAM, [...args, ...remote, 'about:blank'], {
    env: { ...environment, HOME: home, MOZ_CRASHREPORTER_DISABLE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.once('exit', () => process.off('exit', end));
  return new Promise<Launched>((resolve, reject) => {
    const said: string[] = [];
    const fail = (what: string) => reject(new Error(`${PROGRAM} ${what}: ${said.join('\n')}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`did not listen within ${START_LIMIT} ms`);
    }, START_LIMIT);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    createInterface(child.stderr!).on('line', (line) => {
      said.push(line);
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve({ child, address });
    });
  });
}
