// The clock on the wall of processes that are started with wall-clock.c preloaded: the compiled library, and the file
// from which they read what that clock shows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, type Needed } from '../../scripts/debian-packages.js';

const SOURCE = fileURLToPath(new URL('wall-clock.c', import.meta.url));
const BUILT = fileURLToPath(new URL('../../build/', import.meta.url));

const hasCompiler = () => spawnSync('gcc', ['--version']).status === 0;
const COMPILER: readonly Needed[] = ['gcc', 'libc6-dev'].map((name) => ({
  package: name,
  isThere: hasCompiler,
}));

/** Returns the compiled library, compiling it where it is missing, and where there is no compiler, installing one. */
export function buildWallClock(): string {
  if (process.platform !== 'linux')
    throw new Error('Only on Linux can tests move the clock of other processes.');
  const version = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 12);
  const library = join(BUILT, `wall-clock-${version}.so`);
  if (existsSync(library)) return library;
  installMissing(COMPILER);
  mkdirSync(BUILT, { recursive: true });
  // Beside it first: several test processes may come here at once.
  const draft = `${library}.${process.pid}`;
  const args = ['-Wall', '-Wextra', '-O2', '-shared', '-fPIC', '-o', draft, SOURCE, '-ldl'];
  const { status, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc could not compile ${SOURCE}: ${stderr}`);
  renameSync(draft, library);
  return library;
}

export class WallClock {
  private wrongBy = 0;
  private edition = 0;
  private setting = { since: 0, shown: 0, speed: 1 };

  /** `file` lies in a folder that everybody who goes by this clock may read. */
  constructor(private readonly file: string) {}

  /** What a process must be started with to go by this clock. */
  get environment(): { LD_PRELOAD: string; WALL_CLOCK_FILE: string } {
    // Beside the file: the folder of this repository may be closed to whoever serves.
    const library = join(dirname(this.file), 'wall-clock.so');
    if (!existsSync(library)) {
      copyFileSync(buildWallClock(), library);
      chmodSync(dirname(this.file), 0o755);
    }
    return { LD_PRELOAD: library, WALL_CLOCK_FILE: this.file };
  }

  /** From the right time `since` on it shows `shown` (epoch ms) and goes on at `speed`; unless it has been put wrong. */
  set(since: number, shown: number, speed: number): void {
    this.setting = { since, shown, speed };
    this.write();
  }

  /** Puts it wrong by so many milliseconds, or more wrong: forward or, when negative, back. */
  putWrongBy(ms: number): void {
    this.wrongBy += ms;
    this.write();
  }

  /** How many milliseconds it is ahead of what it would show if nobody had put it wrong. */
  get isAheadBy(): number {
    return this.wrongBy;
  }

  private write(): void {
    this.edition += 1;
    const { since, shown, speed } = this.setting;
    const numbers = [this.edition, since, shown + this.wrongBy, speed * 1000, this.edition];
    const bytes = Buffer.alloc(8 * numbers.length);
    numbers.forEach((number, index) => bytes.writeBigInt64LE(BigInt(Math.round(number)), 8 * index));
    // The same bytes of the same file: running processes have mapped them.
    const file = openSync(this.file, existsSync(this.file) ? 'r+' : 'w', 0o644);
    writeSync(file, bytes, 0, bytes.length, 0);
    closeSync(file);
  }
}
