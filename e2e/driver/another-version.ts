// A version of the module to come, made from this one: it says more to its worker and to its pages than this one
// understands, and writes more down than this one reads. Built once for each version of this one.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Copy, type Edit } from '../../mutations/copy.js';

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
    find: `      openLine: (introduce, onNews) => openLine(config, introduce, onNews),`,
    replace: `      openLine(introduce, onNews) {
        const introduction = () => ({ ...introduce(), drafts: 2, version: 'to come' });
        const line = openLine(config, introduction, onNews);
        setTimeout(() => line.tell({ type: 'DRAFT_SAVED', at: Date.now() } as never), 100);
        return line;
      },`,
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

/** Builds the version to come where that has not been done yet; answers the folder that holds it. */
export async function buildVersionToCome(): Promise<string> {
  const madeFrom = JSON.stringify([thisVersion(), NEW_THINGS]);
  const hash = createHash('sha256').update(madeFrom).digest('hex').slice(0, 12);
  const folder = join(ROOT, 'build', `version-to-come-${hash}`);
  if (existsSync(folder)) return folder;
  const copy = Copy.of(ROOT);
  try {
    copy.plant(NEW_THINGS);
    await copy.build();
    // Beside it first: several test processes may come here at once.
    const draft = `${folder}.${process.pid}`;
    cpSync(join(copy.directory, ASSETS), draft, { recursive: true });
    if (!existsSync(folder)) renameSync(draft, folder);
    return folder;
  } finally {
    copy.remove();
  }
}

export async function versionToCome(): Promise<Version> {
  return versionIn(await buildVersionToCome());
}

/** Answers the version that is built here. */
export function thisVersion(): Version {
  return versionIn(join(ROOT, ASSETS));
}

function versionIn(folder: string): Version {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { guard: read('guard.js'), worker: read('worker.js') };
}
