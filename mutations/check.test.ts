// A check that can fail: what is not caught is reported, and what broke the tests instead of being caught is not taken
// for caught.
import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { checkPlants, problemsOf, WITHOUT_A_BUG, type Outcome, type Planted } from './check.js';
import { PLANTS } from './plants.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PORTAL = { file: 'core/report.test.ts', title: 'the answer of a captive portal means unusable' };
const UNUSABLE = { file: 'core/report.ts', find: "return { verdict: 'unusable' };" };
const NOT_PHP = {
  file: 'perfex/inactivity_logout_master/includes/sweep.php',
  find: 'function inactivity_logout_on_after_cron_run(): void',
  replace: 'function inactivity_logout_on_after_cron_run(: void',
};

function planted(name: string, edit: Planted['edits'][number], caughtBy = [PORTAL]): Planted {
  return { name, edits: [edit], caughtBy };
}

async function check(plants: readonly Planted[]): Promise<Record<string, Outcome['kind']>> {
  const outcomes = await checkPlants(ROOT, plants, () => undefined);
  return Object.fromEntries(outcomes.map(({ name, kind }) => [name, kind]));
}

test('every bug of the list still fits the code', async () => {
  const plants = Object.entries(PLANTS).map(([name, plant]) => ({ name, ...plant }));
  expect(await problemsOf(ROOT, plants)).toEqual([]);
});

test('a text that is not found once, and PHP that is none, are named before anything runs', async () => {
  const [missing, twice, slip, ...others] = await problemsOf(ROOT, [
    planted('missing', { ...UNUSABLE, find: 'no such text', replace: '' }),
    planted('twice', { ...UNUSABLE, find: 'verdict', replace: '' }),
    planted('slip', NOT_PHP),
  ]);
  expect(missing).toContain('0 times');
  expect(twice).toMatch(/twice: .* \d+ times/);
  expect(slip).toContain('syntax error');
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

test('a test that is not there catches nothing', async () => {
  const nobody = { ...PORTAL, title: 'the answer of a captive portal' };
  const bug = { ...UNUSABLE, replace: "return { verdict: 'ended' };" };
  expect(await check([planted('a bug', bug, [nobody])])).toEqual({ [WITHOUT_A_BUG]: 'unknown' });
});
