// What the numbers were measured on, as the machine says it.
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { findChromium } from '../scripts/find-chromium.js';

export interface Machine {
  readonly cores: number;
  readonly description: string;
  readonly programs: string;
  readonly browser: string;
  /** How many programs wanted a core in the minute before: more than a few, and the numbers are of a busy machine. */
  readonly loadBefore: number;
}

export function readMachine(): Machine {
  const cores = availableParallelism();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return {
    cores,
    description: `${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB of memory, Linux ${release()}`,
    programs: [
      `Apache ${versionOf('/usr/sbin/apache2', '-v')}`,
      `PHP ${versionOf('php', '-v')}`,
      `MariaDB ${versionOf('mariadbd', '--version')}`,
      `Node.js ${process.versions.node}`,
    ].join(', '),
    browser: `Chromium ${versionOf(findChromium() ?? 'chromium', '--version')}`,
    loadBefore: loadavg()[0] ?? 0,
  };
}

function versionOf(command: string, argument: string): string {
  const printed = execFileSync(command, [argument], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /\d+\.\d+\.\d+/.exec(printed)?.[0] ?? 'unknown';
}
