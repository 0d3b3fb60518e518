// A neighbour under the same domain can set cookies for this site, and any script of the site can. None of them opens, ends
// or says anything of its own.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import { expectLoginPage, OVER, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

test('a reason that is no word of ours is not shown on the login page', async ({ host }) => {
  for (const reason of ['%3Cscript%3Ealert(1)%3C/script%3E', 'Call%20this%20number', 'inactivity', '0']) {
    const person = new Visitor(host);
    person.cookies.set('inactivity_logout_reason', reason);
    const { status, text } = await person.get('/admin/authentication');
    expect(status).toBe(200);
    expect(text).not.toContain('inactivity-logout-reason');
    expect(text).not.toContain('Call this number');
  }
});

test('a report in a cookie logs nobody out, and leads nowhere', async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  const { session, moment } = readConfigBlock((await person.open('/admin')).text);
  const report = `session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`;
  for (const order of ['log_out=1', 'return=%2Fadmin%2Fclients%2Fdelete%2F9']) {
    person.cookies.set('inactivity_logout_report', encodeURIComponent(`${report}&${order}`));
    expect((await person.get('/admin/clients')).status).toBe(200);
  }
  expect(await person.isLoggedIn()).toBe(true);
});

test('a report in a cookie without a moment that this server gave to this login keeps nobody', async ({
  host,
}) => {
  const other = readConfigBlock((await (await Visitor.logIn(host, agent)).open('/admin')).text);
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  await person.report(`session=${session}&idle_seconds=0`);
  for (const moment of [other.moment, '9999999999.000-00']) {
    wait(OVER / 3);
    const report = `session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`;
    person.cookies.set('inactivity_logout_report', encodeURIComponent(report));
    expect((await person.get('/admin/clients')).status).toBe(200);
  }
  wait(OVER / 3 + 1);
  expectLoginPage(await person.get('/admin/clients'));
});
