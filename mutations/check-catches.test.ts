// A check that can fail: what is not caught is reported, and what broke the tests instead of being caught is not taken
// for caught. It builds planted copies and runs their tests, which takes most of a minute.
import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy } from './copy.js';
import { checkPlants, WITHOUT_A_BUG, type Outcome, type Planted } from './check.js';
import { planted, PORTAL, UNUSABLE } from './known-test.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function check(plants: readonly Planted[]): Promise<Record<string, Outcome['kind']>> {
  const outcomes = await checkPlants(ROOT, plants, [PORTAL], () => undefined);
  return Object.fromEntries(outcomes.map(({ name, kind }) => [name, kind]));
}

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

test('what is built with a bug has it, and what is built after it has not', async () => {
  const copy = Copy.of(ROOT);
  const scripts = () =>
    ['guard', 'worker'].map((name) =>
      readFileSync(join(copy.directory, `perfex/inactivity_logout_master/assets/${name}.js`), 'utf8'),
    );
  try {
    await copy.build();
    const withoutBug = scripts();
    copy.plant([{ ...UNUSABLE, replace: "return { verdict: 'ended' };" }]);
    await copy.build();
    expect(scripts()[0]).not.toBe(withoutBug[0]);
    expect(scripts()[1]).not.toBe(withoutBug[1]);
    copy.restore();
    expect(scripts()).toEqual(withoutBug);

    copy.plant([{ ...UNUSABLE, replace: 'return {' }]);
    await expect(copy.build()).rejects.toThrow(/It does not build.*report\.ts/s);
    copy.restore();
    await copy.build();
    expect(scripts()).toEqual(withoutBug);
  } finally {
    copy.remove();
  }
});
