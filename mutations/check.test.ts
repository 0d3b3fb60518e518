// A check that can fail: what is not caught is reported, and what broke the tests instead of being caught is not taken
// for caught.
import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { checkPlants, problemsOf, WITHOUT_A_BUG, type Outcome, type Planted } from './check.js';
import { PLANTS } from './plants.js';
import { listTaggedTests, type Tag, type TaggedTest } from './tagged-tests.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PORTAL: TaggedTest = {
  tag: '@catches:captive-portal-believed',
  file: 'core/report.test.ts',
  project: 'unit',
  title: 'the answer of a captive portal means unusable',
};
const UNUSABLE = { file: 'core/report.ts', find: "return { verdict: 'unusable' };" };
const NOT_PHP = {
  file: 'perfex/inactivity_logout_master/includes/sweep.php',
  find: 'function inactivity_logout_on_after_cron_run(): void',
  replace: 'function inactivity_logout_on_after_cron_run(: void',
};

function planted(name: string, edit: Planted['edits'][number], tag: Tag = PORTAL.tag): Planted {
  return { name, edits: [edit], caughtBy: [tag] };
}

async function check(plants: readonly Planted[]): Promise<Record<string, Outcome['kind']>> {
  const outcomes = await checkPlants(ROOT, plants, [PORTAL], () => undefined);
  return Object.fromEntries(outcomes.map(({ name, kind }) => [name, kind]));
}

test('every bug of the list still fits the code, and each of its tags names exactly one test', async () => {
  const plants = Object.entries(PLANTS).map(([name, plant]) => ({ name, ...plant }));
  const tests = await listTaggedTests(ROOT);
  expect(await problemsOf(ROOT, plants, tests)).toEqual([]);
  const wanted = new Set<string>(plants.flatMap(({ caughtBy }) => caughtBy));
  expect(
    tests.filter(({ tag }) => !wanted.has(tag)),
    'tests that catch what nobody plants',
  ).toEqual([]);
});

test('a text that is not found once, and invalid PHP, are named before anything runs', async () => {
  const plants = [
    planted('missing', { ...UNUSABLE, find: 'no such text', replace: '' }),
    planted('twice', { ...UNUSABLE, find: 'verdict', replace: '' }),
    planted('slip', NOT_PHP),
  ];
  const [missing, twice, slip, ...others] = await problemsOf(ROOT, plants, [PORTAL]);
  expect(missing).toContain('0 times');
  expect(twice).toMatch(/twice: .* \d+ times/);
  expect(slip).toContain('syntax error');
  expect(others).toEqual([]);
});

test('a tag of no test, and one of two tests, are named before anything runs', async () => {
  const bug = { ...UNUSABLE, replace: '' };
  const plants = [planted('no test', bug, '@catches:nothing'), planted('two tests', bug)];
  const firewall = { ...PORTAL, title: 'the answer of a firewall means unusable' };
  const [none, two, ...others] = await problemsOf(ROOT, plants, [PORTAL, firewall]);
  expect(none).toContain("{ tag: '@catches:nothing' }");
  expect(two).toContain(`"${PORTAL.title}" (core/report.test.ts) and "${firewall.title}"`);
  expect(others).toEqual([]);
});

test('only a bug that a test has failed for is caught', async () => {
  test.slow();
  const kinds = await check([
    planted('a bug', { ...UNUSABLE, replace: "return { verdict: 'ended' };" }),
    planted('a comment', { ...UNUSABLE, replace: "/* no bug */ return { verdict: 'unusable' };" }),
    planted('a slip of the pen', { ...UNUSABLE, replace: 'return {' }),
  ]);
  expect(kinds).toEqual({
    [WITHOUT_A_BUG]: 'caught',
    'a bug': 'caught',
    'a comment': 'survived',
    'a slip of the pen': 'unknown',
  });
});

test('a test that did not run catches nothing', async () => {
  const gone = { file: 'core/report.test.ts', find: "'@catches:captive-portal-believed'", replace: '[]' };
  expect(await check([planted('a tag that is gone', gone)])).toMatchObject({
    'a tag that is gone': 'unknown',
  });
});

test('a test whose time is up, and one that fails at no expectation, catch nothing', async () => {
  test.slow();
  const EXPECTATION = {
    file: 'core/report.test.ts',
    find: 'expect(decodeAnswer(status, body).verdict).toBe(verdict);',
  };
  const kinds = await check([
    planted('no time', { ...EXPECTATION, replace: 'test.setTimeout(500); return new Promise(() => {});' }),
    planted('no expectation', { ...EXPECTATION, replace: "throw new Error('No route');" }),
  ]);
  expect(kinds).toMatchObject({ 'no time': 'unknown', 'no expectation': 'unknown' });
});
