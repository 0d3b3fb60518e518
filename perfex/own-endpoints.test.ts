// What is exempt from the judge: the report and the worker, which judge themselves, and nothing else of the module's; and
// that asking for any of them takes nothing away from the pages of Perfex.
import { expect, test as pure } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agent } from '../host/people.js';
import { controller } from '../host/probe-module.js';
import { callPhp } from './call-php.js';
import { expectLoginPage, MODULE, OVER, test, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

const CLIENT = '/admin/clients/client/1';

for (const [path, isExempt, tag = []] of [
  ['inactivity_logout_master/session', true],
  ['inactivity_logout_master/worker', true],
  ['admin/inactivity_logout_master/session', true],
  ['admin/inactivity_logout_master/worker/', true],
  ['inactivity_logout_master', false],
  ['admin/inactivity_logout_master', false],
  ['admin/inactivity_logout_master/record', false, '@catches:everything-of-ours-is-exempt'],
  ['admin/inactivity_logout_master/draft_key', false],
  ['inactivity_logout_master/session/5', false],
  ['inactivity_logout_master/sessions', false],
  ['inactivity_logout_master/record/session', false],
  ['admin/admin/inactivity_logout_master/session', false],
  ['session', false],
  ['', false],
] as const) {
  pure(`"${path}" is ${isExempt ? '' : 'not '}exempt from the judge`, { tag }, async () => {
    const preparation = `
      function get_admin_uri() { return 'admin'; }
      function get_instance() { return new class { public $uri; function __construct() { $this->uri = $this; }
        function uri_string() { return '${path}'; } }; }`;
    expect(await callPhp('inactivity_logout_is_own_endpoint', [], preparation)).toBe(isExempt);
  });
}

test(
  'what Perfex says after saving is said on the next page, whatever the guard asks for before',
  { tag: '@catches:saved-and-not-said' },
  async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const fromHere = { 'X-Requested-With': 'XMLHttpRequest' };
    for (const [path, header] of [
      ['session', `session=${await person.session()}&idle_seconds=0`],
      ['draft_key', 'draft_key'],
      ['worker', ''],
      ['worker?of=page', ''],
    ] as const) {
      const { location = '' } = await person.post(CLIENT, { company: 'Hale Bakery' });
      for (let asked = 0; asked < 2; asked++) {
        const { status } = await person.get(`/admin/${MODULE}/${path}`, {
          ...(header === '' ? {} : { ...fromHere, 'X-Inactivity-Logout': header }),
        });
        expect(status, path).toBe(200);
      }
      expect((await person.get(location)).text, path).toContain('The customer was saved.');
      expect((await person.get(location)).text, path).not.toContain('The customer was saved.');
    }
  },
);

test('a page that a later version adds below the module is judged like any other', async ({
  ownHost: host,
}) => {
  const page = controller('Record', 'AdminController', { index: "'who logged in when'" });
  writeFileSync(join(host.modulesDirectory, MODULE, 'controllers', 'Record.php'), `<?php ${page}`);
  const address = `/admin/${MODULE}/record`;
  const person = await Visitor.logIn(host, agent);
  expect((await person.get(address)).text).toContain('who logged in when');
  await wait(OVER);
  expectLoginPage(await person.get(address));
});
