// The simulator runs the code that ships: whatever of core/ the page and the worker import, it imports, and nothing
// of core/ that they do not.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';

/** Answers every value that the files of a folder import from core/, as `file.name`. */
function importsOfCore(folder: string): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const imports = /import (type )?\{([^}]*)\} from '\.\.\/core\/([\w-]+)\.js'/g;
    for (const [, isType, names, from] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(imports)) {
      if (isType) continue;
      for (const name of names!.split(',').map((part) => part.trim())) {
        if (name !== '' && !name.startsWith('type ')) found.add(`${from}.${name}`);
      }
    }
  }
  return found;
}

/** What the edges need to meet the network and nothing in a simulated world stands for. */
const ONLY_AT_THE_EDGES = new Set([
  'report.decodeAnswer',
  'report.encodeReport',
  'report.REPORT_HEADER',
  // A simulated server has no files.
  'deletion.guardPath',
  // An update from a version whose database all installations of an origin shared.
  'navigation.isGuarded',
  'report.sessionNamed',
  // A key under a book: which input counts is the page's to say.
  'held-key.isHeldTooLong',
  'held-key.onKeyDown',
  // A simulated page arrives whole.
  'record.areTexts',
  'record.isRenderedPage',
  'session.isSession',
  // No simulated page is without a guard, or stopped by a dialog.
  'hello-check.HELLO_LIMIT',
  'navigation.isGuarded',
  'record.isAnotherOpen',
  'session.deadlineOf',
  // The page's clock makes a hidden page look sooner than it would by itself.
  'session.warningOf',
  // No simulated page is at a counter that people pass by: there less is activity than anywhere else.
  'page.onInputUnlessWarned',
  // What is seen and spoken of a time that is decided already.
  'remaining-time.inDigits',
  'remaining-time.inWords',
  'remaining-time.isUrgent',
  'remaining-time.secondsIn',
  'remaining-time.spokenMoment',
]);

/** Drafts: nobody in a simulated world writes anything, and no session depends on them. */
const OF_DRAFTS = /^draft(-[a-z]+)?\./;

/** Uploads and media: in a simulated page something begins to run when its day says so. */
const OF_OWN_HOLDS = /^own-holds\./;

/** What the simulated server goes by, where the real one is PHP and shares a table of cases with it. */
const ONLY_OF_THE_SERVER = new Set(['session.countsFrom', 'session.phaseAt', 'session.SAME_ACTIVITY']);

test('the simulator imports what the page and the worker import of core, and nothing else', () => {
  const shipped = new Set([...importsOfCore('src'), ...importsOfCore('sw')]);
  const simulated = importsOfCore('simulator');
  expect(shipped.size).toBeGreaterThan(10);
  const missing = [...shipped]
    .filter((name) => !simulated.has(name) && !ONLY_AT_THE_EDGES.has(name))
    .filter((name) => !OF_DRAFTS.test(name) && !OF_OWN_HOLDS.test(name));
  expect(missing, 'shipped, but not simulated').toEqual([]);
  const extra = [...simulated].filter((name) => !shipped.has(name) && !ONLY_OF_THE_SERVER.has(name));
  expect(extra, 'simulated, but not shipped').toEqual([]);
});
