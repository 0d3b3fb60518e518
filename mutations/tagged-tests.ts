// Tests that must catch a bug say so in a tag. Here they are listed and run, in some copy of the repository. Only a test
// that ran and failed at one of its own expectations has caught something: a runner that crashed and a test whose time
// was up prove nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from './finished.js';

/**
 * `@catches:the-bug`; where several tests catch the same bug, the others say where they do: `@catches:the-bug/browser`, or
 * `@catches:the-bug/firefox` for what only that engine shows.
 */
export type Tag<Bug extends string = string> = `@catches:${Bug}` | `@catches:${Bug}/${string}`;

/** One test under one of its tags. */
export interface TaggedTest {
  readonly tag: Tag;
  readonly file: string;
  readonly project: string;
  readonly title: string;
}

/** How one test went; `unknown` says what happened instead. */
export type Result = (
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly said: string }
  | { readonly kind: 'unknown'; readonly why: string }
) & { readonly seconds?: number };

/** What a bug may be caught by: functions, PHP, and browsers before the newer Perfex, those of every day included. */
const PROJECTS = ['unit', 'server', 'e2e', 'faults'];

/** The engines of other browsers catch what a tag says that they catch, by its end, and nothing else. */
const ENGINES = ['firefox', 'webkit'];

/** Longer than all the tests take on a busy computer; a runner that needs more hangs. Milliseconds. */
const LIMIT = 20 * 60_000;

/**
 * How long a test may take, in milliseconds: it waits for what a bug has taken away, after all that it does when it is
 * green. One that would fail at an expectation must not run out of time first because the computer is busy.
 */
const TEST_LIMIT = 4 * 60_000;

const COMPILED_TESTS = 'build/compiled-tests';

/** How much of what a failing test says is kept, in characters. */
const SAID_LENGTH = 160;

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

/** Lists the tests that say they catch a bug, once for each of their tags; throws where they cannot be listed. */
export async function listTaggedTests(repository: string): Promise<TaggedTest[]> {
  const { specs, problem } = await playwright(repository, [
    '--list',
    ...[...PROJECTS, ...ENGINES].map((project) => `--project=${project}`),
  ]);
  if (specs.length === 0) throw new Error(`No test could be listed. ${problem}`);
  return specs.flatMap(({ tags, file, title, tests }) =>
    tags
      .filter(isTag)
      .flatMap((tag) => tests.map(({ projectName }) => ({ tag, file, project: projectName, title })))
      .filter(({ tag, project }) => engineOf(tag) === ENGINES.find((engine) => engine === project)),
  );
}

/** Answers the engine of another browser that a tag is for. */
export function engineOf(tag: string): string | undefined {
  return ENGINES.find((engine) => tag.endsWith(`/${engine}`));
}

/** Runs the tests in `directory`, at most `workers` at a time; the results come in the order of the tests. */
export async function runTaggedTests(
  directory: string,
  tests: readonly TaggedTest[],
  workers: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Result[]> {
  const asked = [
    ...new Set(tests.map(({ file }) => escape(file))),
    ...new Set(tests.map(({ project }) => `--project=${project}`)),
    `--grep=\\s(?:${tests.map(({ tag }) => escape(tag)).join('|')})(?:\\s|$)`,
    `--workers=${workers}`,
    `--timeout=${TEST_LIMIT}`,
  ];
  // By default Playwright keeps what it has compiled for ever, by the path of each file: a copy's goes with the copy.
  const compiledTests = { PLAYWRIGHT_TRANSFORM_CACHE_DIR: join(directory, COMPILED_TESTS) };
  const { specs, problem } = await playwright(directory, asked, { ...compiledTests, ...environment });
  return tests.map(({ tag, project }) => {
    const runs = specs.filter(({ tags }) => tags.includes(tag)).flatMap((spec) => spec.tests);
    return resultOf(
      tag,
      runs.find(({ projectName }) => projectName === project),
      problem,
    );
  });
}

function isTag(tag: string): tag is Tag {
  return tag.startsWith('@catches:');
}

interface Run {
  readonly projectName: string;
  readonly results: readonly {
    readonly status: string;
    /** Milliseconds. */
    readonly duration: number;
    readonly error?: { readonly message?: string };
  }[];
}

interface Spec {
  readonly title: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly tests: readonly Run[];
}

interface Suite {
  readonly specs: readonly Spec[];
  readonly suites?: readonly Suite[];
}

interface Report {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** Runs Playwright and returns every test of its report, and what it complained about. */
async function playwright(
  directory: string,
  args: string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ specs: Spec[]; problem: string }> {
  const outside = mkdtempSync(join(tmpdir(), 'mutation-report-'));
  const file = join(outside, 'report.json');
  try {
    const printed = await run(directory, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...environment });
    const report = readReport(file);
    if (report === undefined)
      return { specs: [], problem: `The test runner wrote no report. ${lastLines(printed)}` };
    const problem = report.errors.map(({ message }) => inOneLine(plain(message))).join(' ');
    return { specs: report.suites.flatMap(specsOf), problem };
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
}

async function run(
  directory: string,
  args: string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [PLAYWRIGHT, 'test', '--reporter=json', ...args], {
    cwd: directory,
    // A group of its own, so that browsers and servers end with it.
    detached: true,
    env: { ...process.env, FORCE_COLOR: '0', ...environment },
  });
  const limit = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, LIMIT);
  const { printed } = await finished(child);
  clearTimeout(limit);
  return printed;
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

function specsOf({ specs, suites = [] }: Suite): Spec[] {
  // The report leaves out what every tag begins with.
  const own = specs.map((spec) => ({ ...spec, tags: spec.tags.map((tag) => `@${tag}`) }));
  return [...own, ...suites.flatMap(specsOf)];
}

function resultOf(tag: Tag, run: Run | undefined, problem: string): Result {
  const result = run?.results.at(-1);
  if (result === undefined) return unknown(`${tag}: not run. ${problem}`);
  const seconds = result.duration / 1000;
  if (result.status === 'passed') return { kind: 'passed', seconds };
  const message = plain(result.error?.message);
  const said = inOneLine(message);
  if (result.status !== 'failed') return unknown(`${tag}: ${result.status}. ${said}`);
  return isExpectation(message)
    ? { kind: 'failed', said, seconds }
    : unknown(`${tag}: failed, but at no expectation: ${said}`);
}

function unknown(why: string): Result {
  return { kind: 'unknown', why: why.trim() };
}

/** Playwright's expectations are called `expect`; a person who does not see what she should says `Expected to see`. */
function isExpectation(message: string): boolean {
  return /\bexpect(\.\w+)?\(|^Expected to /.test(message);
}

/** The message as it would be on paper: Playwright colours it whatever it is told. */
function plain(message = 'no message'): string {
  return message.replace(/\u001b\[\d+m/g, '').replace(/^Error: /, '');
}

/** What was expected and what was there, in one line of a table. */
function inOneLine(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, SAID_LENGTH);
}

function lastLines(printed: string): string {
  return printed.trim().split('\n').slice(-5).join(' ');
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
