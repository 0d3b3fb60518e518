// Where the worker looks for the page script before it believes that the module was deleted, and when.
import { expect, test } from '@playwright/test';
import { createDeletionCheck, guardPath } from './deletion.js';
import type { Answer } from './report.js';

for (const [adminPath, site, tag = []] of [
  ['/admin', ''],
  ['/office', ''],
  ['/crm/admin', '/crm'],
  ['/index.php/admin', '', '@catches:page-script-sought-behind-index-php'],
  ['/crm/index.php/admin', '/crm'],
  ['/a/b/office', '/a/b'],
] as const) {
  test(`beside ${adminPath} the page script is looked for in ${site}/modules`, { tag }, () => {
    expect(guardPath(adminPath)).toBe(`${site}/modules/inactivity_logout_master/assets/guard.js`);
  });
}

/** A check without a record over a server that answers so and is itself, and how often it has looked for the page script. */
function checkOver(answer: Answer) {
  let looks = 0;
  const check = createDeletionCheck({
    now: () => 0,
    wait: () => Promise.resolve(),
    read: () => Promise.resolve(undefined),
    send: () => Promise.resolve(answer),
    looksDeleted() {
      looks += 1;
      return Promise.resolve(false);
    },
  });
  return { check, looks: () => looks };
}

test('once it was asked after a page that said no hello, nothing is suspected any more', async () => {
  const { check, looks } = checkOver({ verdict: 'unusable' });
  await check.whileSuspected(async () => void (await check.send({ session: 'a' })));
  expect(looks()).toBe(1);
  await check.send({ session: 'a' });
  expect(looks()).toBe(1);
});

for (const verdict of ['none', 'slow', 'unreachable', 'broken'] as const) {
  test(`a server that answers ${verdict} is asked for no page script, though a page said no hello`, async () => {
    const { check, looks } = checkOver({ verdict });
    await check.whileSuspected(async () => {
      expect(await check.send({ session: 'a' })).toEqual({ verdict });
    });
    expect(looks()).toBe(0);
  });
}
