// A clock on the wall that a test can move for one browser, hours either way, while it runs: wall-clock.c, compiled
// once, and the file from which it reads how far it is off. No other process notices, the server least of all.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('wall-clock.c', import.meta.url));
const BUILT = fileURLToPath(new URL('../../build/', import.meta.url));
const PACKAGES = ['gcc', 'libc6-dev'];

/** Answers the compiled library, compiling it where it is missing, and where there is no compiler, installing one. */
export function buildWallClock(): string {
  if (process.platform !== 'linux') throw new Error('Only on Linux can tests move the clock of a browser.');
  const version = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 12);
  const library = join(BUILT, `wall-clock-${version}.so`);
  if (existsSync(library)) return library;
  if (!hasCompiler()) installCompiler();
  mkdirSync(BUILT, { recursive: true });
  // Beside it first: several test processes may come here at once.
  const draft = `${library}.${process.pid}`;
  const args = ['-Wall', '-Wextra', '-O2', '-shared', '-fPIC', '-o', draft, SOURCE, '-ldl'];
  const { status, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc could not compile ${SOURCE}: ${stderr}`);
  renameSync(draft, library);
  return library;
}

function hasCompiler(): boolean {
  return spawnSync('gcc', ['--version']).status === 0;
}

function installCompiler(): void {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No gcc on this machine; asking Debian for its package.');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'inherit', env: environment });
    const install = ['install', '-y', '--no-install-recommends', ...PACKAGES];
    spawnSync('apt-get', install, { stdio: 'inherit', env: environment });
  }
  if (!hasCompiler()) {
    throw new Error(
      `To move a browser's clock gcc is needed; install the packages ${PACKAGES.join(' and ')}.`,
    );
  }
}

export class WallClock {
  private offset = 0;

  /** A clock that is right; `file` is where a browser reads how far it is off. */
  constructor(private readonly file: string) {
    this.write();
  }

  /** What a browser must be started with to go by this clock. */
  get environment(): { LD_PRELOAD: string; WALL_CLOCK_FILE: string } {
    return { LD_PRELOAD: buildWallClock(), WALL_CLOCK_FILE: this.file };
  }

  /** Moves the clock by so many milliseconds, forward or, when negative, back. */
  moveBy(ms: number): void {
    this.offset += ms;
    this.write();
  }

  /** How many milliseconds the clock is ahead of the right time. */
  get isAheadBy(): number {
    return this.offset;
  }

  private write(): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(this.offset));
    // The same eight bytes of the same file: running browsers have mapped them.
    const file = openSync(this.file, existsSync(this.file) ? 'r+' : 'w');
    writeSync(file, bytes, 0, bytes.length, 0);
    closeSync(file);
  }
}
