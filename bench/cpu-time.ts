// CPU time by what Linux counts in /proc: of the programs that this process has started, and of the whole machine.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds used so far. */
export interface CpuTime {
  /** The three programs of the server, each with its processes and those of them that have ended. */
  readonly apache: number;
  readonly php: number;
  readonly mariadb: number;
  /** This process, which is the load. */
  readonly generator: number;
  /** Every program on the machine, and the kernel. */
  readonly everything: number;
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

const NAMES = { apache: 'apache2', php: 'php-fpm', mariadb: 'mariadbd' } as const;

export function readCpuTime(): CpuTime {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((one) => one !== undefined);
  const started = new Map(
    processes
      // Whoever is started here leads a session of its own (host/servers/program.ts).
      .filter(({ id, parent, session }) => parent === process.pid && session === id)
      .map(({ id, name }) => [id, name]),
  );
  const of = (program: string) =>
    processes
      .filter(({ session }) => started.get(session)?.startsWith(program))
      .reduce((sum, { seconds }) => sum + seconds, 0);
  const { user, system } = process.cpuUsage();
  return {
    apache: of(NAMES.apache),
    php: of(NAMES.php),
    mariadb: of(NAMES.mariadb),
    generator: (user + system) / 1e6,
    everything: readMachine(),
  };
}

/** Answers what was used between two readings. */
export function cpuTimeBetween(before: CpuTime, after: CpuTime): CpuTime {
  return {
    apache: after.apache - before.apache,
    php: after.php - before.php,
    mariadb: after.mariadb - before.mariadb,
    generator: after.generator - before.generator,
    everything: after.everything - before.everything,
  };
}

interface Process {
  readonly id: number;
  readonly name: string;
  readonly parent: number;
  readonly session: number;
  /** Its own, and those of its children that have ended. */
  readonly seconds: number;
}

function readProcess(id: string): Process | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
  // The name stands in brackets and may contain anything, brackets too; proc(5) counts the fields from 1.
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return {
    id: Number(id),
    name: stat.slice(stat.indexOf('(') + 1, end),
    parent: field(4),
    session: field(6),
    seconds: (field(14) + field(15) + field(16) + field(17)) / TICKS_PER_SECOND,
  };
}

function readMachine(): number {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = fields.map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}
