// The longest time of a login, by the server alone: a browser that goes on and on, or one without JavaScript, or none.
import { expect, test } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import {
  expectLoginPage,
  linesAbout,
  guard,
  justAfter,
  justBefore,
  LOCK,
  now,
  rowOf,
  startPerfex,
  untilJustBefore,
  waitUntil,
} from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

/** A login of one hour at most, with a warning of ten minutes; nobody is idle for half an hour. */
const POLICY = {
  enabled: '1',
  timeout_minutes: '30',
  warning_seconds: '600',
  lifetime_hours: '1',
  message: 'Soon.',
};

// In seconds.
const LIFETIME = 3600;
const WARNING = 600;
const REPORT_EVERY = 60;
const GRACE = REPORT_EVERY + 15;
/** Half an hour without activity is too long; this is not. */
const PAUSE = 20 * 60;

const REASON = /role="status"[^>]*>You were logged out because a session lasts one hour at most/;

async function startHost(policy: Record<string, string> = POLICY): Promise<Host> {
  return guard(await startPerfex(), policy);
}

// Not a fixture of the worker: for another set of those the runner starts another process, which compiles PHP anew.
let host: Host;
test.beforeAll(async () => void (host = await startHost()));
test.afterAll(() => host.close());

/** Logs in; `endsAt` is when the longest time of the login is over, in epoch seconds. */
async function logIn(host: Host): Promise<{ person: Visitor; session: string; endsAt: number }> {
  const endsAt = now() + LIFETIME;
  const person = await Visitor.logIn(host, agent);
  return { person, session: await person.session(), endsAt };
}

test('somebody without JavaScript who opens one page after the other is logged out at the longest time', async () => {
  const { person, session, endsAt } = await logIn(host);
  await untilJustBefore(endsAt + GRACE, async () => {
    expect((await person.get('/admin/clients/client/3')).status).toBe(200);
  });
  waitUntil(justAfter(endsAt + GRACE));
  expectLoginPage(await person.get('/admin/clients/client/3'));

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
  async () => {
    const { person, session, endsAt } = await logIn(host);
    const { lifetimeLeftSeconds } = readConfigBlock((await person.open('/admin/clients/client/3')).text);
    expect(lifetimeLeftSeconds).toBeCloseTo(LIFETIME, 0);
    const report = () =>
      person.report(`session=${session}&idle_seconds=0&return=%2Fadmin%2Fclients%2Fclient%2F3`);
    await untilJustBefore(endsAt, async () => {
      const { verdict, lifetime_left_seconds } = await report();
      expect(verdict).toBe('alive');
      expect(lifetime_left_seconds).toBeCloseTo(endsAt - now(), 0);
      await person.poll();
    });
    waitUntil(justAfter(endsAt));
    expect(await report()).toEqual({ status: 200, verdict: 'ended', session });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime', ended_by: 'report' });
    expect((await person.get('/admin/authentication')).text).toMatch(REASON);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/3');
  },
);

test('no copy of the session outlives the login, "remember me" revives none, and a poll ends none', async () => {
  const endsAt = now() + LIFETIME;
  const person = await Visitor.logIn(host, agent, { rememberMe: true });
  const session = await person.session();
  const copies = [person.copy()];
  // Each of them is far enough from the last one for the id to rotate.
  await untilJustBefore(endsAt, async () => {
    await person.get('/admin/clients');
    copies.push(person.copy());
  });
  expect(new Set(copies.map((copy) => copy.cookies.get('sp_session'))).size).toBeGreaterThan(2);
  waitUntil(justBefore(endsAt + GRACE));
  expect((await copies.at(-1)!.poll()).status).toBe(200);
  waitUntil(justAfter(endsAt + GRACE));
  for (const copy of copies) expect((await copy.poll()).status).toBe(401);
  expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  for (const copy of copies) {
    expectLoginPage(await copy.get('/admin/clients'));
    expectLoginPage(await copy.get('/admin'));
    await host.php("$db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => '{}']);");
  }
  expect(await linesAbout(host, session)).toHaveLength(1);
});

test('the cron puts on record whose browser went away at work, as ended by the longest time', async () => {
  const host = await startHost({ ...POLICY, timeout_minutes: '240' });
  try {
    const { person, session, endsAt } = await logIn(host);
    await host.cron();
    waitUntil(justBefore(endsAt + GRACE + LOCK));
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    waitUntil(justAfter(endsAt + GRACE + LOCK));
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

test('who was idle first was logged out for that, also when the longest time is over by now', async () => {
  const { person, session, endsAt } = await logIn(host);
  waitUntil(justAfter(endsAt + GRACE));
  expectLoginPage(await person.get('/admin'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  expect((await person.get('/admin/authentication')).text).toMatch(/You were logged out after 30 min/);
});

test('whoever logs out by hand is logged out by hand, however little was left', async () => {
  const { person, session } = await logIn(host);
  await person.get('/admin/authentication/logout');
  expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
  expect(await linesAbout(host, session)).toEqual([]);
});

test('a lifetime that is saved ends an older login, which is warned first', async () => {
  const host = await startHost({ ...POLICY, lifetime_hours: '' });
  try {
    const { person, session, endsAt } = await logIn(host);
    const works = () => person.report(`session=${session}&idle_seconds=0`);
    await untilJustBefore(endsAt + PAUSE, async () => {
      expect(await works()).toMatchObject({ verdict: 'alive', lifetime_left_seconds: null });
    });
    await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
    const warnedUntil = now() + REPORT_EVERY + WARNING;
    const { verdict, lifetime_left_seconds } = await works();
    expect(verdict).toBe('alive');
    expect(lifetime_left_seconds).toBeCloseTo(warnedUntil - now(), 0);
    waitUntil(justBefore(warnedUntil));
    expect(await works()).toMatchObject({ verdict: 'alive' });
    waitUntil(justAfter(warnedUntil));
    expect(await works()).toMatchObject({ verdict: 'ended' });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime' });
  } finally {
    await host.close();
  }
});

test('time while the module was switched off counts for the longest time, from when the login was stamped', async () => {
  const host = await startHost();
  try {
    const { person, session, endsAt } = await logIn(host);
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' });
    waitUntil(endsAt);
    expect((await person.get('/admin/clients')).status).toBe(200);
    await (await Visitor.logIn(host, administrator)).saveSettings(POLICY);
    const refusedAt = now() + REPORT_EVERY + WARNING + GRACE;
    await untilJustBefore(refusedAt, async () => {
      expect((await person.get('/admin/clients')).status).toBe(200);
    });
    waitUntil(justAfter(refusedAt));
    expectLoginPage(await person.get('/admin/clients'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'lifetime' });
  } finally {
    await host.close();
  }
});

test('the settings say what became of a longest time that is none, and show the one in force', async () => {
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
