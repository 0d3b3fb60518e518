// Where the worker looks for the page script before it believes that the module was deleted.
import { expect, test } from '@playwright/test';
import { guardPath } from './deletion.js';

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
