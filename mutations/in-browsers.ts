// Bugs that browsers must catch are planted in modules, one each, and the tests install these: test after test in the same
// few processes, because to start a test runner, a browser and PHP takes longer than most tests.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLANTED_VARIABLE } from '../e2e/driver/planted-module.js';
import type { Copy, Edit } from './copy.js';
import { messageOf } from './message-of.js';
import { runTaggedTests, type Result, type Tag, type TaggedTest } from './tagged-tests.js';

const MODULE = 'perfex/inactivity_logout_master';

/** Whether a change of this file is a change of the module that an administrator uploads. */
const IS_IN_THE_MODULE = /^(core|src|sw|public|perfex\/inactivity_logout_master)\//;

const PROJECTS = ['e2e', 'faults'];

/** What tests import that install builds of their own. */
const OWN_BUILDS = '/another-version.js';

/** More than there are cores by far: a browser that misses what a bug takes away waits for it. */
const AT_ONCE = Number(process.env.TEST_WORKERS ?? 8);

/** Returns whether a test of this repository sees a bug in the module that its office installs. */
export function isCaughtInBrowsers(
  repository: string,
  edits: readonly Edit[],
  { project, file }: TaggedTest,
): boolean {
  return (
    PROJECTS.includes(project) &&
    edits.every((edit) => IS_IN_THE_MODULE.test(edit.file)) &&
    !readFileSync(join(repository, file), 'utf8').includes(OWN_BUILDS)
  );
}

/** A bug, and the tests that must catch it in a browser. */
export interface InBrowsers {
  readonly edits: readonly Edit[];
  readonly tests: readonly TaggedTest[];
}

/**
 * Plants one bug after the other in this copy, which is as before afterwards, and answers what the tests make of them.
 *
 * @param quiet until then no test begins: whatever else keeps the computer busy
 */
export async function runInBrowsers(
  copy: Copy,
  bugs: readonly InBrowsers[],
  quiet: Promise<unknown>,
): Promise<ReadonlyMap<Tag, Result>> {
  const modules = mkdtempSync(join(tmpdir(), 'planted-modules-'));
  const results = new Map<Tag, Result>();
  try {
    const roots = new Map<Tag, string>();
    for (const [index, { edits, tests }] of bugs.entries()) {
      const root = join(modules, String(index));
      const problem = await plantedModule(copy, edits, root);
      for (const { tag } of tests) {
        if (problem === undefined) roots.set(tag, root);
        else results.set(tag, { kind: 'unknown', why: problem });
      }
    }
    await quiet;
    const waiting = bugs.flatMap(({ tests }) => tests).filter(({ tag }) => roots.has(tag));
    while (waiting.length > 0) {
      const round = takeEachTestOnce(waiting);
      const planted = Object.fromEntries(round.map(({ tag }) => [tag, roots.get(tag)]));
      const found = await runTaggedTests(copy.directory, round, AT_ONCE, {
        [PLANTED_VARIABLE]: JSON.stringify(planted),
      });
      round.forEach(({ tag }, index) => results.set(tag, found[index]!));
    }
    return results;
  } finally {
    rmSync(modules, { recursive: true, force: true });
  }
}

/** Builds the module with a bug, and puts it there; answers what is wrong with it. */
async function plantedModule(copy: Copy, edits: readonly Edit[], root: string): Promise<string | undefined> {
  try {
    if (copy.plant(edits)) await copy.build();
    for (const part of ['package.json', MODULE])
      cpSync(join(copy.directory, part), join(root, part), { recursive: true });
    return undefined;
  } catch (problem) {
    return messageOf(problem);
  } finally {
    copy.restore();
  }
}

/** Takes out of what waits a test under one tag of its own: several bugs may have the same one to catch them. */
function takeEachTestOnce(waiting: TaggedTest[]): TaggedTest[] {
  const taken = new Map<string, TaggedTest>();
  for (const test of waiting) {
    const name = JSON.stringify([test.project, test.file, test.title]);
    if (!taken.has(name)) taken.set(name, test);
  }
  const round = [...taken.values()];
  for (const test of round) waiting.splice(waiting.indexOf(test), 1);
  return round;
}
