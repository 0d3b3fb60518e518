// What an engine, or what drives it here, cannot do. A test that needs it is not run there, and `npm run test:engines` names
// it in docs/engines.md, with the reason and what proves its promise instead. Nothing else may be missing.
import { test } from '@playwright/test';
import type { Engine } from './engines.js';

export interface Lack {
  readonly engine: Engine;
  readonly verb: string;
  readonly reason: string;
  /** What proves in this engine what the tests that are missing prove elsewhere. */
  readonly provenBy: string;
}

export const LACKS = [
  {
    engine: 'firefox',
    verb: 'suggest pages to fetch',
    reason: 'It knows no speculation rules, and fetches no page before somebody goes there.',
    provenBy: 'There is nothing to prove as long as it does not.',
  },
  {
    engine: 'webkit',
    verb: 'suggest pages to fetch',
    reason: 'It knows no speculation rules, and fetches no page before somebody goes there.',
    provenBy: 'There is nothing to prove as long as it does not.',
  },
  {
    engine: 'webkit',
    verb: 'keep a profile',
    reason: 'WebKitWebDriver gives every MiniBrowser a profile in memory, which is gone with its processes.',
    provenBy:
      'MiniBrowser, driven by hand on its profile: what is opened first after the deadline, and in time.',
  },
  {
    engine: 'webkit',
    verb: 'keep files',
    reason:
      'The profile in memory that WebKitWebDriver gives has no cache of files that outlives their page.',
    provenBy: 'MiniBrowser, driven by hand on its profile: page views there ask for nothing of ours.',
  },
  {
    engine: 'webkit',
    verb: 'stop a worker',
    reason: 'A worker runs in the process of a page, and no command stops it alone.',
    provenBy: 'The simulator, which stops the same worker between any two events.',
  },
  {
    engine: 'webkit',
    verb: 'open a link in a new tab',
    reason: 'What a hand does in a tab that it opened so never ends: tests take windows for tabs.',
    provenBy: 'Windows that are opened one beside the other.',
  },
  {
    engine: 'webkit',
    verb: 'reload past the worker',
    reason: 'It has no hard reload.',
    provenBy: 'There is nothing to prove as long as it has none.',
  },
  {
    engine: 'webkit',
    verb: 'ask before leaving a page',
    reason: 'WebKitWebDriver suppresses the prompts of pages that are left.',
    provenBy: 'A form with unsaved changes, which is left at the deadline without a question.',
  },
] as const satisfies readonly Lack[];

/** The annotation of a test that was not run for want of a verb. */
export const LACKS_VERB = 'lacks a verb';

type VerbOf<Name extends Engine> = Extract<(typeof LACKS)[number], { engine: Name }>['verb'];

/** Ends the test that is running: this engine cannot do what it needs. */
export function lacks<Name extends Engine>(engine: Name, verb: VerbOf<Name>): never {
  test.info().annotations.push({ type: LACKS_VERB, description: verb });
  test.skip(true, `${engine} cannot ${verb}`);
  throw new Error('A test that is skipped does not go on.');
}
