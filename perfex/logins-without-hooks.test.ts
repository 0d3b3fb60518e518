// Perfex's login hooks do not run at every login (docs/host.md#login-hooks), so no clock is begun by them: whoever is
// logged in when a request arrives is judged.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import { expectLoginPage, OVER, rowOf, test, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

test('a login after an address of the admin area was asked for is judged', async ({ host }) => {
  const person = new Visitor(host);
  await person.get('/admin/tickets');
  expect((await person.logIn(agent)).location).toBe('/admin/');
  const { paths, text } = await person.open('/admin/tickets');
  expect(paths).toEqual(['/admin/tickets']);
  expect(text).toContain('inactivity-logout-config');
  const session = await person.session();
  wait(OVER);
  expectLoginPage(await person.get('/admin/tickets'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
});

test('a login by another module, which runs no hook at all, is judged', async ({ ownHost: host }) => {
  const keys = "array('staff_user_id' => '2', 'staff_logged_in' => true)";
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'sign_on_probe',
    files: {
      'controllers/Sign_on_probe.php': controller('Sign_on_probe', 'App_Controller', {
        index: `$this->session->set_userdata(${keys})`,
      }),
    },
  });
  const person = new Visitor(host);
  await person.get('/sign_on_probe');
  expect((await person.get('/admin/clients')).status).toBe(200);
  const session = await person.session();
  wait(OVER);
  expectLoginPage(await person.get('/admin/clients'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', staff_id: '2' });
});
