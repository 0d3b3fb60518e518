// Holds, by the server alone: whatever a browser asks for and however often, what it gets is bounded and stands in the
// record.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { callPhp } from './call-php.js';
import {
  clock,
  expectLoginPage,
  EXPIRE_AFTER,
  fillDisk,
  GONE,
  guard,
  justAfter,
  justBefore,
  now,
  POLICY,
  REFUSED_AFTER,
  rowOf,
  startPerfex,
  test,
  wait,
  waitUntil,
} from './guarded-host.js';
import { readConfigBlock, Visitor, type Verdict } from './visitor.js';

const MINUTE = 60;
const WARNING = 30;
const GRACE = REFUSED_AFTER - EXPIRE_AFTER;
/** What is granted at a time, and together. */
const AT_A_TIME = 10 * MINUTE;
const TOGETHER = 60 * MINUTE;

/** Somebody at a page that reports; `idleSince` is when she was active last, and `deadline` follows from it. */
async function atAPage(host: Host) {
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  let idleSince = now();
  const report = (more = '') =>
    person.report(`session=${session}&idle_seconds=${(now() - idleSince).toFixed(3)}${more}`);
  return {
    person,
    session,
    report,
    asksFor: (seconds: number, reason = 'Upload of a file') =>
      report(`&hold_seconds=${seconds.toFixed(3)}&hold_reason=${encodeURIComponent(reason)}`),
    moves: () => void (idleSince = now()),
    deadline: () => idleSince + EXPIRE_AFTER,
  };
}

async function holdsOf(host: Host, session: string): Promise<Record<string, unknown>[]> {
  return host.query('SELECT * FROM tblinactivity_logout_holds WHERE session_id = ? ORDER BY id', [session]);
}

async function holdsInTheLog(host: Host, session: string): Promise<string[]> {
  const lines = await host.query('SELECT description FROM tblactivity_log WHERE description LIKE ?', [
    `Held open %[session ${session.slice(0, 8)}]`,
  ]);
  return lines.map(({ description }) => String(description));
}

/** The moment until which an answer says that the login is held; undefined where it is not. */
function heldUntil({ held_for_seconds }: Verdict): number | undefined {
  return held_for_seconds == null ? undefined : now() + held_for_seconds;
}

test.describe('what is granted beyond the deadline, in whole minutes', () => {
  for (const [said, wantedUntil, heldSeconds, endsAt, granted, tag = []] of [
    ['nothing where the deadline is late enough', 1000, 0, 1e9, 0],
    ['nothing for less than a second', 1000.9, 0, 1e9, 0],
    ['a minute for a part of it', 1010, 0, 1e9, 60],
    ['what is asked for', 1300, 0, 1e9, 300],
    ['ten minutes at a time', 4600, 0, 1e9, 600],
    ['what is left of the hour', 4600, 3300, 1e9, 300],
    ['no part of a minute of what is left', 4600, 3570, 1e9, 0],
    ['nothing once the hour is used', 4600, 3600, 1e9, 0],
    ['nothing beyond what was used by a clock that was ahead', 4600, 9000, 1e9, 0],
    ['not more than until the end of the login', 4600, 0, 1100, 120],
    ['nothing after the end of the login', 4600, 0, 900, 0],
  ] as const) {
    test(said, { tag }, async () => {
      const args = [1000, wantedUntil, heldSeconds, endsAt, MINUTE];
      expect(await callPhp('inactivity_logout_granted_seconds', args)).toBe(granted);
    });
  }
});

