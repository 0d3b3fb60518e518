// The server's half over HTTP, with no browser to help it: what it ends, what it records, what it tells the browser.
// A minute of the policy lasts three seconds here; time that has to pass is really waited for.
import { expect, test as base } from '@playwright/test';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Host, type HostOptions } from '../host/host.js';
import { installModule } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { packageModule } from '../scripts/package.js';
import { hasConfigBlock, readConfigBlock, Visitor, type Answer } from './visitor.js';

const MODULE = 'inactivity_logout_master';
const SECONDS_PER_MINUTE = 3;

/** The policy of these tests, one minute with a warning of 30 seconds, in seconds of this computer's clock. */
const POLICY = { enabled: '1', timeout_minutes: '1', warning_seconds: '30', message: 'Soon.' };
const EXPIRE_AFTER = SECONDS_PER_MINUTE;
const GRACE = EXPIRE_AFTER / 5 + SECONDS_PER_MINUTE / 4;
/** Later than the server lets anything through. */
const OVER = EXPIRE_AFTER + GRACE + 0.3;

/** How the login page says why. */
const IDLE_REASON = /role="status"[^>]*>You were logged out after 1 min/;

async function startHost(options: HostOptions = {}): Promise<Host> {
  const host = await Host.start({ secondsPerMinute: SECONDS_PER_MINUTE, ...options });
  try {
    const { zip, fileName } = packageModule();
    await installModule(host.url, zip, fileName, administrator);
    await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
    return host;
  } catch (problem) {
    await host.close();
    throw problem;
  }
}

const test = base.extend<{ ownHost: Host }, { host: Host }>({
  // Shared: these tests leave nothing behind that another one could see.
  host: [
    async ({}, use) => {
      const host = await startHost();
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  // For tests that change settings or break something.
  ownHost: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.close();
  },
});

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

interface Row {
  readonly session_id: string;
  readonly staff_id: string;
  readonly last_activity_at: string;
  readonly ended_at: string | null;
  readonly cause: string | null;
  readonly ended_by: string | null;
}

async function rowOf(host: Host, session: string): Promise<Row | undefined> {
  const rows = await host.query('SELECT * FROM tblinactivity_logout_sessions WHERE session_id = ?', [
    session,
  ]);
  return rows[0] as Row | undefined;
}

/** How many lines of the activity log say that the agent was logged out for inactivity. */
async function logoutsOnRecord(host: Host): Promise<number> {
  const lines = await host.query(
    `SELECT 1 FROM tblactivity_log JOIN tblstaff ON tblactivity_log.staffid = firstname || ' ' || lastname
     WHERE description LIKE 'Logged out after%' AND email = ?`,
    [agent.email],
  );
  return lines.length;
}

function expectLoginPage(answer: Answer): void {
  expect(answer.location).toBe('/admin/authentication');
  expect([302, 303, 307]).toContain(answer.status);
}

test.describe('an idle session', () => {
  test('is ended by the next navigation, on record exactly once, with a reason', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const copy = person.copy();
    await wait(OVER);

    expectLoginPage(await person.get('/admin/clients'));
    const login = await person.get('/admin/authentication');
    expect(login.text).toMatch(IDLE_REASON);
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });

    expectLoginPage(await copy.get('/admin/clients'));
    expect((await copy.poll()).text).not.toContain('notificationsIds');
    await host.cron();
    expect(await logoutsOnRecord(host)).toBe(1);
  });

  test('refuses a background request, which ends nothing', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await wait(OVER);
    for (const headers of [{ 'X-Requested-With': 'XMLHttpRequest' }, { 'Sec-Fetch-Mode': 'cors' }]) {
      const answer = await person.get('/admin/misc/notifications_check', headers);
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toEqual({ verdict: 'ended' });
      expect(answer.headers.get('Cache-Control')).toContain('no-store');
    }
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    expectLoginPage(await person.get('/admin'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  });

  test('that ends takes nothing from the browser but its cookies', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const other = await Visitor.logIn(host, agent);
    await wait(OVER);
    const header = { 'X-Requested-With': 'XMLHttpRequest', 'X-Inactivity-Logout': `session=${session}` };
    const endings = [
      await person.get('/inactivity_logout_master/session', header),
      await other.get('/admin/clients'),
    ];
    expect(JSON.parse(endings[0]?.text ?? '')).toMatchObject({ verdict: 'ended' });
    // With "storage" the guard would go, and Chromium would hang on a page that a worker has fetched.
    for (const { headers } of endings) expect(headers.get('Clear-Site-Data')).toBeNull();
  });

  test('is not prolonged by polls', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const until = Date.now() + OVER * 1000;
    while (Date.now() < until) {
      await person.poll();
      await wait(0.2);
    }
    expectLoginPage(await person.get('/admin'));
  });

  test('is not prolonged by navigations once its pages report', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
    const until = Date.now() + OVER * 1000;
    let answer = await person.get('/admin/clients');
    while (Date.now() < until) {
      await wait(0.3);
      answer = await person.get('/admin/clients');
    }
    expectLoginPage(answer);
  });

  test('that asks for the login or logout page is ended for inactivity', async ({ host }) => {
    for (const path of ['/admin/authentication', '/admin/authentication/logout']) {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      await wait(OVER);
      expect((await person.open(path)).text).toContain('name="password"');
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    }
  });

  test('is ended by a form that is sent', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    await wait(OVER);
    expectLoginPage(await person.post('/admin/clients/client/1', { company: 'Never saved' }));
    expect(await host.query("SELECT 1 FROM tblclients WHERE company = 'Never saved'")).toEqual([]);
  });

  test('is put on record by the cron when its browser never comes back, once', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    await wait(OVER);
    await host.cron();
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
    const swept = await logoutsOnRecord(host);
    expectLoginPage(await person.get('/admin'));
    expect(await logoutsOnRecord(host)).toBe(swept);
    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
  });
});

