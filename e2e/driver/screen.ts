// A screen that nobody looks at, for browsers that show themselves on nothing less: Xvfb.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

const PROGRAM = '/usr/bin/Xvfb';
const HAND = '/usr/bin/xdotool';

/** Larger than any window of a test. */
const SIZE = '1600x1200x24';

export class Screen {
  private constructor(
    private readonly server: ChildProcess,
    /** What programs must be started with to be on it. */
    readonly environment: { DISPLAY: string },
  ) {}

  static async start(): Promise<Screen> {
    // It chooses a free number by itself and says it on this descriptor.
    // Left alone by its last client it would begin anew, pointer in the middle, and shut out whoever comes meanwhile.
    const args = ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'];
    const server = spawn(PROGRAM, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise<string>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`${PROGRAM} ended with ${code}`)));
      (server.stdio[3] as Readable).once('data', (said) => resolve(String(said).trim()));
    });
    const screen = new Screen(server, { DISPLAY: `:${number}` });
    screen.putPointerAway();
    return screen;
  }

  /** A window that opens under the pointer sees it move: away from all windows, into the corner. */
  private putPointerAway(): void {
    this.hand('mousemove', '1600', '1200');
  }

  /** Answers the name of the window that was opened last: it lies above the others. */
  windowInFront(): string {
    return this.hand('search', '--onlyvisible', '--name', '.').split('\n').at(-1) ?? '';
  }

  /** Gives a window the keyboard, which nobody else here does: its page has no focus otherwise, and shows none. */
  activate(window: string): void {
    this.hand('windowfocus', '--sync', window);
  }

  /** Does something with hand or eye, and answers what is seen. */
  hand(...does: string[]): string {
    const env = { ...process.env, ...this.environment };
    return spawnSync(HAND, does, { encoding: 'utf8', env }).stdout.trim();
  }

  close(): void {
    this.server.kill();
  }
}
