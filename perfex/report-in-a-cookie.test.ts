// Where reports get no answer of ours, the page leaves its report in a cookie for the next navigation.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import { EXPIRE_AFTER, expectLoginPage, now, OVER, rowOf, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const COOKIE = 'inactivity_logout_report';

test(
  'somebody who works behind a firewall that refuses reports stays',
  { tag: '@catches:report-in-a-cookie-unread' },
  async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { session, moment } = readConfigBlock((await person.open('/admin')).text);
    const askedAt = now();
    // Her pages said hello before the firewall began.
    await person.report(`session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`);
    for (let step = 0; step < 4; step += 1) {
      wait(0.6 * EXPIRE_AFTER);
      const since = (now() - askedAt).toFixed(3);
      const report = `session=${session}&idle_seconds=0&moment=${moment}&since_seconds=${since}`;
      person.cookies.set(COOKIE, encodeURIComponent(report));
      expect((await person.get('/admin/clients')).status).toBe(200);
      expect(person.cookies.has(COOKIE), 'used once').toBe(false);
    }
  },
);

for (const [said, seconds, change] of [
  ['that says nobody was active until the deadline', EXPIRE_AFTER + 0.2, (text: string) => text],
  ['that claims to be new after everything is over', OVER, (text: string) => text.replace('=0.1', '=99')],
] as const) {
  test(`a cookie ${said} opens nothing`, async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { session, moment } = readConfigBlock((await person.open('/admin')).text);
    await person.report(`session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`);
    await wait(seconds + 0.2);
    const report = `session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0.1`;
    person.cookies.set(COOKIE, encodeURIComponent(change(report)));
    expectLoginPage(await person.get('/admin/clients'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
  });
}