test.describe('somebody without JavaScript', () => {
  test('is kept by navigations, and the cron does not take them for gone', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const until = Date.now() + 2 * OVER * 1000;
    while (Date.now() < until) {
      expect((await person.get('/admin/clients')).status).toBe(200);
      await wait(0.8);
      await host.cron();
    }
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  });

  test('is not kept by pages that nobody asked for yet', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const until = Date.now() + OVER * 1000;
    while (Date.now() < until) {
      await person.get('/admin/clients', { 'Sec-Purpose': 'prefetch' });
      await wait(0.3);
    }
    expectLoginPage(await person.get('/admin'));
  });
});

test.describe('"remember me"', () => {
  test('does not bring a session back, and logging in with the box ticked works', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    expect(person.cookies.has('autologin')).toBe(true);
    person.forgetSession();

    expectLoginPage(await person.get('/admin/clients'));
    const login = await person.get('/admin/authentication');
    expect(login.text).toMatch(/role="status"[^>]*>[^<]*[Rr]emember me/);
    expectLoginPage(await person.get('/admin/clients'));

    await person.logIn(agent, { rememberMe: true });
    expect((await person.open('/admin')).status).toBe(200);
    expect((await person.get('/admin/clients')).status).toBe(200);
  });

  test('does not revive a session that was idle', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    await wait(OVER);
    const session = person.cookies.get('sp_session') ?? '';
    expectLoginPage(await person.get('/admin'));
    expectLoginPage(await person.get('/admin'));
    expect(await person.isLoggedIn()).toBe(false);
    // Nothing less than Perfex's own logout: neither the session nor the key behind the cookie is left.
    expect(await host.query('SELECT id FROM tblsessions WHERE id = ?', [session])).toEqual([]);
    const later = new Visitor(host, [['autologin', person.cookies.get('autologin') ?? '']]);
    expectLoginPage(await later.get('/admin'));
    expect((await later.get('/admin/authentication')).text).not.toMatch(/role="status"/);
  });

  test('refuses a background request, and shows the login page at its first request', async ({ host }) => {
    const polling = await Visitor.logIn(host, agent, { rememberMe: true });
    polling.forgetSession();
    expect((await polling.poll()).status).toBe(401);
    expect(await polling.isLoggedIn()).toBe(false);

    const opening = await Visitor.logIn(host, agent, { rememberMe: true });
    opening.forgetSession();
    const { paths, text } = await opening.open('/admin/authentication');
    expect(text).toContain('name="password"');
    expect(paths.length).toBeLessThanOrEqual(2);
  });

  test('makes a report say that nobody is logged in', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    const session = await person.session();
    person.forgetSession();
    expect(await person.report(`session=${session}`)).toEqual({ status: 200, verdict: 'none' });
    expect(await person.isLoggedIn()).toBe(false);
  });

  test('is not undone for a login form that is sent while its cookie is still there', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    person.forgetSession();
    await person.logIn(agent);
    if (!(await person.isLoggedIn())) await person.logIn(agent);
    expect(await person.isLoggedIn()).toBe(true);
  });
});

