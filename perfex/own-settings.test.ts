// What each person chooses for herself in her browser: where the server offers it, to whom, and by which name a browser
// remembers her. What the browser makes of it is e2e/page/own-settings.test.ts and e2e/faults/hidden-tab.test.ts.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/admin-client.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import { POLICY, test } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const PROFILE = '/admin/staff/edit_profile';
const SECTION = 'id="inactivity-logout-own-settings"';
const SCRIPT = '/assets/own-settings.js?v=';

test("one's own settings stand on the page about oneself and nowhere else (docs/host.md#ones-own-profile)", async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const { text } = await person.get(PROFILE);
  expect(text).toContain(SECTION);
  expect(text).toContain(SCRIPT);
  for (const path of ['/admin', '/admin/clients', '/admin/staff', `${PROFILE}_of_somebody`]) {
    const { text } = await person.get(path);
    expect(text, path).not.toContain(SECTION);
    expect(text, path).not.toContain(SCRIPT);
  }
});

test('they are not offered where nobody is guarded', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  await chief.saveSettings({ ...POLICY, enabled: '0' });
  expect((await chief.get(PROFILE)).text).not.toContain(SECTION);
});

test('nobody chooses for somebody else whom she is logged in as', async ({ ownHost: host }) => {
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'login_as_probe',
    files: {
      'controllers/Login_as_probe.php': controller('Login_as_probe', 'App_Controller', {
        staff: "$this->session->set_userdata('staff_user_id', $this->input->get('id'))",
      }),
    },
  });
  const chief = await Visitor.logIn(host, administrator);
  await chief.poll('/login_as_probe/staff?id=2');
  expect((await chief.get(PROFILE)).text).not.toContain(SECTION);
});

test('a browser knows a person by the same name in every login, which is not her number', async ({
  host,
}) => {
  const nameOf = async (person: typeof agent) =>
    readConfigBlock((await (await Visitor.logIn(host, person)).get('/admin/clients')).text).person;
  const name = await nameOf(agent);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(await nameOf(agent)).toBe(name);
  expect(await nameOf(administrator)).not.toBe(name);
});
