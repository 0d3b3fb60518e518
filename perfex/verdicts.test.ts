// What a report is answered, and what it changes.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  IDLE_REASON,
  justAfter,
  justBefore,
  logoutsOnRecord,
  MODULE,
  now,
  OVER,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('a report', () => {
  test('keeps an active session alive and says under which policy', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    for (const idleSeconds of [0.1, 1, 2]) {
      expect(await person.report(`session=${session}&idle_seconds=${idleSeconds}`)).toMatchObject({
        status: 200,
        verdict: 'alive',
        session,
        policy: {
          expire_after_seconds: EXPIRE_AFTER,
          warn_after_seconds: EXPIRE_AFTER / 2,
          report_every_seconds: EXPIRE_AFTER / 5,
        },
      });
      wait(justBefore(EXPIRE_AFTER));
    }
    expect((await person.get('/admin')).status).toBe(200);
  });

  test('counts the activity that it tells of, not the report', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    wait(50);
    const { verdict, idle_for_seconds } = await person.report(`session=${session}&idle_seconds=40`);
    expect(verdict).toBe('alive');
    expect(idle_for_seconds).toBe(40);
  });

  test('that claims nothing moves no clock', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const refusedAt = now() + REFUSED_AFTER;
    const report = () => person.report(`session=${session}`);
    await untilJustBefore(refusedAt, async () => expect((await report()).verdict).toBe('alive'));
    waitUntil(justAfter(refusedAt));
    expect((await report()).verdict).toBe('ended');
  });

  test('of a deadline that has passed ends the session, once, with reason and way back', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.get('/admin/clients/client/3');
    wait(justBefore(EXPIRE_AFTER));
    const early = `session=${session}&idle_seconds=${justBefore(EXPIRE_AFTER)}`;
    expect(await person.report(early)).toMatchObject({ verdict: 'alive' });
    wait(2);
    const copy = person.copy();
    const report = `session=${session}&idle_seconds=${justAfter(EXPIRE_AFTER)}&return=%2Fadmin%2Fclients%2Fclient%2F3`;
    expect(await person.report(report)).toEqual({ status: 200, verdict: 'ended', session });
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'report' });
    expect(await person.report(report)).toEqual({ status: 200, verdict: 'none' });
    expectLoginPage(await copy.get('/admin'));
    expect(await logoutsOnRecord(host)).toBe(1);

    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', '/admin/clients/client/3']);
  });

  test(
    'with a stolen cookie cannot say "idle for 0 s" long after the deadline',
    { tag: '@catches:late-report-taken-as-alive/server' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const thief = person.copy();
      wait(OVER);
      expect(await thief.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
      expectLoginPage(await person.get('/admin'));
    },
  );

  test("by another login than its page's names the session that is logged in", async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const other = await person.report('session=00ff&idle_seconds=0');
    expect(other).toMatchObject({ status: 200, verdict: 'other', session });
    expect(other.policy).toBeDefined();
    wait(OVER);
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