test.describe('a report', () => {
  test('keeps an active session alive and says under which policy', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const until = Date.now() + 2 * OVER * 1000;
    while (Date.now() < until) {
      expect(await person.report(`session=${session}&idle_seconds=0.1`)).toMatchObject({
        status: 200,
        verdict: 'alive',
        session,
        policy: {
          expire_after_seconds: EXPIRE_AFTER,
          warn_after_seconds: EXPIRE_AFTER / 2,
          report_every_seconds: EXPIRE_AFTER / 5,
        },
      });
      await wait(0.5);
    }
    expect((await person.get('/admin')).status).toBe(200);
  });

  test('counts the activity that it tells of, not the report', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await wait(1);
    const { verdict, idle_for_seconds } = await person.report(`session=${session}&idle_seconds=0.7`);
    expect(verdict).toBe('alive');
    expect(idle_for_seconds).toBeGreaterThanOrEqual(0.7);
    expect(idle_for_seconds).toBeLessThan(1);
  });

  test('that claims nothing moves no clock', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const until = Date.now() + OVER * 1000;
    let last = await person.report(`session=${session}`);
    while (Date.now() < until) {
      await wait(0.3);
      last = await person.report(`session=${session}`);
    }
    expect(['ended', 'none']).toContain(last.verdict);
  });

  test('of a deadline that has passed ends the session, once, with reason and way back', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await wait(EXPIRE_AFTER + 0.2);
    const copy = person.copy();
    const report = `session=${session}&idle_seconds=${EXPIRE_AFTER + 0.1}&return=%2Fadmin%2Fclients%2Fclient%2F3`;
    expect(await person.report(report)).toEqual({ status: 200, verdict: 'ended', session });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'report' });
    expect(await person.report(report)).toEqual({ status: 200, verdict: 'none' });
    expectLoginPage(await copy.get('/admin'));
    expect(await logoutsOnRecord(host)).toBe(1);

    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', '/admin/clients/client/3']);
  });

  test('with a stolen cookie cannot say "idle for 0 s" long after the deadline', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const thief = person.copy();
    await wait(OVER);
    expect(await thief.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
    expectLoginPage(await person.get('/admin'));
  });

  test("by another login than its page's names the session that is logged in", async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const other = await person.report('session=00ff&idle_seconds=0');
    expect(other).toMatchObject({ status: 200, verdict: 'other', session });
    expect(other.policy).toBeDefined();
    await wait(OVER);
    expect(await person.report('session=00ff&idle_seconds=0')).toEqual({ status: 200, verdict: 'none' });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  });

  test('without a login is told so', async ({ host }) => {
    expect(await new Visitor(host).report('session=a1&idle_seconds=0')).toEqual({
      status: 200,
      verdict: 'none',
    });
  });

  test('may ask to be logged out, which is no inactivity', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect(await person.report(`session=${session}&log_out=1`)).toMatchObject({ verdict: 'ended', session });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
    expect((await person.get('/admin/authentication')).text).not.toMatch(IDLE_REASON);
    expectLoginPage(await person.get('/admin'));
    expect(await logoutsOnRecord(host)).toBe(0);
  });

  test('that is malformed, foreign or no GET is refused with a reason and changes nothing', async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const good = `session=${session}&idle_seconds=0`;
    const path = `/${MODULE}/session`;
    const ajax = { 'X-Requested-With': 'XMLHttpRequest' };
    for (const [status, headers] of [
      [400, { ...ajax, 'X-Inactivity-Logout': 'session=' }],
      [400, { ...ajax, 'X-Inactivity-Logout': `session=${session}&idle_seconds=-1` }],
      [400, { ...ajax, 'X-Inactivity-Logout': `session[]=${session}` }],
      [400, { ...ajax, 'X-Inactivity-Logout': `${good}&return=%2F${'a'.repeat(5000)}` }],
      [403, ajax],
      [403, { 'X-Inactivity-Logout': good }],
      [403, { ...ajax, 'X-Inactivity-Logout': good, 'Sec-Fetch-Site': 'cross-site' }],
      [403, { ...ajax, 'X-Inactivity-Logout': good, Origin: 'https://evil.example' }],
    ] as const) {
      const answer = await person.get(path, headers);
      expect(answer.status, JSON.stringify(headers)).toBe(status);
      expect((JSON.parse(answer.text) as { error: string }).error.length).toBeGreaterThan(10);
      expect(answer.headers.get('Cache-Control')).toContain('no-store');
    }
    const put = await person.send(path, { method: 'PUT', headers: { ...ajax, 'X-Inactivity-Logout': good } });
    expect(put.status).toBe(405);
    expect(await person.isLoggedIn()).toBe(true);
  });

  test('is answered the same with admin in its address', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { status, text } = await person.get(`/admin/${MODULE}/session`, {
      'X-Requested-With': 'XMLHttpRequest',
      'X-Inactivity-Logout': `session=${await person.session()}&idle_seconds=0`,
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ verdict: 'alive' });
  });

  test('rotates no session id and is kept by nobody', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const before = person.cookies.get('sp_session');
    const answer = await person.get(`/${MODULE}/session`, {
      'X-Requested-With': 'XMLHttpRequest',
      'X-Inactivity-Logout': `session=${session}&idle_seconds=0`,
    });
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    expect(answer.headers.get('Content-Type')).toContain('application/json');
    expect(person.cookies.get('sp_session')).toBe(before);
  });
});

