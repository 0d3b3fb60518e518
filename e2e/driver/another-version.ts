// A version of the module to come, made from this one: it says more to its worker and to its pages than this one
// understands, and writes more down than this one reads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench, type Edit } from '../../mutations/bench.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ASSETS = 'perfex/inactivity_logout_master/assets';

/** What browsers load of a version. */
export interface Version {
  readonly guard: string;
  readonly worker: string;
}

/** What the version to come has that this one has not. */
const NEW_THINGS: readonly Edit[] = [
  {
    file: 'src/guard.ts',
    find: `    return { type: 'HELLO',`,
    replace: `    setTimeout(() => line.tell({ type: 'DRAFT_SAVED', at: Date.now() } as never), 100);
    return { type: 'HELLO', drafts: 2, version: 'to come',`,
  },
  {
    file: 'sw/tabs.ts',
    find: `  void self.clients`,
    replace: `  void self.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((tabs) => tabs.forEach((tab) => tab.postMessage({ type: 'DRAFTS', session: 'any', count: 2 })));
  void self.clients`,
  },
  {
    file: 'sw/record.ts',
    find: `inStore((store) => update(KEY, change, store))`,
    replace: `inStore((store) =>
    update(KEY, (stored) => ({ ...change(stored), drafts: [1, 2] }) as never, store))`,
  },
];

/** Answers the version that is built here. */
export function thisVersion(): Version {
  return versionIn(ROOT);
}

let toCome: Promise<Version> | undefined;

/** Builds the version to come, once. */
export function versionToCome(): Promise<Version> {
  return (toCome ??= build());
}

async function build(): Promise<Version> {
  const bench = Bench.copy(ROOT);
  try {
    bench.plant(NEW_THINGS);
    await bench.build();
    return versionIn(bench.directory);
  } finally {
    bench.remove();
  }
}

function versionIn(directory: string): Version {
  const read = (file: string) => readFileSync(join(directory, ASSETS, file), 'utf8');
  return { guard: read('guard.js'), worker: read('worker.js') };
}
