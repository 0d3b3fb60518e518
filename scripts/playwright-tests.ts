// Playwright's tests, run and counted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Count } from './count.js';
import { lackOf } from './engine-table.js';
import { findOrInstallChromium } from './find-chromium.js';
import { findOrInstallHeadlessShell } from './find-headless-shell.js';
import { testsIn, type PlaywrightReport } from './playwright-report.js';
import { run } from './step.js';

export interface HowToRun {
  /** What is told of each test. Default 'list'. */
  readonly reporter?: string;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sees what is told of all tests. */
  readonly onReport?: (report: PlaywrightReport) => void;
}

/**
 * Runs the tests of these projects, or those of them that the filter names, and counts them. Skipped ones are failures,
 * but for those that need what an engine cannot do: nothing here is skipped on purpose.
 */
export async function playwrightTests(
  projects: string[],
  filter: string[],
  { reporter = 'list', environment = {}, onReport }: HowToRun = {},
): Promise<Count> {
  const directory = mkdtempSync(join(tmpdir(), 'test-report-'));
  const file = join(directory, 'report.json');
  try {
    const ofProjects = filter.some((one) => one.startsWith('--project'))
      ? []
      : projects.map((name) => `--project=${name}`);
    const succeeded = await run(
      'npx',
      ['playwright', 'test', `--reporter=${reporter},json`, ...ofProjects, ...filter],
      {
        ...process.env,
        ...environment,
        HEADLESS_SHELL_PATH: findOrInstallHeadlessShell(),
        CHROMIUM_PATH: findOrInstallChromium(),
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    );
    const report = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
    onReport?.(report);
    const { stats, errors } = report;
    const cannotBeAsked = testsIn(report).filter((test) => lackOf(test) !== undefined).length;
    if (cannotBeAsked > 0)
      console.log(`${cannotBeAsked} tests need what an engine cannot do: docs/engines.md`);
    const skipped = stats.skipped - cannotBeAsked;
    if (skipped > 0) console.error(`${skipped} tests were skipped or not reached`);
    const failed = stats.unexpected + stats.flaky + skipped + errors.length;
    const executed = stats.expected + stats.unexpected + stats.flaky;
    if (executed === 0) console.error('No test was executed.');
    return { passed: stats.expected, failed: succeeded && executed > 0 ? failed : Math.max(failed, 1) };
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