test.describe('a copy of a session under a rotated id', () => {
  test('goes with the session that was ended', async () => {
    const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
    try {
      await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copy = person.copy();
      await wait(2.1);
      await person.get('/admin');
      expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
      expect(await copy.copy().isLoggedIn()).toBe(true);
      expect(await person.report(`session=${session}&log_out=1`)).toMatchObject({ verdict: 'ended' });
      expect(await copy.isLoggedIn()).toBe(false);
    } finally {
      await host.close();
    }
  });

  test('is on record once though the list of ended sessions was lost', async () => {
    const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
    try {
      const person = await Visitor.logIn(host, agent);
      const copy = person.copy();
      await wait(2.1);
      await person.get('/admin');
      expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
      await wait(OVER);
      expectLoginPage(await person.get('/admin'));
      await host.php(
        "$db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => '{}']);",
      );
      expectLoginPage(await copy.get('/admin'));
      expect(await logoutsOnRecord(host)).toBe(1);
    } finally {
      await host.close();
    }
  });

  test('that expires does not end the session that is in use, nor claim so in the record', async () => {
    const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
    try {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const copy = person.copy();
      await wait(1.2);
      await person.report(`session=${session}&idle_seconds=0`);
      await wait(0.9);
      await person.get('/admin');
      expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
      const until = Date.now() + OVER * 1000;
      while (Date.now() < until) {
        await wait(0.4);
        expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      }
      expectLoginPage(await copy.get('/admin'));
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      expect(await logoutsOnRecord(host)).toBe(0);
    } finally {
      await host.close();
    }
  });
});

