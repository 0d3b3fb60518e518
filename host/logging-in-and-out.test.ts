// Login, two-factor, logout, login as client: what the session holds and which hooks a module hears
// (docs/host.md#login-and-logout).

import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { alertOf } from './admin-client.js';
import { AdminClient } from './install-module.js';
import { administrator, agent, customer, manager } from './people.js';
import { controller, installProbe } from './probe-module.js';

let host: Host;
let fresh: AdminClient;

// What was heard is kept in an option, because the session does not survive a logout.
const INIT = `
foreach (array('before_staff_login', 'after_staff_login', 'before_staff_logout', 'before_contact_logout', 'after_user_logout', 'after_client_logout',
    'failed_login_attempt', 'non_existent_user_login_attempt', 'inactive_user_login_attempt', 'before_client_login', 'after_contact_login') as $hook) {
    hooks()->add_action($hook, function ($argument = '') use ($hook) {
        $row  = get_instance()->db->where('name', 'probe_heard')->get(db_prefix() . 'options')->row();
        $note = $hook . (is_scalar($argument) && $argument !== '' ? ':' . $argument : '') . (is_staff_logged_in() ? '+staff' : '') . (is_client_logged_in() ? '+client' : '');
        update_option('probe_heard', ($row ? $row->value . ' ' : '') . $note, 0);
    });
}
`;

test.beforeAll(async () => {
  host = await Host.start();
  const admin = await AdminClient.logIn(host.url, administrator);
  await installProbe(admin, {
    name: 'login_probe',
    init: INIT,
    files: {
      'controllers/Login_probe.php': controller('Login_probe', 'App_Controller', {
        session: 'array_keys($this->session->userdata())',
        heard: 'get_option("probe_heard")',
        forget: 'delete_option("probe_heard")',
      }),
    },
  });
});

test.beforeEach(async () => {
  fresh = new AdminClient(host.url);
  await fresh.get('/login_probe/forget');
});

test.afterAll(() => host.close());

const heard = async (): Promise<string> =>
  JSON.parse((await new AdminClient(host.url).get('/login_probe/heard')).text);
const keys = async (client: AdminClient): Promise<string[]> =>
  (JSON.parse((await client.get('/login_probe/session')).text) as string[]).sort();

test('a login answers 303 to /admin/, sets the two staff keys and fires its two hooks (docs/host.md#login)', async () => {
  const answer = await fresh.logIn(agent);
  expect(answer.status).toBe(303);
  expect(answer.location).toBe(`${host.adminUrl}/`);
  expect(await keys(fresh)).toEqual(['staff_logged_in', 'staff_user_id']);
  // The keys are set after before_staff_login.
  expect(await heard()).toBe('before_staff_login after_staff_login+staff');
});

test('a wrong password says so and leads back to the form (docs/host.md#login)', async () => {
  const wrong = { ...agent, password: 'wrong' };
  await expect(fresh.logIn(wrong)).rejects.toThrow('Invalid email or password');
  await expect(fresh.logIn({ email: 'nobody@example.com', password: 'x' })).rejects.toThrow(
    'Invalid email or password',
  );
  expect(await heard()).toBe('failed_login_attempt non_existent_user_login_attempt');
});

test('the login page sends somebody who is logged in on to the dashboard (docs/host.md#login)', async () => {
  await fresh.logIn(agent);
  expect((await fresh.get('/admin/authentication')).location).toBe(`${host.adminUrl}/`);
});

test('between password and code nobody is logged in, and only the two keys of two-factor are there (docs/host.md#two-factor-login)', async () => {
  const half = await fresh.post('/admin/authentication', {
    email: manager.email,
    password: manager.password,
    ...(await token()),
  });
  expect(half.location).toBe(`${host.adminUrl}/authentication/two_factor/email`);
  expect(await keys(fresh)).toEqual(['tfa_remember', 'tfa_staffid']);
  expect((await fresh.get('/admin')).location).toBe(`${host.adminUrl}/authentication`);
  const wrong = await fresh.post('/admin/authentication/two_factor/email', { code: '1' });
  expect(alertOf((await fresh.follow(wrong)).text)).toBe('Code is not valid');
  expect(await heard()).toBe('');

  await fresh.logIn(manager);
  expect(await keys(fresh)).toEqual(['staff_logged_in', 'staff_user_id']);
  expect(await heard()).toBe('before_staff_login');
});

