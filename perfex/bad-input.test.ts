// Whatever else arrives than what our own scripts send: refused with the right status and a reason, and no clock moves.
// What people and browsers call themselves is text, wherever it is shown.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  justAfter,
  MODULE,
  now,
  OVER,
  POLICY,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor, type Answer } from './visitor.js';

const PATH = `/${MODULE}/session`;
const AJAX = { 'X-Requested-With': 'XMLHttpRequest' };

/** Requests at the report's address that claim activity "just now" and are no good, by what is wrong with them. */
function badReports(
  session: string,
): [what: string, status: number, send: (by: Visitor) => Promise<Answer>][] {
  const good = `session=${session}&idle_seconds=0`;
  const header = (value: string) => ({ ...AJAX, 'X-Inactivity-Logout': value });
  const get =
    (headers: Record<string, string>) =>
    (by: Visitor): Promise<Answer> =>
      by.get(PATH, headers);
  const as =
    (method: string) =>
    (by: Visitor): Promise<Answer> =>
      by.send(PATH, { method, headers: header(good) });
  return [
    ['no session', 400, get(header('session=&idle_seconds=0'))],
    ['nothing but rubbish', 400, get(header('%%%&&==[]'))],
    ['a negative duration', 400, get(header(`session=${session}&idle_seconds=-1`))],
    ['a duration that is no number', 400, get(header(`session=${session}&idle_seconds=soon`))],
    ['a duration with an exponent', 400, get(header(`session=${session}&idle_seconds=1e-3`))],
    ['a huge duration', 400, get(header(`session=${session}&idle_seconds=9999999999`))],
    ['a field that is a list', 400, get(header(`session[]=${session}&idle_seconds=0`))],
    ['a field that is no text', 400, get(header(`${good}&%ff%fe[]=1`))],
    ['too many fields', 400, get(header(`${good}${'&a'.repeat(1200)}`))],
    ['a path that is too long', 400, get(header(`${good}&return=%2F${'a'.repeat(5000)}`))],
    ['an order that is none', 400, get(header(`${good}&log_out=maybe`))],
    ['no header of ours', 403, get(AJAX)],
    ['no X-Requested-With', 403, get({ 'X-Inactivity-Logout': good })],
    ['another site', 403, get({ ...header(good), 'Sec-Fetch-Site': 'cross-site' })],
    ['a neighbour', 403, get({ ...header(good), 'Sec-Fetch-Site': 'same-site' })],
    ['another origin', 403, get({ ...header(good), Origin: 'https://evil.example' })],
    ['an origin without a name', 403, get({ ...header(good), Origin: 'null' })],
    ['PUT', 405, as('PUT')],
    ['DELETE', 405, as('DELETE')],
    ['OPTIONS', 405, as('OPTIONS')],
    [
      'a form that is sent here',
      405,
      (by) =>
        by.send(PATH, {
          method: 'POST',
          headers: header(good),
          body: `csrf_token_name=${by.cookies.get('csrf_cookie_name')}`,
        }),
    ],
  ];
}

function expectReason(answer: Answer, what: string, status: number): void {
  expect(answer.status, what).toBe(status);
  expect(answer.headers.get('Content-Type'), what).toContain('application/json');
  expect(answer.headers.get('Cache-Control'), what).toContain('no-store');
  expect((JSON.parse(answer.text) as { error: string }).error, what).toMatch(/^[A-Z].{10,}\.$/);
  expect(answer.text, what).not.toMatch(/\.php|Stack|#0|Warning|Deprecated/);
}

test.describe('a report', () => {
  test('that is malformed, foreign or no GET is refused with a reason and changes nothing', async ({
    ownHost: host,
  }) => {
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    const row = await rowOf(host, session);
    wait(EXPIRE_AFTER);
    for (const [what, status, send] of badReports(session)) {
      expectReason(await send(person), what, status);
    }
    const { verdict, idle_for_seconds } = await person.report(`session=${session}`);
    expect(verdict).toBe('alive');
    expect(idle_for_seconds).toBeCloseTo(EXPIRE_AFTER, 0);
    expect(await rowOf(host, session)).toEqual(row);
  });

  test('that is refused keeps nobody logged in, and ends nobody', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    wait(OVER);
    for (const [what, status, send] of badReports(session)) {
      expectReason(await send(person), what, status);
    }
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    expectLoginPage(await person.get('/admin'));
  });

  test('is refused in the same words where nobody is logged in', async ({ host }) => {
    const stranger = new Visitor(host);
    await stranger.get('/admin/authentication');
    for (const [what, status, send] of badReports('a1')) {
      expectReason(await send(stranger), what, status);
    }
  });

  test('of another session, or one sent again after the end, moves no clock', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    wait(EXPIRE_AFTER / 2);
    const other = await person.report(`session=${'0'.repeat(32)}&idle_seconds=0`);
    expect(other).toMatchObject({ verdict: 'other', session });
    expect(other.idle_for_seconds).toBeCloseTo(EXPIRE_AFTER / 2, 0);
    wait(OVER - EXPIRE_AFTER / 2);
    const replayed = `session=${session}&idle_seconds=${EXPIRE_AFTER}`;
    expect(await person.report(replayed)).toMatchObject({ verdict: 'ended' });
    const ended = await rowOf(host, session);
    for (const header of [replayed, `session=${session}&idle_seconds=0`, `session=${session}&log_out=1`]) {
      expect(await person.report(header)).toEqual({ status: 200, verdict: 'none' });
    }
    expect(await rowOf(host, session)).toEqual(ended);
  });

  test('by POST without a token is refused by Perfex before anybody else reads it', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const headers = { ...AJAX, 'X-Inactivity-Logout': `session=${await person.session()}&idle_seconds=0` };
    expect((await person.send(PATH, { method: 'POST', headers, body: 'a=1' })).status).toBe(419);
  });
});

