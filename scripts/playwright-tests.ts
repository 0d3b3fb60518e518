// Playwright's tests, run and counted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Count } from './count.js';
import { findOrInstallChromium } from './find-chromium.js';
import { findOrInstallHeadlessShell } from './find-headless-shell.js';
import { run } from './step.js';

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
}

export interface HowToRun {
  /** What is told of each test. Default 'list'. */
  readonly reporter?: string;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs the tests of these projects, or those of them that the filter names, and counts them. Skipped ones are failures:
 * nothing here is skipped on purpose.
 */
export async function playwrightTests(
  projects: string[],
  filter: string[],
  { reporter = 'list', environment = {} }: HowToRun = {},
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
    const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
    if (stats.skipped > 0) console.error(`${stats.skipped} tests were skipped or not reached`);
    const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
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