test.describe('the way back after a login', () => {
  async function idleOut(host: Host, path: string): Promise<Visitor> {
    const person = await Visitor.logIn(host, agent);
    await wait(OVER);
    expectLoginPage(await person.get(path));
    return person;
  }

  test('leads to a page with "clients" in its address, once', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5?tab=profile');
    await person.logIn(agent);
    const { paths, status } = await person.open('/admin');
    expect(paths).toEqual(['/admin', '/admin/clients/client/5?tab=profile']);
    expect(status).toBe(200);
    expect((await person.open('/admin')).paths).toEqual(['/admin']);
  });

  test('follows the page that was asked for since', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.get('/admin/clients/client/6');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/6');
  });

  test('is found though a background request was the first one after the login', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.logIn(agent);
    await person.poll();
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/5');
  });

  test("is not another person's", async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.logIn(administrator);
    expect((await person.open('/admin')).paths).not.toContain('/admin/clients/client/5');
  });

  test('does not repeat a link that deletes', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    await wait(OVER);
    const referer = { Referer: `${host.url}/admin/clients`, 'Sec-Fetch-Site': 'same-origin' };
    expectLoginPage(await person.get('/admin/clients/delete/9', referer));
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).not.toContain('/admin/clients/delete/9');
  });

  for (const path of [
    'https://evil.example/admin',
    '//evil.example/admin',
    '/admin/../clients',
    '/admin/authentication/logout',
    '/administrator',
    '/admin/\\evil.example',
  ]) {
    test(`is never ${path}, whatever the cookie says`, async ({ host }) => {
      const person = await idleOut(host, '/admin');
      const [row] = await host.query('SELECT staffid FROM tblstaff WHERE email = ?', [agent.email]);
      person.cookies.set(
        'inactivity_logout_return',
        encodeURIComponent(`${String(row?.['staffid'])}|${path}`),
      );
      await person.logIn(agent);
      expect((await person.open('/admin')).paths).toEqual(['/admin']);
    });
  }
});

test.describe('the policy', () => {
  test('that is saved is in force at once for sessions that are open', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings({ ...POLICY, timeout_minutes: '10' });
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const first = await person.report(`session=${session}&idle_seconds=0`);
    expect(first).toMatchObject({ verdict: 'alive', policy: { expire_after_seconds: 10 * EXPIRE_AFTER } });
    await chief.saveSettings(POLICY);
    const second = await person.report(`session=${session}`);
    expect(second).toMatchObject({ verdict: 'alive', policy: { expire_after_seconds: EXPIRE_AFTER } });
    expect(second.policy?.['revision']).toBeGreaterThan(first.policy?.['revision'] ?? Infinity);
    await wait(OVER);
    expectLoginPage(await person.get('/admin'));
  });

  test('that is lengthened keeps the cron from taking anybody for gone', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
    await wait(OVER);
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    expect((await person.get('/admin')).status).toBe(200);
  });

  test('says what it guards with in every admin page, as data that no message can break out of', async ({
    ownHost: host,
  }) => {
    const message = `</script><script>alert("1")</script> & 'ä'`;
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings({ ...POLICY, message });
    const page = await chief.get('/admin/clients');
    expect(page.text).not.toContain('alert("1")');
    const config = readConfigBlock(page.text);
    expect(config.texts['message']).toBe(message);
    expect(config.policy.expireAfterSeconds).toBe(EXPIRE_AFTER);
    expect(config.urls).toMatchObject({ login: `${host.adminUrl}/authentication`, scope: '/admin' });
    expect((await chief.get('/admin/settings?group=inactivity_logout')).text).not.toContain('<script>alert');
  });

  test('switched off and on again does not log everybody out', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    await chief.saveSettings({ ...POLICY, enabled: '0' });
    await wait(OVER);
    expect((await person.get('/admin/clients')).status).toBe(200);
    await chief.saveSettings(POLICY);
    expect((await person.get('/admin/clients')).status).toBe(200);
    expect((await chief.get('/admin/clients')).status).toBe(200);
  });
});

