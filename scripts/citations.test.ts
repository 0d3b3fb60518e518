// Reasons are cited, not repeated: each citation and each link leads to something that exists.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { anchorsOf, brokenCitations, brokenLinks, readTexts } from './citations.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

// Put together here, so that this file cites nothing that does not exist.
const PAGE = ['docs', 'host.md'].join('/');
const FORMER_PAGE = ['PERFEX', 'md'].join('.');
const NO_PAGE = ['docs', 'hosts.md'].join('/');
const HOST = '# The host\n\n## Boot order\n\n```sh\n# a comment\n```\n';

function withHost(path: string, text: string): Map<string, string> {
  return new Map([
    [PAGE, HOST],
    [path, text],
  ]);
}

test('every citation leads to a heading that exists, and no page is cited by a former name', () => {
  const texts = readTexts(ROOT);
  expect([...texts.keys()]).toEqual(
    expect.arrayContaining(['core/session.ts', 'docs/design.md', 'mutations/list.ts', 'README.md']),
  );
  expect(brokenCitations(texts)).toEqual([]);
});

test('every relative link of a document leads to a file and a heading that exist', () => {
  expect(brokenLinks(readTexts(ROOT))).toEqual([]);
});

test('a citation of a page or a heading that exists is right, at the end of a sentence too', () => {
  const text = `// As Perfex boots (${PAGE}#boot-order). See ${PAGE}#boot-order, or ${PAGE}.`;
  expect(brokenCitations(withHost('core/a.ts', text))).toEqual([]);
});

test('a type may leave the heading open', () => {
  expect(brokenCitations(withHost('core/a.ts', 'type From = `' + PAGE + '#${string}`;'))).toEqual([]);
});

test('a citation of a heading or a page that does not exist is named with its line', () => {
  const text = `//\n// (${PAGE}#boot-oder)\n// ${PAGE}#a-comment\n// ${NO_PAGE}`;
  expect(brokenCitations(withHost('core/a.ts', text))).toEqual([
    `core/a.ts:2: ${PAGE} has no heading #boot-oder`,
    `core/a.ts:3: ${PAGE} has no heading #a-comment`,
    `core/a.ts:4: there is no ${NO_PAGE}`,
  ]);
});

test('a page that is cited by its former name is named', () => {
  expect(brokenCitations(withHost('host/a.php', ` * Login (${FORMER_PAGE} 4).`))).toEqual([
    expect.stringContaining(`host/a.php:1: ${FORMER_PAGE}`),
  ]);
});

test('a link is looked up from where its page stands', () => {
  const text = '[a](../docs/host.md) [b](../docs/host.md#boot-order) [c](x.ts) [d](#here)\n\n## Here';
  const texts = withHost('core/a.md', text).set('core/x.ts', '');
  expect(brokenLinks(texts)).toEqual([]);
});

test('a link that leads nowhere is named with its line; addresses elsewhere and code are not looked up', () => {
  const text = [
    '[a](https://example.com/no.md) `[b](no.md)` [c](../docs/host.md#nothing)',
    '```\n[d](no.md)\n```',
    '![e](no.png) [f][g]\n\n[g]: #nowhere',
  ].join('\n');
  expect(brokenLinks(withHost('core/a.md', text))).toEqual([
    `core/a.md:1: ${PAGE} has no heading #nothing`,
    'core/a.md:5: there is no core/no.png',
    'core/a.md:7: core/a.md has no heading #nowhere',
  ]);
});

test('anchors are those that GitHub makes', () => {
  const text = "# `a.md`: What's _new_?\n## Back/forward cache\n## Über [links](x.md)\n## Same\n## Same\n";
  expect([...anchorsOf(text)]).toEqual([
    'amd-whats-new',
    'backforward-cache',
    'über-links',
    'same',
    'same-1',
  ]);
});
