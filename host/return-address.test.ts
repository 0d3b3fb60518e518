// Where a login leads: the address that was asked for without one, with Perfex's exceptions
// (docs/host.md#return-address).

import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator, agent, customer } from './people.js';
import { installProbe } from './probe-module.js';

let host: Host;
let client: AdminClient;

test.beforeAll(async () => {
  host = await Host.start();
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'after_probe',
    init: "hooks()->add_action('after_staff_login', function () { header('X-After-Login: heard'); });",
  });
});

test.beforeEach(() => {
  client = new AdminClient(host.url);
});

test.afterAll(() => host.close());

test('a page asked for without a login is where the login leads, query included (docs/host.md#return-address)', async () => {
  const refused = await client.get('/admin/utilities/activity_log?page=2');
  expect(refused.status).toBe(307);
  expect(refused.location).toBe(`${host.adminUrl}/authentication`);
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/utilities/activity_log?page=2`);
});

test('it is used once (docs/host.md#return-address)', async () => {
  await client.get('/admin/tickets');
  await client.logIn(agent);
  await client.get('/admin/authentication/logout');
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/`);
});

test('a background request without a login poisons it: the next login leads there (docs/host.md#return-address)', async () => {
  await client.get('/admin/tickets/ticket/1');
  await client.get('/admin/tasks/get_staff_started_timers', { ajax: true });
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/tasks/get_staff_started_timers`);
});

test('the poll for notifications does not (docs/host.md#return-address)', async () => {
  await client.get('/admin/tickets/ticket/1');
  await client.get('/admin/misc/notifications_check', { ajax: true });
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/tickets/ticket/1`);
});

test('staff are never led back to an address with "clients" in it, and it is gone all the same (docs/host.md#return-address)', async () => {
  await client.get('/admin/clients/client/3');
  const answer = await client.logIn(agent);
  expect(answer.location).toBe(`${host.adminUrl}/`);
  expect(answer.headers.get('x-after-login')).toBe('heard');
  await client.get('/admin/authentication/logout');
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/`);
});

test('after_staff_login is skipped when there was a return address (docs/host.md#return-address)', async () => {
  expect((await client.logIn(agent)).headers.get('x-after-login')).toBe('heard');
  await client.get('/admin/authentication/logout');
  await client.get('/admin/tickets');
  expect((await client.logIn(agent)).headers.get('x-after-login')).toBeNull();
});

test('login pages themselves are no return address (docs/host.md#return-address)', async () => {
  await client.get('/admin/tickets');
  await client.get('/admin/authentication/forgot_password');
  await client.get('/admin/authentication');
  expect((await client.logIn(agent)).location).toBe(`${host.adminUrl}/tickets`);
});

test('without a login nothing answers 401: 307 for GET, 303 for POST, AJAX or not (docs/host.md#requests-without-a-login)', async () => {
  for (const ajax of [false, true]) {
    expect((await client.get('/admin/tickets', { ajax })).status).toBe(307);
    expect((await client.post('/admin/clients/table', {}, { ajax })).status).toBe(303);
  }
});

test('customers are led back too, "clients" or not (docs/host.md#return-address)', async () => {
  await client.get('/clients?page=clients');
  const answer = await client.post('/authentication/login', {
    email: customer.email,
    password: customer.password,
  });
  expect(answer.location).toBe(`${host.url}/clients?page=clients`);
});