test('logout takes the whole session: no key, no flash message, nothing at its old id (docs/host.md#logout)', async () => {
  await fresh.logIn(agent);
  const id = fresh.cookies.get('sp_session') ?? '';
  const answer = await fresh.get('/admin/authentication/logout');
  expect(answer.status).toBe(307);
  expect(answer.location).toBe(`${host.adminUrl}/authentication`);
  expect(await host.query('SELECT id FROM tblsessions WHERE id = ?', [id])).toEqual([]);
  fresh.cookies.set('sp_session', id);
  expect(await fresh.isLoggedIn()).toBe(false);
  expect(fresh.cookies.get('sp_session'), 'an id the server does not know is not taken up').not.toBe(id);
  expect(await heard()).toBe(
    'before_staff_login after_staff_login+staff before_staff_logout:2+staff after_user_logout',
  );
});

test('no message stands on the login page after a logout (docs/host.md#logout)', async () => {
  await fresh.logIn(agent);
  const page = await fresh.follow(await fresh.get('/admin/authentication/logout'));
  expect(page.status).toBe(200);
  expect(alertOf(page.text)).toBe('');
});

test('"login as client" adds the client keys; the next admin page takes them away, a poll does not (docs/host.md#login-as-client)', async () => {
  const both = [
    'client_logged_in',
    'client_user_id',
    'contact_user_id',
    'logged_in_as_client',
    'staff_logged_in',
    'staff_user_id',
  ];
  await fresh.logIn(agent);
  await fresh.get('/admin/clients/login_as_client/1');
  expect(await keys(fresh)).toEqual(both);
  expect((await fresh.get('/')).text).toContain('You are logged in as this customer');
  await fresh.get('/admin/misc/notifications_check', { ajax: true });
  expect(await keys(fresh)).toEqual(both);
  await fresh.get('/admin/tickets');
  expect(await keys(fresh)).toEqual(['staff_logged_in', 'staff_user_id']);
});

test('logout while "logged in as client" fires the hook of the contact and ends staff too (docs/host.md#login-as-client)', async () => {
  await fresh.logIn(agent);
  await fresh.get('/admin/clients/login_as_client/1');
  await fresh.get('/login_probe/forget');
  await fresh.get('/admin/authentication/logout');
  expect(await heard()).toBe('before_contact_logout:1+staff+client after_user_logout+staff');
  expect(await fresh.isLoggedIn()).toBe(false);
});

test('customers log in and out at addresses of their own (docs/host.md#customers)', async () => {
  expect((await fresh.get('/')).location).toBe(`${host.url}/authentication/login`);
  expect((await fresh.get('/login')).status).toBe(200);
  expect((await fresh.get('/clients/login')).status).toBe(200);
  const answer = await fresh.post('/authentication/login', {
    email: customer.email,
    password: customer.password,
  });
  expect(answer.status).toBe(303);
  expect((await fresh.follow(answer)).text).toContain('Welcome, Amina Archer');
  expect(await fresh.isLoggedIn(), 'a customer is no staff').toBe(false);
  expect((await fresh.get('/clients/logout')).location).toBe(`${host.url}/authentication/login`);
  expect(await heard()).toBe(
    'before_client_login after_contact_login+client before_contact_logout:1+client after_client_logout',
  );
});

test('every admin request moves last_activity, polls included (docs/host.md#background-traffic)', async () => {
  await fresh.logIn(agent);
  const before = await host.query('SELECT last_activity FROM tblstaff WHERE staffid = 2');
  await expect
    .poll(async () => {
      await fresh.get('/admin/misc/notifications_check', { ajax: true });
      return host.query('SELECT last_activity FROM tblstaff WHERE staffid = 2');
    })
    .not.toEqual(before);
});

async function token(): Promise<Record<string, string>> {
  await fresh.get('/admin/authentication');
  return { csrf_token_name: fresh.cookies.get('csrf_cookie_name') ?? '' };
}
