// Requests of one session wait for each other (docs/host.md#session-lock): behind a long export reports queue, and what
// overtakes them must not end what they keep. Here they are held back in front of PHP, which sees them as a lock lets
// them in: late, and dated at their arrival.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
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
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor, type Verdict } from './visitor.js';

interface Held {
  readonly answer: Promise<Verdict>;
  letIn(): void;
}

/** Sends a report that arrives now and is let in later. */
async function holdReport(host: Host, person: Visitor, report: string): Promise<Held> {
  let letIn = (): void => undefined;
  const lock = new Promise<void>((resolve) => (letIn = resolve));
  const before = host.requests.length;
  const undo = host.intercept(new RegExp(`/${MODULE}/session$`), { waitFor: () => lock });
  const answer = person.report(report);
  await expect.poll(() => host.requests.length).toBeGreaterThan(before);
  undo();
  return { answer, letIn };
}

test.describe('a report behind a session lock', () => {
  test(
    'is judged by its arrival, and neither a poll nor the cron, which overtake it, ends anything',
    { tag: '@catches:record-overtakes-the-report' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const refusedAt = now() + REFUSED_AFTER;
      wait(justBefore(EXPIRE_AFTER));
      const held = await holdReport(host, person.copy(), `session=${session}&idle_seconds=0`);
      waitUntil(justAfter(refusedAt));
      expect((await person.poll()).status).toBe(401);
      await host.cron();
      expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
      held.letIn();
      expect(await held.answer).toMatchObject({ verdict: 'alive', session });
      expect((await person.get('/admin')).status).toBe(200);
    },
  );

  test('that arrived too late ends the session, however short it waited', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    wait(OVER);
    const held = await holdReport(host, person.copy(), `session=${session}&idle_seconds=0`);
    held.letIn();
    expect(await held.answer).toMatchObject({ verdict: 'ended' });
    expectLoginPage(await person.get('/admin'));
  });

  test('hears that the session was ended meanwhile, and the login page still says why', async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const tab = person.copy();
    const held = await holdReport(host, tab, `session=${session}&idle_seconds=0`);
    wait(OVER);
    expectLoginPage(await person.get('/admin'));
    held.letIn();
    expect(await held.answer).toMatchObject({ verdict: 'none' });
    expect((await tab.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    expect(await tab.isLoggedIn()).toBe(false);
    expect(await logoutsOnRecord(host)).toBe(1);
  });

  test('is not told "alive" by a copy of a session that another request has just ended', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    // What that request has written to the table; this one read the list of ended sessions a moment too early.
    await host.query(
      "UPDATE tblinactivity_logout_sessions SET ended_at = 1, cause = 'inactivity' WHERE session_id = ?",
      [session],
    );
    expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
    expect(await person.isLoggedIn()).toBe(false);
  });
});
