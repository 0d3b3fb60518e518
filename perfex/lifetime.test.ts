// The longest time of a login, by the server alone: a browser that goes on and on, or one without JavaScript, or none.
// An hour of the policy lasts six seconds here; time that has to pass is really waited for.
import { expect, test as base } from '@playwright/test';
import type { Host, HostOptions } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { expectLoginPage, guard, rowOf, startPerfex, wait, clock } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const SECONDS_PER_MINUTE = 0.1;

/** A login of one hour at most, with a warning of ten minutes; nobody is idle for half an hour. In seconds, and real. */
const POLICY = {
  enabled: '1',
  timeout_minutes: '30',
  warning_seconds: '600',
  lifetime_hours: '1',
  message: 'Soon.',
};
const LIFETIME = 60 * SECONDS_PER_MINUTE;
const WARNING = 10 * SECONDS_PER_MINUTE;
const GRACE = SECONDS_PER_MINUTE + SECONDS_PER_MINUTE / 4;
/** For so long the cron waits for reports behind a session lock, besides. */
const LOCK = 5 * SECONDS_PER_MINUTE;

/** For who must save and ask before a warning is over: that takes a busy machine longer than a second. */
const TIMES = 3;
const SLOWER = { secondsPerMinute: TIMES * SECONDS_PER_MINUTE };

/** How late a busy machine may answer, in seconds. */
const SLOW = 1.5;

const REASON = /role="status"[^>]*>You were logged out because a session lasts one hour at most/;

async function startHost(options: HostOptions = {}, policy: Record<string, string> = POLICY): Promise<Host> {
  return guard(await startPerfex({ secondsPerMinute: SECONDS_PER_MINUTE, ...options }), policy);
}

