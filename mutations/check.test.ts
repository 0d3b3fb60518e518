// What cannot be planted, or caught by anybody, is named before anything runs.
import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { catchersToProve, problemsOf } from './check.js';
import { planted, PORTAL, UNUSABLE } from './known-test.js';
import { PLANTS } from './plants.js';
import { listTaggedTests } from './tagged-tests.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const NOT_PHP = {
  file: 'perfex/inactivity_logout_master/includes/sweep.php',
  find: 'function inactivity_logout_on_after_cron_run(): void',
  replace: 'function inactivity_logout_on_after_cron_run(: void',
};

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

test('what was not green just now is run without a bug, and of what was, one of each project', () => {
  const [first, second, inBrowser] = (['one', 'two', 'three/browser'] as const).map((name) => ({
    ...PORTAL,
    tag: `@catches:${name}` as const,
    project: name === 'three/browser' ? 'e2e' : 'unit',
  }));
  const tests = [first!, second!, inBrowser!];
  const tags = tests.map(({ tag }) => tag);
  const all = [...tags, 'simulator'] as const;
  expect(catchersToProve(all, tests, [])).toEqual(all);
  expect(catchersToProve(all, tests, ['unit'])).toEqual([tags[0], tags[2], 'simulator']);
});
