// Other versions of the module, made from this one and built once for each version of it: one to come, which says more to
// its worker and to its pages than this one understands, and writes more down than this one reads; and the one before.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Copy, type Edit } from '../../mutations/copy.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = 'perfex/inactivity_logout_master';
const CONFIG_BLOCK = `${MODULE}/includes/config-block.php`;

/** What browsers load of a version, and what its pages tell them. */
export interface Version {
  readonly guard: string;
  readonly worker: string;
  readonly configBlock?: string;
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
    file: 'core/audience.ts',
    find: `        const its = newsFor(`,
    replace: `        page.postMessage({ type: 'DRAFTS', session: 'any', count: 2 } as never);
        const its = newsFor(`,
  },
  {
    file: 'sw/record.ts',
    find: `inStore((store) => update(KEY, change, store))`,
    replace: `inStore((store) =>
    update(KEY, (stored) => ({ ...change(stored), drafts: [1, 2] }) as never, store))`,
  },
];

/** What 0.2.0 did otherwise, as far as another version can notice it. */
const OLD_THINGS: readonly Edit[] = [
  // One database, one channel and one name for whatever a tab keeps, for every installation of an origin.
  { file: 'sw/addresses.ts', find: '`inactivity-logout${adminPath}`', replace: `'inactivity-logout'` },
  { file: 'src/config.ts', find: '`inactivity-logout${block.urls.scope}`', replace: `'inactivity-logout'` },
  { file: 'sw/guard.ts', find: 'void forgetUnscoped(named)', replace: 'void 0' },
  // Its worker told every page, and its pages listened to every worker.
  {
    file: 'core/audience.ts',
    find: `  if (named === undefined) return { type: 'UNKNOWN' };`,
    replace: `  if (news) return news;`,
  },
  {
    file: 'src/line.ts',
    find: `if (!isOwn(source as ServiceWorker | null, urls.worker)) return;`,
    replace: ``,
  },
  {
    file: 'core/page.ts',
    find: `return { page, tell: { type: 'CHECK', copy: page.session } };`,
    replace: `return { page };`,
  },
  // Its worker made no way, and wrote down neither pages nor the server's moment.
  { file: 'sw/worker.ts', find: `void guard.makeWay()`, replace: `void 0` },
  {
    file: 'sw/record.ts',
    find: `inStore((store) => update(KEY, change, store))`,
    replace: `inStore((store) =>
    update(KEY, (stored) => {
      const record = change(stored);
      if (record === undefined) return record;
      const { pages, session: { anchor, ...session }, ...rest } = record;
      return { ...rest, session } as never;
    }, store))`,
  },
  // Its addresses were beside the admin path, and it signed no pages.
  {
    file: CONFIG_BLOCK,
    find: `'worker' => admin_url($addresses . 'worker')`,
    replace: `'worker' => site_url($addresses . 'worker')`,
  },
  {
    file: CONFIG_BLOCK,
    find: `admin_url($addresses . 'session')`,
    replace: `site_url($addresses . 'session')`,
  },
  {
    file: CONFIG_BLOCK,
    find: `$page = inactivity_logout_rendered_page((int) $stamp['staff_id']);`,
    replace: `$page = null;`,
  },
];

/** What makes each of them of this version. */
export const OTHER_VERSIONS = { 'version-to-come': NEW_THINGS, 'version-before': OLD_THINGS };

/** Builds the other versions where that has not been done yet. */
export async function buildOtherVersions(): Promise<void> {
  await build('version-to-come');
  await build('version-before');
}

/** Answers the folder that holds it. */
async function build(name: keyof typeof OTHER_VERSIONS): Promise<string> {
  const edits = OTHER_VERSIONS[name];
  const madeFrom = JSON.stringify([thisVersion(), edits]);
  const hash = createHash('sha256').update(madeFrom).digest('hex').slice(0, 12);
  const folder = join(ROOT, 'build', `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  const copy = Copy.of(ROOT);
  try {
    copy.plant(edits);
    await copy.build();
    // Beside it first: several test processes may come here at once.
    const draft = `${folder}.${process.pid}`;
    cpSync(join(copy.directory, MODULE), draft, { recursive: true });
    if (!existsSync(folder)) renameSync(draft, folder);
    return folder;
  } finally {
    copy.remove();
  }
}

export async function versionToCome(): Promise<Version> {
  return versionIn(await build('version-to-come'));
}

/** Answers what stands in for 0.2.0: this version without what came since. */
export async function versionBefore(): Promise<Version> {
  return versionIn(await build('version-before'));
}

/** Answers the version that is built here. */
export function thisVersion(): Version {
  return versionIn(join(ROOT, MODULE));
}

function versionIn(folder: string): Version {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    guard: read('assets/guard.js'),
    worker: read('assets/worker.js'),
    configBlock: read('includes/config-block.php'),
  };
}
