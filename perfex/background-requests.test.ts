// What scripts ask for by themselves: it prolongs nothing and ends nothing, is answered in words that a script can read,
// and is never where a login leads to (docs/host.md#return-address and docs/host.md#background-traffic).
import { expect } from '@playwright/test';
import { decodeAnswer } from '../core/report.js';
import { agent } from '../host/people.js';
import { EXPIRE_AFTER, expectLoginPage, MODULE, OVER, startHost, test, wait } from './guarded-host.js';
import { Visitor, type Answer } from './visitor.js';

const TIMERS = '/admin/tasks/get_staff_started_timers';
const REPORT = '/admin/inactivity_logout_master/session';
const AJAX = { 'X-Requested-With': 'XMLHttpRequest' };
const FETCH = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
/** After so many seconds CodeIgniter gives a session another id with the next page (APP_SESSION_TIME_TO_UPDATE). */
const ID_IS_DUE = 301;

/** A refusal that no script takes for an answer, and that the guard understands if it comes across it. */
function expectRefusal(answer: Answer, verdict: 'ended' | 'none'): void {
  expect(answer.status).toBe(401);
  expect(answer.headers.get('Content-Type')).toContain('application/json');
  expect(answer.headers.get('Cache-Control')).toContain('no-store');
  expect(decodeAnswer(200, answer.text)).toEqual({ verdict });
}

async function cookiesOf(person: Visitor, path: string, headers: Record<string, string>): Promise<string> {
  return (await person.get(path, headers)).headers.get('Set-Cookie') ?? '';
}

/** So many seconds pass, in which nothing but reports of activity comes from a browser. */
async function worksOnOnePage(person: Visitor, session: string, seconds: number): Promise<void> {
  for (let worked = 0; worked < seconds; worked += EXPIRE_AFTER - 10) {
    wait(EXPIRE_AFTER - 10);
    expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
  }
}

async function logInAgain(person: Visitor): Promise<Answer & { readonly paths: string[] }> {
  const { location = '' } = await person.logIn(agent);
  return person.open(location);
}

test.describe('a background request', () => {
  for (const [kind, headers, tag = []] of [
    ['AJAX', AJAX, '@catches:background-request-is-the-way-back'],
    ['a fetch', FETCH],
  ] as const) {
    test(`after the end is refused, and no login leads to it: ${kind}`, { tag }, async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      await person.get('/admin/tickets/ticket/1');
      wait(OVER);
      expectRefusal(await person.get(TIMERS, headers), 'ended');
      expectLoginPage(await person.get('/admin/tickets/ticket/1'));
      expectRefusal(await person.get(TIMERS, headers), 'none');
      expectRefusal(await person.get('/admin/clients', headers), 'none');
      const { text, paths } = await logInAgain(person);
      expect(paths.at(-1)).toBe('/admin/tickets/ticket/1');
      expect(text).toContain('name="message"');
    });
  }

  test('of somebody who never was logged in leads no login to it either', async ({ host }) => {
    const person = new Visitor(host);
    expectRefusal(await person.get(TIMERS, AJAX), 'none');
    expect((await person.logIn(agent)).location).toBe('/admin/');
  });

  test(
    'about a login that is over may be answered after the next login, and takes no cookie away from it',
    { tag: '@catches:late-answer-takes-the-next-login-away' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const about = { ...AJAX, 'X-Inactivity-Logout': `session=${await person.session()}&idle_seconds=0` };
      expect(await cookiesOf(person, REPORT, about)).toContain('sp_session=');
      wait(OVER);
      // The logout itself takes it away, whichever it is by now.
      expect(await cookiesOf(person, REPORT, about)).toMatch(
        /^(?!.*sp_session=(?!deleted;)).*sp_session=deleted;/,
      );
      person.cookies.set('sp_session', 'f'.repeat(32));
      expect(await cookiesOf(person, REPORT, about)).not.toContain('sp_session=');
      await person.get('/admin/authentication');
      expect(await cookiesOf(person, REPORT, about)).not.toContain('sp_session=');
      expect(await cookiesOf(person, TIMERS, FETCH)).not.toContain('sp_session=');
    },
  );

  test(
    'of ours that is answered after a form was sent leaves the session the id that the form gave it',
    { tag: '@catches:late-answer-takes-the-new-id-away' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      await worksOnOnePage(person, session, ID_IS_DUE);
      const before = person.copy();
      await person.post('/admin/clients/client/1', { company: 'Hale Bakery' });
      expect(person.cookies.get('sp_session')).not.toBe(before.cookies.get('sp_session'));
      const forKey = { ...AJAX, 'X-Inactivity-Logout': 'draft_key' };
      expect(await cookiesOf(before, `/admin/${MODULE}/draft_key`, forKey)).not.toContain('sp_session=');
      expect(await cookiesOf(before, `/admin/${MODULE}/worker`, {})).not.toContain('sp_session=');
      expect((await person.get('/admin/clients/client/1')).text).toContain('The customer was saved.');
    },
  );

  test(
    'of ours keeps the cookie of somebody who works on one page for longer than it lasts',
    { tag: '@catches:cookie-of-a-long-day-expires' },
    async () => {
      const cookieLasts = 1800;
      const host = await startHost({ constants: { APP_SESSION_EXPIRATION: cookieLasts } });
      try {
        const person = await Visitor.logIn(host, agent);
        const session = await person.session();
        await worksOnOnePage(person, session, 2 * cookieLasts + 100);
        expect(await person.isLoggedIn()).toBe(true);
      } finally {
        await host.close();
      }
    },
  );

  test('that sends something is refused as well, and nothing is saved', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    wait(OVER);
    const fields = { company: 'Never saved', csrf_token_name: person.cookies.get('csrf_cookie_name') ?? '' };
    const answer = await person.send('/admin/clients/client/1', {
      method: 'POST',
      headers: AJAX,
      body: new URLSearchParams(fields).toString(),
    });
    expectRefusal(answer, 'ended');
    expect(await host.query("SELECT 1 FROM tblclients WHERE company = 'Never saved'")).toEqual([]);
  });

  test('to what is open to everybody is none of our business', async ({ host }) => {
    const stranger = new Visitor(host);
    for (const path of ['/admin/authentication', '/authentication/login', '/cron/index']) {
      expect((await stranger.get(path, AJAX)).status, path).toBe(200);
    }
  });
});