test('a session is held for what a page asks for, and ends by itself after it', async ({ host }) => {
  const { person, session, asksFor, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  const until = deadline() + 5 * MINUTE;
  expect(heldUntil(await asksFor(until - now(), 'Upload of "offer.pdf" <b>'))).toBeCloseTo(until, 1);
  waitUntil(justBefore(until));
  const page = await person.open('/admin/clients');
  expect(readConfigBlock(page.text).heldForSeconds).toBeCloseTo(1, 1);
  waitUntil(justAfter(until + GRACE));
  expectLoginPage(await person.get('/admin/clients'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
});

test('a hold stands in the record: who, why, from when and until when', async ({ host }) => {
  const { session, asksFor, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  await asksFor(5 * MINUTE + WARNING, 'Upload of "offer.pdf" <b>');
  const staffId = (await rowOf(host, session))?.staff_id;
  const [row, ...others] = await holdsOf(host, session);
  expect(row).toMatchObject({ staff_id: staffId, reason: 'Upload of offer.pdf b' });
  expect(Number(row!['held_from'])).toBeCloseTo(deadline(), 1);
  expect(Number(row!['held_until'])).toBeCloseTo(deadline() + 5 * MINUTE, 1);
  expect(others).toEqual([]);
  const [line, ...moreLines] = await holdsInTheLog(host, session);
  expect(line).toMatch(
    /^Held open without activity: Upload of offer\.pdf b, from [\d-]+ [\d:]+ until [\d-]+ [\d:]+ at most \[/,
  );
  expect(moreLines).toEqual([]);
});

test(
  'whatever is asked for and however often, nobody is held for more than an hour without input',
  { tag: '@catches:hold-beyond-the-bound' },
  async ({ host }) => {
    const { person, session, asksFor, deadline } = await atAPage(host);
    const end = deadline() + TOGETHER;
    for (let at = now(); at < end - 1; at += 8 * MINUTE) {
      waitUntil(at);
      const until = heldUntil(await asksFor(1e9));
      expect(until).toBeLessThanOrEqual(end + 0.1);
      await asksFor(1e9, 'Another reason');
    }
    waitUntil(justBefore(end));
    expect(await asksFor(1e9)).toMatchObject({ verdict: 'alive' });
    waitUntil(justAfter(end));
    expect(await asksFor(1e9)).toMatchObject({ verdict: 'ended' });
    expectLoginPage(await person.get('/admin/clients'));
    expect((await holdsOf(host, session)).length).toBe(TOGETHER / AT_A_TIME);
  },
);

test('what was held is not given back by input', async ({ host }) => {
  const { person, session, asksFor, moves, deadline } = await atAPage(host);
  let held = 0;
  while (held < TOGETHER) {
    waitUntil(deadline() - WARNING);
    const until = heldUntil(await asksFor(AT_A_TIME + WARNING));
    expect(until).toBeCloseTo(deadline() + AT_A_TIME, 1);
    held += AT_A_TIME;
    waitUntil(until! - WARNING);
    moves();
    await asksFor(0, '');
  }
  waitUntil(deadline() - WARNING);
  expect(heldUntil(await asksFor(1e9))).toBeUndefined();
  waitUntil(justAfter(deadline() + GRACE));
  expectLoginPage(await person.get('/admin/clients'));
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
});

test('while it is held somebody comes back: from then on the whole timeout counts', async ({ host }) => {
  const { person, session, asksFor, report, moves, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  const until = heldUntil(await asksFor(2 * MINUTE + WARNING))!;
  waitUntil(until - 10);
  moves();
  expect(await report()).toMatchObject({ verdict: 'alive' });
  expect(Number((await rowOf(host, session))?.last_activity_at)).toBeCloseTo(now(), 1);
  waitUntil(justBefore(deadline()));
  expect((await person.get('/admin/clients')).status).toBe(200);
});

test('once it is over, only the time of a warning is left', async ({ host }) => {
  const { person, session, asksFor, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  await asksFor(8 * MINUTE);
  waitUntil(deadline() + MINUTE);
  const over = now() + WARNING;
  expect(heldUntil(await asksFor(0, ''))).toBeCloseTo(over, 1);
  expect(Number((await holdsOf(host, session))[0]!['held_until'])).toBeCloseTo(over, 1);
  waitUntil(justBefore(over));
  expect((await person.poll()).status).toBe(200);
  waitUntil(justAfter(over + GRACE));
  expectLoginPage(await person.get('/admin/clients'));
});

test('after the deadline nothing is held any more', async ({ host }) => {
  const { session, asksFor, deadline } = await atAPage(host);
  waitUntil(justAfter(deadline()));
  expect(await asksFor(10 * MINUTE)).toMatchObject({ verdict: 'ended' });
  expect(await holdsOf(host, session)).toEqual([]);
});

for (const [reason, setting] of [
  ['upload', 'hold_uploads'],
  ['media', 'hold_media'],
] as const) {
  test(
    `what holds by itself as "${reason}" is granted nothing, nor loaded, before an administrator wants it`,
    { tag: reason === 'upload' ? '@catches:hold-by-itself-unasked' : [] },
    async ({ ownHost: host }) => {
      const { person, session, asksFor, deadline } = await atAPage(host);
      const chief = await Visitor.logIn(host, administrator);
      const isLoaded = async () => (await person.get('/admin/clients')).text.includes('/own-holds.js?');
      expect(await isLoaded()).toBe(false);
      waitUntil(deadline() - WARNING);
      expect(await asksFor(10 * MINUTE, reason)).toMatchObject({ verdict: 'alive', held_for_seconds: null });
      expect(await asksFor(10 * MINUTE, `<${reason}>`)).toMatchObject({ held_for_seconds: null });
      expect(await holdsOf(host, session)).toEqual([]);

      await chief.saveSettings({ ...POLICY, [setting]: '1' });
      const page = await person.get('/admin/clients');
      expect(readConfigBlock(page.text).ownHolds).toEqual([reason]);
      expect(await isLoaded()).toBe(true);
      expect(heldUntil(await asksFor(2 * MINUTE, reason))).toBeGreaterThan(deadline());
      expect(await holdsOf(host, session)).toMatchObject([{ reason }]);

      await chief.saveSettings({ ...POLICY, [setting]: '1', holds: '0' });
      expect(await isLoaded()).toBe(false);
    },
  );
}

test('a hold without a reason is none', async ({ host }) => {
  const { session, asksFor, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  expect(heldUntil(await asksFor(10 * MINUTE, ' <> '))).toBeUndefined();
  expect(await holdsOf(host, session)).toEqual([]);
});

test('a copy of the session that knows nothing of the latest hold is refused, and ends nothing', async ({
  host,
}) => {
  const { person, session, asksFor, deadline } = await atAPage(host);
  const copy = person.copy();
  waitUntil(deadline() - WARNING);
  const until = heldUntil(await asksFor(TOGETHER))!;
  // Long enough for the id to rotate: the copy has a session of its own from then on.
  waitUntil(until - MINUTE);
  await person.get('/admin/clients');
  expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
  await asksFor(TOGETHER);
  waitUntil(justAfter(until + GRACE));
  expectLoginPage(await copy.get('/admin/clients'));
  expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  expect((await person.get('/admin/clients')).status).toBe(200);
});

test('cron leaves a session that is held alone, and puts it on record once it is over', async ({ host }) => {
  const { session, asksFor, deadline } = await atAPage(host);
  waitUntil(deadline() - WARNING);
  await asksFor(10 * MINUTE);
  wait(GONE);
  await host.cron();
  expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  wait(10 * MINUTE);
  await host.cron();
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
});

test.describe('nothing is held', () => {
  async function asks(host: Host) {
    const { session, asksFor, deadline } = await atAPage(host);
    waitUntil(deadline() - WARNING);
    const answer = await asksFor(10 * MINUTE);
    expect(answer).toMatchObject({ verdict: 'alive', held_for_seconds: null });
    waitUntil(justAfter(deadline()));
    expect(await asksFor(10 * MINUTE)).toMatchObject({ verdict: 'ended' });
    expect(await holdsInTheLog(host, session)).toEqual([]);
  }

  test('while holds are switched off', async ({ ownHost: host }) => {
    await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, holds: '0' });
    await asks(host);
  });

  test(
    'where it cannot be put on record',
    { tag: '@catches:hold-believed-without-the-record' },
    async ({ ownHost: host }) => {
      await fillDisk(host, 'INSERT ON tblinactivity_logout_holds');
      await asks(host);
    },
  );

  test('where its table is missing, as before the upgrade of the database', async ({ ownHost: host }) => {
    await host.query('DROP TABLE tblinactivity_logout_holds');
    await asks(host);
  });
});

test('nobody is held beyond the longest time of a login', async () => {
  const host = await guard(await startPerfex({ clock }), { ...POLICY, lifetime_hours: '1' });
  try {
    const began = now();
    const { asksFor, moves, report, deadline } = await atAPage(host);
    while (deadline() < began + 58 * MINUTE) {
      waitUntil(justBefore(deadline()));
      moves();
      await report();
    }
    waitUntil(deadline() - WARNING);
    expect(heldUntil(await asksFor(10 * MINUTE))).toBeDefined();
    waitUntil(justAfter(began + 60 * MINUTE));
    expect(await asksFor(10 * MINUTE)).toMatchObject({ verdict: 'ended' });
  } finally {
    await host.close();
  }
});
