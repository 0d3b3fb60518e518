// What the administrator saves is in force at once, and means what it says.
import { expect } from '@playwright/test';
import { administrator, agent } from '../host/people.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  GONE,
  IDLE_REASON,
  justAfter,
  justBefore,
  LOCK,
  now,
  OVER,
  POLICY,
  REFUSED_AFTER,
  refusedAfter,
  rowOf,
  startHost,
  test,
  wait,
  waitUntil,
} from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

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
    wait(OVER);
    expectLoginPage(await person.get('/admin'));
  });

  test('that is lengthened keeps the cron from taking anybody for gone', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
    await person.report(`session=${session}&idle_seconds=0`);
    const goneAt = now() + refusedAfter(10) + LOCK;
    wait(GONE);
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    expect((await person.get('/admin')).status).toBe(200);
    waitUntil(justBefore(goneAt));
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
    waitUntil(justAfter(goneAt));
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ ended_by: 'cron' });
  });

  test('that is lengthened brings nobody back who had expired under the one before', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const stolen = person.copy();
    wait(OVER);
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
    expect((await stolen.poll()).status).toBe(401);
    expect(await stolen.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
    expectLoginPage(await person.get('/admin'));
  });

  test(
    'says what it guards with in every admin page, as data that no message can break out of',
    { tag: '@catches:message-breaks-out-of-its-block' },
    async ({ ownHost: host }) => {
      const message = `</script><script>alert("1")</script> & 'ä'`;
      const chief = await Visitor.logIn(host, administrator);
      await chief.saveSettings({ ...POLICY, message });
      const page = await chief.get('/admin/clients');
      expect(page.text).not.toContain('</script><script>alert(');
      const config = readConfigBlock(page.text);
      expect(config.texts['message']).toBe(message);
      expect(config.policy.expireAfterSeconds).toBe(EXPIRE_AFTER);
      expect(config.urls).toMatchObject({ login: `${host.adminUrl}/authentication`, scope: '/admin' });
      expect((await chief.get('/admin/settings?group=inactivity_logout')).text).not.toContain(
        '<script>alert',
      );
    },
  );

  test('switched off and on again does not log everybody out', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    await chief.saveSettings({ ...POLICY, enabled: '0' });
    wait(OVER);
    expect((await person.get('/admin/clients')).status).toBe(200);
    await chief.saveSettings(POLICY);
    expect((await person.get('/admin/clients')).status).toBe(200);
    expect((await chief.get('/admin/clients')).status).toBe(200);
  });
});

test('a minute that QA lets last three seconds shortens the timeout and its grace, and nothing else is different', async () => {
  const host = await startHost({ secondsPerMinute: 3 });
  try {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const scaled = (seconds: number) => (seconds * 3) / 60;
    expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({
      verdict: 'alive',
      policy: { expire_after_seconds: scaled(EXPIRE_AFTER) },
    });
    const lastActivityAt = now();
    waitUntil(lastActivityAt + scaled(justBefore(REFUSED_AFTER)));
    expect((await person.poll()).status).toBe(200);
    waitUntil(lastActivityAt + scaled(justAfter(REFUSED_AFTER)));
    expect((await person.poll()).status).toBe(401);
    expectLoginPage(await person.get('/admin'));
    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  } finally {
    await host.close();
  }
});
