// Runs the tests of `core/` for Stryker in the process that it starts for them: a thousand times the tests of plain
// functions would otherwise wait for Playwright's runner to start.
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectedTests } from './collected-tests.js';

/** What Stryker's changed code reads and counts in. */
const context: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??=
  {});

/** The doors between the folders are the compiler's, and no change within a file opens them. Any input takes too long. */
const NOT_OF_PLAIN_FUNCTIONS = /^doors\.test\.ts$|\.fuzz\.test\.ts$/;

/** How long a test may take, in milliseconds and turns of the event loop: none of them waits for anything real. */
const HANG_LIMIT = 2000;
const HANG_TURNS = 1000;
const HANGS = 'It hangs.';

class CoreTests implements TestRunner {
  /** Modules stay imported as long as their process lives. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    await importTests();
    const tests: TestResult[] = [];
    for (const { name, run } of collectedTests) {
      context.currentTestId = name;
      const startedAt = performance.now();
      const failureMessage = await failureOf(run);
      const result = { id: name, name, timeSpentMs: performance.now() - startedAt };
      tests.push(
        failureMessage === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage },
      );
    }
    const { mutantCoverage } = context;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun({
    activeMutant,
    mutantActivation,
    testFilter,
    hitLimit,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation === 'static') context.activeMutant = activeMutant.id;
    // Tests that cannot even be collected notice the change, too: none of them would pass.
    const failureMessage = await importTests().then(() => undefined, String);
    if (failureMessage !== undefined)
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage, nrOfTests: 0 };
    Object.assign(context, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    let nrOfTests = 0;
    let isHanging = false;
    for (const { name, run } of collectedTests) {
      if (testFilter !== undefined && !testFilter.includes(name)) continue;
      nrOfTests += 1;
      const failureMessage = await failureOf(run);
      const isEndless = (context.hitCount ?? 0) > (context.hitLimit ?? Infinity);
      if (isEndless) return { status: MutantRunStatus.Timeout };
      // A test that fails says more than one that hangs.
      if (failureMessage === HANGS) isHanging = true;
      else if (failureMessage !== undefined)
        return { status: MutantRunStatus.Killed, killedBy: [name], failureMessage, nrOfTests };
    }
    return isHanging ? { status: MutantRunStatus.Timeout } : { status: MutantRunStatus.Survived, nrOfTests };
  }
}

async function importTests(): Promise<void> {
  if (collectedTests.length > 0) return;
  const files = readdirSync('core').filter(
    (file) => file.endsWith('.test.ts') && !NOT_OF_PLAIN_FUNCTIONS.test(file),
  );
  for (const file of files) await import(pathToFileURL(resolve('core', file)).href);
}

async function failureOf(run: () => unknown): Promise<string | undefined> {
  let limit: NodeJS.Timeout | undefined;
  const hangs = new Promise<string>((resolve) => {
    // A busy computer must not be taken for a test that hangs: turns are counted as well.
    limit = setTimeout(() => void turns(HANG_TURNS).then(() => resolve(HANGS)), HANG_LIMIT);
  });
  try {
    return await Promise.race([hangs, Promise.resolve(run()).then(() => undefined)]);
  } catch (problem) {
    return String(problem);
  } finally {
    clearTimeout(limit);
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'core-tests', CoreTests)];