const test = base.extend<object, { host: Host }>({
  host: [
    async ({}, use) => {
      const host = await startHost();
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
});

async function linesAbout(host: Host, session: string): Promise<string[]> {
  const lines = await host.query('SELECT description FROM tblactivity_log WHERE description LIKE ?', [
    `Logged out %[session ${session.slice(0, 8)}]`,
  ]);
  return lines.map(({ description }) => String(description));
}

/** Logs in; answers since when, in seconds, the login may have begun at the earliest and at the latest. */
async function logIn(
  host: Host,
): Promise<{ person: Visitor; session: string; after: number; before: number }> {
  const after = clock.now() / 1000;
  const person = await Visitor.logIn(host, agent);
  const before = clock.now() / 1000;
  return { person, session: await person.session(), after, before };
}

test('somebody without JavaScript who opens one page after the other is logged out at the longest time', async ({
  host,
}) => {
  const { person, session, after, before } = await logIn(host);
  let answer = await person.get('/admin/clients');
  let askedAt = before;
  while (answer.status === 200 && askedAt < before + LIFETIME + GRACE + SLOW) {
    wait(0.2);
    askedAt = clock.now() / 1000;
    answer = await person.get('/admin/clients/client/3');
  }
  expectLoginPage(answer);
  const endedAt = clock.now() / 1000;
  expect(endedAt).toBeGreaterThan(after + LIFETIME + GRACE);
  expect(askedAt).toBeLessThan(before + LIFETIME + GRACE + SLOW);

  expect((await person.get('/admin/authentication')).text).toMatch(REASON);
  expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime', ended_by: 'server' });
  await host.cron();
  const [line, ...others] = await linesAbout(host, session);
  expect(line).toMatch(
    /^Logged out at the longest time of a login: logged in for 1\S* h under a policy of 1 h/,
  );
  expect(others).toEqual([]);

  await person.logIn(agent);
  expect((await person.open('/admin')).paths).toEqual(['/admin', '/admin/clients/client/3']);
  expect((await person.get('/admin/clients')).status).toBe(200);
});

test(
  'reports of somebody who works say how much is left, and the first one after that ends the login',
  { tag: '@catches:lifetime-moved-by-the-browser' },
  async ({ host }) => {
    const { person, session, after, before } = await logIn(host);
    const { lifetimeLeftSeconds } = readConfigBlock((await person.open('/admin')).text);
    expect(lifetimeLeftSeconds).toBeLessThan(LIFETIME);
    let report = await person.report(`session=${session}&idle_seconds=0`);
    let left = Infinity;
    while (report.verdict === 'alive' && clock.now() / 1000 < before + LIFETIME + SLOW) {
      const now = clock.now() / 1000;
      expect(report.lifetime_left_seconds).toBeLessThanOrEqual(left);
      expect(report.lifetime_left_seconds).toBeGreaterThan(after + LIFETIME - now - 0.1);
      left = report.lifetime_left_seconds ?? -1;
      await person.poll();
      wait(Math.min(0.3, left + 0.02));
      report = await person.report(
        `session=${session}&idle_seconds=0&return=%2Fadmin%2Fclients%2Fclient%2F3`,
      );
    }
    expect(report).toEqual({ status: 200, verdict: 'ended', session });
    expect(left).toBeLessThan(SLOW);
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime', ended_by: 'report' });
    expect((await person.get('/admin/authentication')).text).toMatch(REASON);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/3');
  },
);

test('no copy of the session outlives the login, "remember me" revives none, and a poll ends none', async () => {
  const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
  try {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    const session = await person.session();
    const copies = [person.copy()];
    const over = clock.now() + (LIFETIME + GRACE + 0.2) * 1000;
    while (clock.now() < over - 1500) {
      wait(0.7);
      await person.get('/admin/clients');
      copies.push(person.copy());
    }
    expect(new Set(copies.map((copy) => copy.cookies.get('sp_session'))).size).toBeGreaterThan(2);
    wait((over - clock.now()) / 1000);
    for (const copy of copies) expect((await copy.poll()).status).toBe(401);
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    for (const copy of copies) {
      expectLoginPage(await copy.get('/admin/clients'));
      expectLoginPage(await copy.get('/admin'));
      await host.php(
        "$db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => '{}']);",
      );
    }
    expect(await linesAbout(host, session)).toHaveLength(1);
  } finally {
    await host.close();
  }
});

test('the cron puts on record whose browser went away at work, as ended by the longest time', async () => {
  const host = await startHost({}, { ...POLICY, timeout_minutes: '240' });
  try {
    const { person, session } = await logIn(host);
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    wait(LIFETIME + GRACE + LOCK + 0.2);
    await host.cron();
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime', ended_by: 'cron' });
    expect(await linesAbout(host, session)).toHaveLength(1);
    expectLoginPage(await person.get('/admin'));
    expect((await person.get('/admin/authentication')).text).toMatch(REASON);
  } finally {
    await host.close();
  }
});

test('who was idle first was logged out for that, also when the longest time is over by now', async ({
  host,
}) => {
  const { person, session } = await logIn(host);
  wait(LIFETIME + GRACE + 0.2);
  expectLoginPage(await person.get('/admin'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  expect((await person.get('/admin/authentication')).text).toMatch(/You were logged out after 30 min/);
});

test('whoever logs out by hand is logged out by hand, however little was left', async ({ host }) => {
  const { person, session } = await logIn(host);
  await person.get('/admin/authentication/logout');
  expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
  expect(await linesAbout(host, session)).toEqual([]);
});

test('a lifetime that is saved ends an older login, which is warned first', async () => {
  const host = await startHost(SLOWER, { ...POLICY, lifetime_hours: '' });
  try {
    const { person, session } = await logIn(host);
    const works = () => person.report(`session=${session}&idle_seconds=0`);
    const until = clock.now() + (TIMES * LIFETIME + 0.5) * 1000;
    while (clock.now() < until) {
      expect(await works()).toMatchObject({ verdict: 'alive', lifetime_left_seconds: null });
      wait(0.5);
    }
    await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
    const savedAt = clock.now() / 1000;
    const { verdict, lifetime_left_seconds } = await works();
    const left = lifetime_left_seconds ?? 0;
    expect(verdict).toBe('alive');
    expect(left).toBeLessThanOrEqual(TIMES * (SECONDS_PER_MINUTE + WARNING));
    expect(left).toBeGreaterThan(TIMES * WARNING - (clock.now() / 1000 - savedAt) - SLOW / 2);
    wait(left);
    expect(await works()).toMatchObject({ verdict: 'ended' });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime' });
  } finally {
    await host.close();
  }
});

test('time while the module was switched off counts for the longest time, from when the login was stamped', async () => {
  const host = await startHost(SLOWER);
  try {
    const { person, session } = await logIn(host);
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' });
    wait(TIMES * LIFETIME);
    expect((await person.get('/admin/clients')).status).toBe(200);
    await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
    expect((await person.get('/admin/clients')).status).toBe(200);
    wait(TIMES * (SECONDS_PER_MINUTE + WARNING + GRACE) + 0.2);
    expectLoginPage(await person.get('/admin/clients'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime' });
  } finally {
    await host.close();
  }
});

test('the settings say what became of a longest time that is none, and show the one in force', async ({
  host,
}) => {
  const client = await Visitor.logIn(host, administrator);
  for (const [typed, said] of [
    ['0', '“0” is no time that a login could last, so it stays at 1'],
    ['<b>2</b>', '“&lt;b&gt;2&lt;/b&gt;” is no time that a login could last, so it stays at 1'],
    ['1', undefined],
  ] as const) {
    const { text } = await client.saveSettings({ ...POLICY, lifetime_hours: typed });
    if (said === undefined) expect(text).not.toContain('no time that a login could last');
    else expect(text).toContain(said);
    expect(text).toMatch(/name="settings\[inactivity_logout_lifetime_hours\]"[^>]*value="1"/);
  }
});
