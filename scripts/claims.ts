// The documents that argue: each step names the code that it speaks of and the test or the planted bug that shows it. Here
// it is found out which of these names lead nowhere, and which claims have none.
import type { Texts } from './citations.js';

/** `core/session.ts`, and `includes/judge.php` for what lies in the module. */
const FILE = /`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|php|json|html|css))`/g;
const INCLUDES = 'perfex/inactivity_logout_master/';

/** "a title" (`core/session.test.ts`); three dots stand for whatever differs, and for quotation marks. */
const TEST = /"([^"]+)"\s+\(`([\w./-]+\.test\.ts)`\)/g;

/** `@catches:the-bug`, as the test that catches a planted bug is tagged. */
const TAG = /`(@catches:[\w/-]+)`/g;

/** A promise of docs/design.md, with what its argument names to show that it holds. */
export interface Argument {
  /** As in "P1: Expired means shut". */
  readonly promise: string;
  /** Titles in their files, dots standing for whatever differs. */
  readonly tests: readonly { readonly title: string; readonly file: string }[];
  /** Without their `@`. */
  readonly tags: readonly string[];
}

/** Returns the arguments of a page, promise by promise. */
export function argumentsIn(page: string): Argument[] {
  const sections = page.split(/^## (?=P\d)/m).slice(1);
  return sections.map((section) => ({
    promise: section.split('\n', 1)[0] ?? '',
    tests: [...section.matchAll(TEST)].map(({ 1: title = '', 2: file = '' }) => ({
      title: inOneLine(title),
      file,
    })),
    tags: [...section.matchAll(TAG)].map(({ 1: tag = '' }) => tag.slice(1)),
  }));
}

/** Returns a line for each name of a page that leads nowhere. */
export function brokenNames(texts: Texts, page: string): string[] {
  const text = texts.get(page) ?? '';
  const plants = [...texts]
    .filter(([path]) => path.startsWith('mutations/plants/'))
    .map(([, plant]) => plant);
  return [
    ...[...text.matchAll(FILE)].flatMap(({ 1: file = '' }) =>
      texts.has(file) || texts.has(INCLUDES + file) ? [] : [`${page}: there is no ${file}`],
    ),
    ...[...text.matchAll(TEST)].flatMap(({ 1: title = '', 2: file = '' }) =>
      hasTitle(texts.get(file) ?? '', title) ? [] : [`${page}: ${file} has no test "${inOneLine(title)}"`],
    ),
    ...[...text.matchAll(TAG)].flatMap(({ 1: tag = '' }) =>
      plants.some((plant) => plant.includes(`'${tag}'`))
        ? []
        : [`${page}: no planted bug is caught by ${tag}`],
    ),
  ];
}

/** Returns the steps of an argument (`1. …`) that name no code, or nothing that shows them. */
export function unprovenSteps(texts: Texts, page: string): string[] {
  const steps = (texts.get(page) ?? '')
    .split(/^(?=\d+\. |#|\*\*|- |\n)/m)
    .filter((part) => /^\d+\. /.test(part));
  return steps.filter((step) => !isProven(step) || codeIn(step).length === 0).map(inOneLine);
}

/** Returns the rows of a page's tables that name nothing that shows them, and the number of those that do. */
export function unprovenRows(texts: Texts, page: string): { unproven: string[]; proven: number } {
  const rows = (texts.get(page) ?? '').split('\n').filter((line) => /^\| (?!-+ )/.test(line));
  const claims = rows.filter((_, index) => !isHead(rows, index, texts.get(page) ?? ''));
  return {
    unproven: claims.filter((row) => !isProven(row)),
    proven: claims.filter(isProven).length,
  };
}

function isHead(rows: readonly string[], index: number, text: string): boolean {
  return text.includes(`${rows[index]}\n| -`);
}

function isProven(text: string): boolean {
  return text.match(TEST) !== null || text.match(TAG) !== null;
}

/** The files of code that a text names, those of tests left out. */
function codeIn(text: string): string[] {
  return [...text.matchAll(FILE)].map(([, file = '']) => file).filter((file) => !file.endsWith('.test.ts'));
}

/** A title stands in its file as it was written, in one piece or around what differs. */
export function hasTitle(source: string, title: string): boolean {
  const written = source.replace(/\\(['"`])/g, '$1');
  let from = 0;
  for (const part of inOneLine(title).split('…')) {
    const index = written.indexOf(part.trim(), from);
    if (index < 0) return false;
    from = index + part.trim().length;
  }
  return true;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
