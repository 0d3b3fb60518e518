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
    const args = ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp'];
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
    spawnSync(HAND, ['mousemove', '1600', '1200'], { env: { ...process.env, ...this.environment } });
  }

  close(): void {
    this.server.kill();
  }
}
