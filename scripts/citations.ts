// The documents as code, tests and other documents cite them: which headings they have, and which citations and links
// lead nowhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The repository's texts by their paths, which are relative to its root and have slashes. */
export type Texts = ReadonlyMap<string, string>;

/** What is not written by hand, or not here for good. */
const LEFT_OUT = /^(\.git|node_modules|build|dist|test-results|playwright-report|package-lock\.json)$/;
const BUILT = /^perfex\/[^/]+\/assets\/.*\.js$/;

/** What the pages were called when they were not part of the repository, and where they are now. */
const FORMER_NAMES = /\b(?:PERFEX|FIELD|PLATFORM|DESIGN|STYLE)\.md\b/g;

// `docs/field.md#${string}`, a type, names the page alone. What stands behind a slash is part of a longer path or URL.
const CITATION = /(?<![\w./-])(docs\/[\w-]+\.md)(?:#(?!\$\{)([\p{L}\p{M}\p{N}_-]*))?/gu;
const INLINE_LINK = /\]\(<?([^()\s>]+)>?(?: "[^"]*")?\)/g;
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]: *<?([^\s>]+)/gm;

/** Reads every text below `root`, but for what is installed or built. */
export function readTexts(root: string): Texts {
  const texts = new Map<string, string>();
  const read = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (LEFT_OUT.test(entry.name) || BUILT.test(path)) continue;
      if (entry.isDirectory()) read(path);
      else if (entry.isFile()) texts.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  read('');
  return texts;
}

/** Returns the anchors that GitHub gives the headings of a page. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutFences(markdown).matchAll(/^ {0,3}#{1,6} +(.+?) *#*$/gm)) {
    const words = heading
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu, '$1');
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let unique = anchor;
    for (let copy = 1; anchors.has(unique); copy += 1) unique = `${anchor}-${copy}`;
    anchors.add(unique);
  }
  return anchors;
}

/** Returns a line for each citation whose page or heading does not exist, and for each former name of a page. */
export function brokenCitations(texts: Texts): string[] {
  return [...texts].flatMap(([path, text]) => [
    ...[...text.matchAll(CITATION)].flatMap(({ index, 1: page = '', 2: anchor }) => {
      const problem = problemOf(texts, page, anchor);
      return problem === undefined ? [] : [`${place(path, text, index)}: ${problem}`];
    }),
    ...[...text.matchAll(FORMER_NAMES)].map(
      ({ index, 0: name }) =>
        `${place(path, text, index)}: ${name} is called otherwise now, see docs/README.md`,
    ),
  ]);
}

/** Returns a line for each relative link of a page that leads to no file, or to no heading of its page. */
export function brokenLinks(texts: Texts): string[] {
  return [...texts].flatMap(([path, text]) => {
    if (!path.endsWith('.md')) return [];
    const prose = withoutFences(text).replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
    return [...prose.matchAll(INLINE_LINK), ...prose.matchAll(LINK_DEFINITION)].flatMap(
      ({ index, 1: target = '' }) => {
        if (/^([a-z][a-z\d+.-]*:|\/)/i.test(target)) return [];
        const [file = '', anchor] = decodeURI(target).split('#');
        const page = file === '' ? path : posix.join(posix.dirname(path), file);
        const problem = problemOf(texts, page, anchor);
        return problem === undefined ? [] : [`${place(path, text, index)}: ${problem}`];
      },
    );
  });
}

function problemOf(texts: Texts, page: string, anchor: string | undefined): string | undefined {
  const text = texts.get(page);
  if (text === undefined) return `there is no ${page}`;
  if (anchor === undefined || anchorsOf(text).has(anchor)) return undefined;
  return `${page} has no heading #${anchor}`;
}

/** What stands in fences is no heading and no link; its lines stay, so that later ones keep their numbers. */
function withoutFences(markdown: string): string {
  return markdown.replace(/^( {0,3})(```+|~~~+)[^]*?^ {0,3}\2/gm, (fenced) => fenced.replace(/[^\n]/g, ' '));
}

function place(path: string, text: string, index: number): string {
  return `${path}:${text.slice(0, index).split('\n').length}`;
}