test('a form with a stale token is refused by Perfex, and prolongs nothing', async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  const fields = { company: 'Never saved', csrf_token_name: '0'.repeat(32) };
  const body = new URLSearchParams(fields).toString();
  const refusedAt = now() + REFUSED_AFTER;
  await untilJustBefore(refusedAt, async () => {
    const sent = await person.send('/admin/clients/client/1', { method: 'POST', body });
    expect(sent.status).toBe(403);
  });
  expect((await person.poll()).status).toBe(200);
  waitUntil(justAfter(refusedAt));
  expectLoginPage(await person.get('/admin'));
  expect(await host.query("SELECT 1 FROM tblclients WHERE company = 'Never saved'")).toEqual([]);
});

test('a report renews the token, so that nobody who works meets a page that has expired', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  const token = person.cookies.get('csrf_cookie_name') ?? '';
  const { headers } = await person.get(PATH, { ...AJAX, 'X-Inactivity-Logout': `session=${session}` });
  expect(headers.get('Set-Cookie')).toContain(`csrf_cookie_name=${token};`);
});

test.describe('a name is text', () => {
  async function logOf(host: Host): Promise<string> {
    return (await (await Visitor.logIn(host, administrator)).get('/admin/utilities/activity_log')).text;
  }

  test('whatever a browser calls itself: it can be put on record', async ({ ownHost: host }) => {
    const hostile = `"><script>alert('ua')</script>\u00e4\u00ff${'x'.repeat(2000)}`;
    const person = new Visitor(host);
    await person.logIn(agent);
    await person.get('/admin', { 'User-Agent': hostile });
    const session = await person.session();
    const [row] = await host.query(
      'SELECT user_agent FROM tblinactivity_logout_sessions WHERE session_id = ?',
      [session],
    );
    // Plain ASCII of the column's length; Perfex has taken out what looks like a script.
    expect(row?.['user_agent']).toMatch(/^">[\x20-\x7e]*\?{2,}x+$/);
    expect(String(row?.['user_agent'])).toHaveLength(255);
    wait(OVER);
    expectLoginPage(await person.get('/admin', { 'User-Agent': hostile }));
    expect(await logOf(host)).not.toContain("<script>alert('ua')");
  });

  test('whatever a person is called: the record shows it, and nothing runs', async ({ ownHost: host }) => {
    await host.query('UPDATE tblstaff SET firstname = ? WHERE email = ?', [
      '<img src=x onerror=alert(1)>',
      agent.email,
    ]);
    const person = await Visitor.logIn(host, agent);
    expect((await person.get('/admin/clients')).text).not.toContain('<img src=x');
    wait(OVER);
    expectLoginPage(await person.get('/admin'));
    const log = await logOf(host);
    expect(log).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(log).not.toContain('<img src=x');
  });

  test('whatever an administrator types: it is shown as it was typed', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    const typed = '"><b>twenty</b>';
    const page = await chief.saveSettings({ ...POLICY, timeout_minutes: typed, message: typed });
    expect(page.text).toContain('&lt;b&gt;twenty&lt;/b&gt;');
    expect(page.text).not.toContain('<b>twenty');
    expect((await chief.get('/admin')).text).not.toContain('<b>twenty');
  });
});
