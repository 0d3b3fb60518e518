// Staff who are "logged in as client" are two people in one session: Perfex logs out the contact first
// (docs/host.md#login-as-client), and both must be gone. Customers themselves are nobody's business here.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { agent, customer } from '../host/people.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  IDLE_REASON,
  justAfter,
  logoutsOnRecord,
  now,
  OVER,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { hasConfigBlock, readConfigBlock, Visitor } from './visitor.js';

interface AsClient {
  readonly person: Visitor;
  readonly session: string;
}

async function logInAsClient(host: Host): Promise<AsClient> {
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  const { text } = await person.open('/admin/clients/login_as_client/1');
  expect(text).toContain('You are logged in as this customer');
  expect(readConfigBlock(text).session).toBe(session);
  return { person, session };
}

async function expectNobodyLoggedIn(person: Visitor): Promise<void> {
  expect((await person.copy().get('/')).location).toBe('/authentication/login');
  expect(await person.isLoggedIn()).toBe(false);
}

test.describe('"logged in as client"', () => {
  for (const path of ['/', '/admin']) {
    test(`an idle session is ended as a whole, for inactivity, at ${path}`, async ({ host }) => {
      const { person, session } = await logInAsClient(host);
      const copy = person.copy();
      wait(OVER);
      expectLoginPage(await person.get(path));
      await expectNobodyLoggedIn(person);
      await expectNobodyLoggedIn(copy);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
      expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    });
  }

  test('a report of a deadline that has passed ends both', async ({ host }) => {
    const { person, session } = await logInAsClient(host);
    wait(EXPIRE_AFTER);
    const { verdict } = await person.report(`session=${session}&idle_seconds=${EXPIRE_AFTER}`);
    expect(verdict).toBe('ended');
    await expectNobodyLoggedIn(person);
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'report' });
  });

  test('polls from the customers area prolong nothing, and are refused when it is over', async ({ host }) => {
    const { person } = await logInAsClient(host);
    const refusedAt = now() + REFUSED_AFTER;
    await untilJustBefore(refusedAt, async () => expect((await person.poll('/')).status).toBe(200));
    waitUntil(justAfter(refusedAt));
    expect((await person.poll('/')).status).toBe(401);
    expectLoginPage(await person.get('/'));
  });

  for (const path of ['/authentication/logout', '/admin/authentication/logout']) {
    test(`a logout by ${path} is the person's own, and ends both`, async ({ ownHost: host }) => {
      const { person, session } = await logInAsClient(host);
      const copy = person.copy();
      await person.open(path);
      await expectNobodyLoggedIn(person);
      await expectNobodyLoggedIn(copy);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'logout', ended_by: 'person' });
      expect((await person.get('/admin/authentication')).text).not.toMatch(IDLE_REASON);
      expect(await logoutsOnRecord(host)).toBe(0);
    });
  }

  test('with "remember me", the customers\' logout link brings no staff back either', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    await person.open('/admin/clients/login_as_client/1');
    await person.open('/authentication/logout');
    expectLoginPage(await person.get('/admin'));
  });
});

test('a customer is never logged out, and gets nothing of ours', async ({ host }) => {
  const person = new Visitor(host);
  await person.get('/authentication/login');
  await person.post('/authentication/login', { ...customer });
  wait(OVER);
  const home = await person.get('/');
  expect(home.status).toBe(200);
  expect(hasConfigBlock(home.text)).toBe(false);
});