for (const profile of ['2.x', '3.x'] as const) {
  test.describe(`the settings page of Perfex ${profile}`, () => {
    test('corrects what cannot be, says so, and leaves the other tabs alone', async () => {
      const host = await startHost({ profile });
      try {
        const chief = await Visitor.logIn(host, administrator);
        const stored = async (name: string): Promise<unknown> =>
          (
            await host.query('SELECT value FROM tbloptions WHERE name = ?', [`inactivity_logout_${name}`])
          )[0]?.['value'];
        const before = Number(await stored('policy_revision'));
        for (const [typed, minutes] of [
          ['0', '1'],
          ['-4', '1'],
          ['1000000', /^(475|1440)$/],
          ['abc', /^\d+$/],
          ['', /^\d+$/],
          ['<b>20</b>', /^\d+$/],
          ['7.5', /^[78]$/],
        ] as const) {
          const page = await chief.saveSettings({ ...POLICY, timeout_minutes: typed });
          expect(await stored('timeout_minutes'), typed).toMatch(minutes);
          expect(page.text, typed).toContain('alert-warning');
          expect(page.text).not.toContain('<b>20</b>');
        }
        const short = await chief.saveSettings({ ...POLICY, warning_seconds: '5' });
        expect(await stored('warning_seconds')).toBe('20');
        expect(short.text).toContain('alert-warning');
        const good = await chief.saveSettings({ ...POLICY, timeout_minutes: '9' });
        expect(good.text).not.toContain('alert-warning');
        expect(good.text).toContain('data-inactivity-logout-show-me');
        expect(good.text).toMatch(/alert-danger[^<]*<?[^]*SECONDS_PER_MINUTE/);
        expect(Number(await stored('policy_revision'))).toBeGreaterThan(before);

        const revision = await stored('policy_revision');
        await chief.get('/admin/settings?group=general');
        await chief.post('/admin/settings?group=general', { 'settings[companyname]': 'Another name' });
        const [company] = await host.query("SELECT value FROM tbloptions WHERE name = 'companyname'");
        expect(company?.['value']).toBe('Another name');
        expect(await stored('policy_revision')).toBe(revision);
      } finally {
        await host.close();
      }
    });
  });
}

test.describe("Perfex's own logout", () => {
  test('ends the row without a word about inactivity', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect((await person.open('/admin/authentication/logout')).text).not.toMatch(IDLE_REASON);
    expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
    expect(await logoutsOnRecord(host)).toBe(0);
  });
});

test.describe('where something is missing or broken', () => {
  test('a table that cannot be written costs neither the login nor the judgement', async ({
    ownHost: host,
  }) => {
    await host.php("$db->query('DROP TABLE tblinactivity_logout_sessions');");
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
    const copy = person.copy();
    await host.cron();
    await wait(OVER);
    expectLoginPage(await person.get('/admin'));
    expectLoginPage(await copy.get('/admin'));
    expect(await logoutsOnRecord(host)).toBe(1);
  });

  test('a row that was never inserted is on record when the login ends', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await host.php("$db->query('DELETE FROM tblinactivity_logout_sessions');");
    await wait(OVER);
    expectLoginPage(await person.get('/admin'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    expect(await logoutsOnRecord(host)).toBe(1);
  });

  test('missing options mean the defaults', async ({ ownHost: host }) => {
    await host.php(`$db->query("DELETE FROM tbloptions WHERE name LIKE 'inactivity_logout%'");`);
    const person = await Visitor.logIn(host, agent);
    const { policy } = readConfigBlock((await person.get('/admin/clients')).text);
    expect(policy.expireAfterSeconds).toBe(15 * EXPIRE_AFTER);
    expect(await person.report(`session=${await person.session()}&log_out=1`)).toMatchObject({
      verdict: 'ended',
    });
  });

  test('without a build administrators are told, and the server judges all the same', async ({
    ownHost: host,
  }) => {
    const assets = join(host.modulesDirectory, MODULE, 'assets');
    for (const file of readdirSync(assets).filter((name) => name.endsWith('.js'))) rmSync(join(assets, file));
    const chief = await Visitor.logIn(host, administrator);
    const page = await chief.get('/admin/clients');
    expect(page.text).toContain('npm run build');
    expect(hasConfigBlock(page.text)).toBe(false);
    expect((await chief.get('/admin/settings?group=inactivity_logout')).text).toContain('npm run build');
    const person = await Visitor.logIn(host, agent);
    expect((await person.get('/admin/clients')).text).not.toContain('npm run build');
    const worker = await person.get(`/${MODULE}/worker`);
    expect(worker.text).toContain('unregister');
    await wait(OVER);
    expectLoginPage(await person.get('/admin'));
  });
});

test.describe('the worker', () => {
  test('is served with the scope of the admin path and may be kept for an hour', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { urls } = readConfigBlock((await person.get('/admin/clients')).text);
    const { status, headers, text } = await person.get((urls['worker'] ?? '').slice(host.baseUrl.length));
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toContain('javascript');
    expect(headers.get('Service-Worker-Allowed')).toBe('/admin');
    expect(headers.get('Cache-Control')).toContain('max-age=3600');
    expect(headers.get('Cache-Control')).not.toContain('no-store');
    expect(headers.get('Pragma')).toBeNull();
    expect(headers.get('Expires')).toBeNull();
    expect(text.length).toBeGreaterThan(1000);
  });

  async function expectWayOut(person: Visitor): Promise<void> {
    expect(await person.report('session=a1')).toEqual({ status: 410, verdict: 'off' });
    const worker = await person.get(`/${MODULE}/worker`);
    expect(worker.status).toBe(200);
    expect(worker.headers.get('Content-Type')).toContain('javascript');
    expect(worker.headers.get('Cache-Control')).toContain('no-store');
    expect(worker.headers.get('Service-Worker-Allowed')).toBe('/admin');
    expect(worker.text).toContain('unregister');
    expect(hasConfigBlock((await person.get('/admin')).text)).toBe(false);
    await wait(OVER);
    expect((await person.get('/admin')).status).toBe(200);
  }

  test('says goodbye when the module is switched off', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings({ ...POLICY, enabled: '0' });
    await expectWayOut(chief);
  });

  test('says goodbye when the module is deactivated', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    await chief.get(`/admin/modules/deactivate/${MODULE}`);
    await expectWayOut(chief);
  });
});

