// The table of promises by engine, docs/engines.md, as it follows from what was run.
import { hasTitle, type Argument } from './claims.js';
import { LACKS, LACKS_VERB, type Lack } from '../e2e/driver/lacking.js';
import { testsIn, type PlaywrightReport, type Told } from './playwright-report.js';

const NAMES = { firefox: 'Firefox', webkit: 'WebKit' } as const;
const ENGINES = Object.keys(NAMES) as (keyof typeof NAMES)[];

const HEAD = `# The promises by engine

\`npm run test:engines\` runs the promise tests in Firefox (Debian's \`firefox-esr\`) and in WebKit (WebKitGTK's MiniBrowser), and
writes this page. \`npm test\` runs them in Chromium, all of them.
`;

/** Answers why a test was not run, if it is a verb on the closed list. */
export function lackOf({ project, status, annotations }: Told): Lack | undefined {
  const verb = annotations.find(({ type }) => type === LACKS_VERB)?.description;
  if (status !== 'skipped' || verb === undefined) return undefined;
  return LACKS.find((one) => one.engine === project && one.verb === verb);
}

/** Answers whether the argument for a promise names this test. */
function isNamedIn({ tests, tags }: Argument, { path: [file, ...title], tags: has }: Told): boolean {
  return (
    tags.some((tag) => has.includes(tag)) ||
    tests.some((named) => named.file === file && hasTitle(title.join(' '), named.title))
  );
}

/** Counts the tests of an engine that have shown what the argument for a promise needs of them. */
function proofsIn(engine: string, argument: Argument, tests: readonly Told[]): number {
  const isOfEngine = ({ project }: Told) => project === engine || project === `${engine}-2x`;
  return tests.filter((told) => isOfEngine(told) && told.status === 'expected' && isNamedIn(argument, told))
    .length;
}

/** Returns a line for each promise that nothing has shown in one of the engines. */
export function unproven(report: Pick<PlaywrightReport, 'suites'>, all: readonly Argument[]): string[] {
  const tests = testsIn(report);
  return all.flatMap((argument) =>
    ENGINES.filter((engine) => proofsIn(engine, argument, tests) === 0).map(
      (engine) =>
        `${argument.promise}: no test that docs/why-it-holds.md names has shown it in ${NAMES[engine]}`,
    ),
  );
}

export function engineTable(report: Pick<PlaywrightReport, 'suites'>, all: readonly Argument[]): string {
  const tests = testsIn(report);
  const promises = new Map<string, Told[]>();
  for (const test of tests) {
    const promise = cell(test.path.slice(1).join(' › '));
    promises.set(promise, [...(promises.get(promise) ?? []), test]);
  }
  const lacks = new Map<Lack, string[]>();
  const rows = [...promises].map(([promise, inEngines]) => {
    const cells = ENGINES.map((engine) => {
      const test = inEngines.find(({ project }) => project === engine);
      if (test === undefined) return 'not run';
      const lack = lackOf(test);
      if (lack === undefined) return 'holds';
      lacks.set(lack, [...(lacks.get(lack) ?? []), promise]);
      return `cannot ${lack.verb}`;
    });
    return row([promise, ...cells]);
  });
  const missing = LACKS.flatMap((lack: Lack) =>
    (lacks.get(lack) ?? []).map((promise) =>
      row([
        promise,
        `${NAMES[lack.engine as keyof typeof NAMES]} cannot ${lack.verb}`,
        lack.reason,
        lack.provenBy,
      ]),
    ),
  );
  const proofs = all.map((argument) => {
    const counts = ENGINES.map((engine) => proofsIn(engine, argument, tests));
    return row([
      cell(argument.promise),
      ...counts.map((count) => (count === 1 ? '1 test' : `${count} tests`)),
    ]);
  });
  return [
    HEAD,
    '## Each promise\n',
    'In how many of the tests that [the argument for it](why-it-holds.md) names it has held.\n',
    row(['promise', ...ENGINES.map((engine) => NAMES[engine])]),
    row(['---', ...ENGINES.map(() => '---')]),
    ...proofs,
    '',
    '## What an engine cannot be asked\n',
    row(['promise', 'what is missing', 'why', 'what proves it there instead']),
    row(['---', '---', '---', '---']),
    ...missing,
    '\n## All of them\n',
    row(['test', ...ENGINES.map((engine) => NAMES[engine])]),
    row(['---', ...ENGINES.map(() => '---')]),
    ...rows,
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replace(/\s+@\S+/g, '').replaceAll('|', '\\|');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
