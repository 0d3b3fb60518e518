// The processes of a browser as the operating system sees them: which there are, and stopping and continuing all of
// them, which is what a closed lid does to a browser.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

interface Process {
  id: number;
  parent: number;
  /** `T` is stopped; `Z` is dead and waits for its parent to notice. */
  state: string;
  command: string;
  /** What it was started with, as far as it can be read. */
  environment: string;
}

function fromProc(id: number): Process[] {
  try {
    // The name in brackets may contain spaces and brackets itself, so the fields are counted from the last one.
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [
      { id, parent: Number(fields[1]), state: fields[0] ?? '', command, environment: environmentOf(id) },
    ];
  } catch {
    return [];
  }
}

function environmentOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}

const HAS_PROC = existsSync('/proc/self/stat');

function allProcesses(): Process[] {
  if (HAS_PROC) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => fromProc(Number(name)));
  }
  return execFileSync('ps', ['-axo', 'pid=,ppid=,stat=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, id, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S)\S*\s+(.*)$/.exec(line) ?? [];
      return id === undefined
        ? []
        : [{ id: Number(id), parent: Number(parent), state: state!, command: command!, environment: '' }];
    });
}

/** Answers the processes whose command line or environment names this directory, and all their descendants. */
export function processesNaming(directory: string): number[] {
  const all = allProcesses().filter(({ id, state }) => id !== process.pid && state !== 'Z');
  const names = ({ command, environment }: Process) => `${command} ${environment}`.includes(directory);
  const found = new Set(all.filter(names).map(({ id }) => id));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { id, parent } of all) if (found.has(parent)) found.add(id);
  }
  return [...found];
}

function statesOf(ids: number[]): string[] {
  const wanted = new Set(ids);
  const found = HAS_PROC ? ids.flatMap(fromProc) : allProcesses().filter(({ id }) => wanted.has(id));
  return found.map(({ state }) => state);
}

export function signal(ids: number[], name: NodeJS.Signals): void {
  for (const id of ids) {
    try {
      process.kill(id, name);
    } catch {
      // It ended in the meantime, which is as good.
    }
  }
}

/** How long busy cores may take to stop a browser, in milliseconds. */
const STOP_LIMIT = 20_000;

/** Stops processes until every one that `list` names is stopped, those started meanwhile included. */
export async function stopAll(list: () => number[]): Promise<void> {
  const giveUpAt = performance.now() + STOP_LIMIT;
  for (;;) {
    const ids = list();
    // Asked before, not after: what was started while the others were being stopped is on this list only.
    if (areAllStopped(ids)) return;
    signal(ids, 'SIGSTOP');
    if (performance.now() > giveUpAt)
      throw new Error(`Not every process was stopped: ${statesOf(ids).join(' ')}`);
    await pause(20);
  }
}

/** Answers whether there are processes and every one of them is stopped; one that has ended may have left another. */
export function areAllStopped(ids: number[]): boolean {
  const states = statesOf(ids);
  return ids.length > 0 && states.length === ids.length && states.every((state) => state === 'T');
}
