// Runs tests by their names in some copy of the repository, and answers how each of them went. Only a test that was
// found, ran and failed at one of its own expectations counts as failed: a runner that crashed proves nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from './finished.js';

export interface NamedTest {
  readonly file: string;
  /** The title as the list reporter prints it, with ` › ` between a group and its tests. */
  readonly title: string;
}

/** How one test went; `missing` says what happened instead of it. */
export type Result =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly said: string }
  | { readonly kind: 'missing'; readonly why: string };

/** Longer than any test may take; whoever needs more hangs. Milliseconds. */
const LIMIT = 6 * 60_000;

/** How much of what a failing test says is kept, in characters. */
const SAID_LENGTH = 160;

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

/** Runs the tests in `directory`, at most `workers` at a time; the answers come in the order of the tests. */
export async function runNamedTests(
  directory: string,
  tests: readonly NamedTest[],
  workers: number,
): Promise<Result[]> {
  const outside = mkdtempSync(join(tmpdir(), 'mutation-report-'));
  const file = join(outside, 'report.json');
  try {
    const titles = tests.map(({ title }) => escape(title.replaceAll(' › ', ' ')));
    const printed = await run(directory, file, [
      ...new Set(tests.map((test) => escape(test.file))),
      ...[...new Set(tests.map(projectOf))].map((project) => `--project=${project}`),
      `--grep=(?:${titles.join('|')})$`,
      `--workers=${workers}`,
    ]);
    const report = readReport(file);
    if (typeof report === 'string') return tests.map(() => missing(`${report} ${lastLines(printed)}`));
    const specs = report.suites.flatMap((suite) => specsOf(suite, []));
    const problem = report.errors.map(({ message }) => inOneLine(message)).join(' ');
    return tests.map((test) => resultOf(test, specs, problem));
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
}

/** The project of playwright.config.ts that a test file belongs to; of the two in a browser, the newer Perfex's. */
function projectOf({ file }: NamedTest): string {
  if (file.startsWith('e2e/')) return 'e2e';
  return /^(perfex|host)\//.test(file) ? 'server' : 'unit';
}

async function run(directory: string, report: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [PLAYWRIGHT, 'test', '--reporter=json', ...args], {
    cwd: directory,
    // A group of its own, so that browsers and servers end with it.
    detached: true,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' },
  });
  const limit = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, LIMIT);
  const { printed } = await finished(child);
  clearTimeout(limit);
  return printed;
}

interface Spec {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly {
    readonly results: readonly { readonly status: string; readonly error?: { readonly message?: string } }[];
  }[];
}

interface Suite {
  readonly title: string;
  readonly file: string;
  readonly specs: readonly Spec[];
  readonly suites?: readonly Suite[];
}

interface Report {
  readonly config: { readonly rootDir: string };
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** Answers the report, or what is wrong with it. */
function readReport(file: string): Report | string {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return 'The test runner wrote no report.';
  }
}

/** Every test below a suite, under its full title; the outermost suite is the file. */
function specsOf({ specs, suites = [] }: Suite, groups: string[]): Spec[] {
  return [
    ...specs.map((spec) => ({ ...spec, title: [...groups, spec.title].join(' › ') })),
    ...suites.flatMap((suite) => specsOf(suite, [...groups, suite.title])),
  ];
}

function resultOf(test: NamedTest, specs: Spec[], problem: string): Result {
  const found = specs.filter(({ title, file }) => title === test.title && test.file.endsWith(file));
  const [spec] = found;
  if (spec === undefined) return missing(`No test "${test.title}" in ${test.file}. ${problem}`);
  if (found.length > 1 || spec.tests.length !== 1) return missing(`"${test.title}" names several tests.`);
  const result = spec.tests[0]?.results.at(-1);
  switch (result?.status) {
    case 'passed':
      return { kind: 'passed' };
    case 'failed':
      return { kind: 'failed', said: inOneLine(result.error?.message) };
    default:
      return missing(`"${test.title}" was ${result?.status ?? 'not run'}. ${problem}`);
  }
}

function missing(why: string): Result {
  return { kind: 'missing', why: why.trim() };
}

/** What was expected and what was there, in one line of a table. */
function inOneLine(message = 'no message'): string {
  // Playwright colours its messages whatever it is told.
  const plain = message.replace(/\u001b\[\d+m/g, '').replace(/^Error: /, '');
  return plain.replace(/\s+/g, ' ').slice(0, SAID_LENGTH);
}

function lastLines(printed: string): string {
  return printed.trim().split('\n').slice(-5).join(' ');
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
