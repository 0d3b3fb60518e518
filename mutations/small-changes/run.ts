// `npm run test:stryker`: Stryker makes a thousand small changes to `core/`, one at a time, and the tests of `core/`
// must notice each of them, except for those that `equivalent.ts` says why nobody could notice. With files
// (`npm run test:stryker -- core/page.ts`) only changes of these. No part of CI: it is run when `core/` has changed.
import type { LogLevel } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withEdit, type Edit } from '../copy.js';
import { EQUIVALENT } from './equivalent.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Mutants = Awaited<ReturnType<Stryker['runMutationTest']>>;
type Mutant = Mutants[number];

const files = process.argv.slice(2);
const mutate = files.length > 0 ? files : ['core/**/*.ts', '!core/**/*.test.ts'];
process.chdir(ROOT);
// The processes that Stryker starts take it from here.
process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('tsconfig.json', import.meta.url));

const startedAt = performance.now();
const mutants = await new Stryker({
  mutate,
  // All that the copy needs for them, beside the packages.
  ignorePatterns: ['**', '!core/**', '!package.json'],
  plugins: [fileURLToPath(new URL('core-tests.ts', import.meta.url))],
  testRunner: 'core-tests',
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  // For a computer that is busy: a test that hangs is noticed sooner.
  timeoutMS: 60_000,
  concurrency: Number(process.env.TEST_WORKERS ?? 2),
  reporters: ['progress-append-only'],
  logLevel: 'warn' as LogLevel,
  // Outside: copies of tests that a broken run leaves behind must not be found by the test runner.
  tempDirName: mkdtempSync(join(tmpdir(), 'small-changes-')),
  tsconfigFile: 'none',
  disableTypeChecks: false,
}).runMutationTest();

const wanted = EQUIVALENT.filter(({ file }) => files.length === 0 || files.includes(file));
const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const known = new Map(wanted.map((edit) => [textWith(edit), edit]));
const unexpected = survivors.filter((mutant) => !known.delete(textOf(mutant)));
const broken = mutants.filter(({ status }) => status === 'RuntimeError' || status === 'CompileError');
for (const mutant of unexpected) console.log(`${described(mutant, 'survived')}\n`);
for (const mutant of broken)
  console.log(
    `${described(mutant, 'could not be run')}\n  ${mutant.statusReason?.split('\n    at ', 1)[0] ?? ''}\n`,
  );
for (const { file, find, replace } of known.values())
  console.log(`${file}: caught, or made no more, so it need not be excused: ${find} -> ${replace}\n`);

const count = (status: Mutant['status']) => mutants.filter((mutant) => mutant.status === status).length;
console.log(
  [
    `${mutants.length} small changes`,
    `${count('Killed')} caught by a test`,
    `${count('Timeout')} by hanging`,
    `${survivors.length - unexpected.length} equivalent`,
    `${unexpected.length} survived`,
    `${broken.length} could not be run`,
    `${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
  ].join(', '),
);
const failed = unexpected.length + known.size + broken.length;
console.log(`${mutants.length - unexpected.length - broken.length} passed, ${failed} failed`);
process.exitCode = failed === 0 && mutants.length > 0 ? 0 : 1;

/** The file with this change, by which two descriptions of the same change are known: blanks do not count. */
function textWith(edit: Edit): string {
  return inOne(edit.file, withEdit(readFileSync(join(ROOT, edit.file), 'utf8'), edit));
}

function textOf(mutant: Mutant): string {
  const { lines, before, after } = around(mutant);
  const { start, end } = mutant.location;
  const changed = [
    ...lines.slice(0, start.line - 1),
    `${before}${mutant.replacement ?? ''}${after}`,
    ...lines.slice(end.line),
  ];
  return inOne(relative(ROOT, mutant.fileName), changed.join('\n'));
}

function inOne(file: string, text: string): string {
  return `${file}\n${text.replaceAll(/\s/g, '')}`;
}

/** A change that no test has caught, as it would have to stand in `equivalent.ts` if nobody could notice it. */
function described(mutant: Mutant, outcome: 'survived' | 'could not be run'): string {
  const { lines, before, after } = around(mutant);
  const { start, end } = mutant.location;
  const find = lines.slice(start.line - 1, end.line);
  return [
    `FAILED ${relative(ROOT, mutant.fileName)}:${start.line} ${outcome} (${mutant.mutatorName}, ${mutant.status})`,
    ...find.map((line) => `  - ${line}`),
    `  + ${before}${mutant.replacement ?? ''}${after}`,
  ].join('\n');
}

/** The lines of the file, and what stands before and after the change in the lines where it begins and ends. */
function around({ fileName, location: { start, end } }: Mutant) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  return {
    lines,
    before: lines[start.line - 1]!.slice(0, start.column - 1),
    after: lines[end.line - 1]!.slice(end.column - 1),
  };
}