test('removing the module leaves nothing behind', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  await chief.get(`/admin/modules/deactivate/${MODULE}`);
  await chief.get(`/admin/modules/uninstall/${MODULE}`);
  expect(readdirSync(host.modulesDirectory)).not.toContain(MODULE);
  expect(await host.query("SELECT name FROM tbloptions WHERE name LIKE 'inactivity_logout%'")).toEqual([]);
  const tables = await host.query("SELECT name FROM sqlite_master WHERE name LIKE '%inactivity_logout%'");
  expect(tables).toEqual([]);
  expect((await chief.get('/admin/clients')).status).toBe(200);
  expect((await chief.get(`/${MODULE}/session`)).status).toBe(404);
});

test('activating twice keeps what was saved', async ({ ownHost: host }) => {
  const chief = await Visitor.logIn(host, administrator);
  await chief.get(`/admin/modules/deactivate/${MODULE}`);
  await chief.get(`/admin/modules/activate/${MODULE}`);
  const [minutes] = await host.query(
    "SELECT value FROM tbloptions WHERE name = 'inactivity_logout_timeout_minutes'",
  );
  expect(minutes?.['value']).toBe('1');
  expect((await chief.get('/admin/clients')).status).toBe(200);
});

for (const [where, options, folder] of [
  ['a sub-folder', { basePath: '/crm' }, '/crm'],
  ['addresses with index.php', { indexPage: true }, '/index.php'],
] as const) {
  test(`the addresses are right with ${where}`, async () => {
    const host = await startHost(options);
    try {
      const person = new Visitor(host);
      await person.get(`${host.adminUrl.slice(host.baseUrl.length)}/authentication`);
      await person.post(`${host.adminUrl.slice(host.baseUrl.length)}/authentication`, { ...agent });
      const page = await person.get(`${host.adminUrl.slice(host.baseUrl.length)}/clients`);
      const { urls } = readConfigBlock(page.text);
      expect(urls).toMatchObject({ scope: `${folder}/admin`, report: `${host.url}/${MODULE}/session` });
      expect(page.text).toContain(`${host.baseUrl}/modules/${MODULE}/assets/guard.js?v=`);
    } finally {
      await host.close();
    }
  });
}
