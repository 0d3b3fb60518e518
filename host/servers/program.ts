// A program of a server: started as somebody without rights, waited for until it is ready, ended by its own process.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a program may take to be ready, on two busy cores. Milliseconds. */
const READY_LIMIT = 30_000;

/** How long a program may take to end before it is ended. Milliseconds. */
const STOP_LIMIT = 10_000;

/** Debian's account for web servers. */
const ACCOUNT = 'www-data';

/** Root must not serve: Apache refuses to, and files must belong to whom a web server runs as. */
export function account(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${ACCOUNT}:`))
    ?.split(':');
  if (entry === undefined) throw new Error(`Servers run as ${ACCOUNT}, which this computer does not have.`);
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Gives a folder and all that is in it to the account that servers run as. */
export function giveToServers(directory: string): void {
  const { uid, gid } = account();
  if (uid === undefined) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${uid}:${gid}`, directory], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

export class Program {
  private printed = '';

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    const listen = (chunk: Buffer) => (this.printed = (this.printed + chunk.toString()).slice(-4000));
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', (problem) => (this.printed += String(problem)));
  }

  /** Starts a program in the foreground and waits until it is ready. */
  static async start(
    command: string,
    args: string[],
    isReady: () => Promise<boolean> | boolean,
    environment: Record<string, string> = {},
  ): Promise<Program> {
    // Ends with the one who started it, however that one ends. In a group of its own: Apache ends its whole group.
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
      ...account(),
      detached: true,
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const program = new Program(command, child);
    const giveUpAt = performance.now() + READY_LIMIT;
    while (!(await isReady())) {
      if (child.exitCode !== null || child.pid === undefined || performance.now() > giveUpAt) {
        await program.stop();
        throw new Error(`${command} did not start: ${program.printed}`);
      }
      await pause(20);
    }
    return program;
  }

  /** Asks the program to end, and ends it when it does not. */
  async stop(): Promise<void> {
    if (this.child.pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null)
      return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const limit = setTimeout(() => {
      console.error(`${this.name} had to be killed: ${this.printed}`);
      this.child.kill('SIGKILL');
    }, STOP_LIMIT);
    await ended;
    clearTimeout(limit);
  }
}
