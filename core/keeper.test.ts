// The keeper between its decisions: what it sends, what it tells, and what it waits for.
import { expect, test } from '@playwright/test';
import { createKeeper } from './keeper.js';
import type { PageMessage, WorkerNews } from './messages.js';
import type { Record } from './record.js';
import type { Answer, Report } from './report.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' } as const;
const session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy };
const open: Record = {
  session,
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON,
  reportedAt: NOON,
  locked,
};
const expired: Record = {
  ...open,
  session: { ...session, lastActivityAt: NOON - 16 * MINUTE },
  heardActivityAt: NOON - 16 * MINUTE,
  reportedAt: NOON - 16 * MINUTE,
};
const alive: Answer = { verdict: 'alive', session: 'a', idleFor: 0, policy };

/** A keeper over this record. What it sends is answered, and what it waits for is over, when the test says so. */
function keeperOver(record: Record | undefined, { isWritten = true } = {}) {
  const sent: Report[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const told: WorkerNews[] = [];
  const waits: { ms: number; end: () => void }[] = [];
  const clock = { now: NOON };
  let stoodDown = 0;
  const keeper = createKeeper({
    now: () => clock.now,
    wait: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
    read: () => Promise.resolve(record),
    take(decide) {
      const step = decide(record);
      record = step.record;
      return Promise.resolve({ ...step, isWritten });
    },
    send(report) {
      sent.push(report);
      return new Promise((resolve) => answers.push(resolve));
    },
    tell: (news) => void told.push(news),
    standDown: () => Promise.resolve(void (stoodDown += 1)),
  });
  return { keeper, clock, sent, answers, told, waits, record: () => record, stoodDown: () => stoodDown };
}

/** Resolves when everything that need not wait has been done. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

for (const { isWritten, verdict, way, tag = [] } of [
  { isWritten: true, verdict: 'ended', way: 'login' },
  {
    isWritten: false,
    verdict: 'ended',
    way: 'forward',
    tag: '@catches:redirect-though-nothing-was-written',
  },
  { isWritten: false, verdict: 'unreachable', way: 'locked' },
] as const) {
  test(`${verdict}, which is ${isWritten ? '' : 'not '}written down, leads to ${way}`, { tag }, async () => {
    const { keeper, sent, answers } = keeperOver(expired, { isWritten });
    const judged = keeper.judge('/admin/clients');
    await quiet();
    expect(sent).toEqual([{ session: 'a', idleFor: 16 * MINUTE, returnTo: '/admin/clients' }]);
    answers[0]!({ verdict });
    expect(await judged).toBe(way);
  });
}

test('an open session goes on without a question, and an expired one when the server says that it lives', async () => {
  const { keeper, sent } = keeperOver(open);
  expect(await keeper.judge('/admin')).toBe('forward');
  expect(sent).toEqual([]);
  const shut = keeperOver(expired);
  const judged = shut.keeper.judge('/admin');
  await quiet();
  shut.answers[0]!(alive);
  expect(await judged).toBe('forward');
});

for (const [message, record, report] of [
  [{ type: 'HELLO', copy: session, locked }, undefined, { session: 'a' }],
  [{ type: 'ACTIVITY', session: 'b', at: NOON - 5 }, open, { session: 'b', idleFor: 5 }],
  [{ type: 'CHECK', copy: session }, undefined, { session: 'a', idleFor: 0 }],
  [
    { type: 'EXPIRED', copy: session, returnTo: '/admin/x', locked },
    expired,
    { session: 'a', idleFor: 16 * MINUTE, returnTo: '/admin/x' },
  ],
  [{ type: 'LOG_OUT', copy: session, locked }, open, { session: 'a', idleFor: 0, logOut: true }],
  [
    { type: 'HOLD', session: 'a', reason: 'Upload', until: NOON + MINUTE },
    open,
    { session: 'a', idleFor: 0, hold: { reason: 'Upload', for: MINUTE } },
  ],
] as const satisfies readonly [PageMessage, Record | undefined, Report][]) {
  test(`the server is told what follows from ${message.type}`, async () => {
    const { keeper, sent } = keeperOver(record);
    void keeper.hear(message);
    await quiet();
    expect(sent).toEqual([report]);
  });
}

test('the server is asked at once for its policy when a page brings another one', async () => {
  const { keeper, sent } = keeperOver(open);
  const copy = { ...session, policy: { ...policy, revision: 6 } };
  void keeper.hear({ type: 'HELLO', copy, locked });
  await quiet();
  expect(sent).toEqual([{ session: 'a' }]);
});

test(
  'nothing is waited for longer than a minute: what 32 bits do not hold would come at once, again and again',
  { tag: '@catches:wait-beyond-32-bits' },
  async () => {
    const slow = { ...session, policy: { ...policy, reportEvery: 1e12 } };
    const { keeper, waits } = keeperOver({ ...open, session: slow, heardActivityAt: NOON - 1 });
    void keeper.hear({ type: 'ACTIVITY', session: 'a', at: NOON });
    await quiet();
    expect(waits).toMatchObject([{ ms: MINUTE }]);
  },
);

test('what this build does not know changes nothing', async () => {
  const { keeper, sent, told, record } = keeperOver(open);
  await keeper.hear(JSON.parse('{"type":"FUTURE"}'));
  expect(record()).toBe(open);
  expect([...sent, ...told]).toEqual([]);
});

test('only a module that is off makes the guard stand down', async () => {
  const { keeper, answers, told, stoodDown } = keeperOver(open);
  const asked = keeper.ask();
  await quiet();
  answers[0]!(alive);
  await asked;
  expect(told).toMatchObject([{ type: 'SESSION' }]);
  expect(stoodDown()).toBe(0);
  const askedAgain = keeper.ask();
  await quiet();
  answers[1]!({ verdict: 'off' });
  await askedAgain;
  expect(stoodDown()).toBe(1);
});

test('the server is asked about the session that is known, and without one, whether anybody is logged in', async () => {
  for (const [record, id] of [
    [open, 'a'],
    [undefined, 'unknown'],
  ] as const) {
    const { keeper, sent } = keeperOver(record);
    void keeper.ask();
    await quiet();
    expect(sent).toEqual([{ session: id }]);
  }
});

test('a server that fails is asked a second time at once, and no other answer is doubted', async () => {
  for (const verdict of ['broken', 'unreachable'] as const) {
    const { keeper, sent, answers } = keeperOver(open);
    const asked = keeper.ask();
    await quiet();
    answers[0]!({ verdict });
    await quiet();
    expect(sent).toHaveLength(verdict === 'broken' ? 2 : 1);
    answers[1]?.({ verdict });
    await asked;
  }
});

test(
  'the second report to a server that fails says how long ago the activity is by then',
  { tag: '@catches:stale-report-sent-twice' },
  async () => {
    const anchor = { moment: '1800.000-ab', askedAt: NOON - MINUTE };
    for (const { passed, second } of [
      {
        passed: 20_000,
        second: {
          session: 'a',
          idleFor: 16 * MINUTE + 20_000,
          anchor: { moment: '1800.000-ab', since: -15 * MINUTE },
        },
      },
      { passed: -1, second: { session: 'a' } },
    ]) {
      const { keeper, clock, sent, answers } = keeperOver({
        ...expired,
        session: { ...expired.session, anchor },
      });
      void keeper.judge(undefined);
      await quiet();
      clock.now += passed;
      answers[0]!({ verdict: 'broken' });
      await quiet();
      expect(sent[1], `${passed} ms later`).toEqual(second);
    }
  },
);

test.describe('activity too soon after a report', () => {
  async function active() {
    const kept = keeperOver(open);
    kept.clock.now = NOON + 10_000;
    await kept.keeper.hear({ type: 'ACTIVITY', session: 'a', at: NOON + 10_000 });
    return kept;
  }

  test('is reported when it is time, once, however much follows', async () => {
    const { keeper, clock, sent, waits } = await active();
    clock.now = NOON + 20_000;
    await keeper.hear({ type: 'ACTIVITY', session: 'a', at: NOON + 20_000 });
    expect(sent).toEqual([]);
    expect(waits).toMatchObject([{ ms: 50_000 }]);
    clock.now = NOON + MINUTE;
    waits[0]!.end();
    await quiet();
    expect(sent).toEqual([{ session: 'a', idleFor: 40_000 }]);
  });

  test('is waited for by whoever wants it to be over', async () => {
    const { keeper, clock, answers, waits } = await active();
    let isAtRest = false;
    const rested = keeper.rest().then(() => (isAtRest = true));
    await quiet();
    expect(isAtRest).toBe(false);
    clock.now = NOON + MINUTE;
    waits[0]!.end();
    await quiet();
    answers[0]!({ ...alive, idleFor: 50_000 });
    await rested;
  });

  test('is reported at once when the page is left', async () => {
    const { keeper, sent } = await active();
    void keeper.flush();
    await quiet();
    expect(sent).toEqual([{ session: 'a', idleFor: 0 }]);
  });

  test('is followed by the next report in its time', async () => {
    const { keeper, clock, answers, waits } = await active();
    clock.now = NOON + MINUTE;
    waits[0]!.end();
    await quiet();
    answers[0]!({ ...alive, idleFor: 50_000 });
    await keeper.rest();
    clock.now = NOON + MINUTE + 20_000;
    await keeper.hear({ type: 'ACTIVITY', session: 'a', at: clock.now });
    expect(waits).toMatchObject([{ ms: 50_000 }, { ms: 40_000 }]);
  });
});

test.describe('a report under way', () => {
  const ofAnother = (at: number) => ({ type: 'ACTIVITY', session: 'b', at }) as const;

  test('is the report of every tab that is reopened after the deadline', async () => {
    const { keeper, sent, answers } = keeperOver(expired);
    const judged = Promise.all([keeper.judge('/admin/a'), keeper.judge('/admin/b')]);
    await quiet();
    expect(sent).toHaveLength(1);
    answers[0]!({ verdict: 'ended' });
    expect(await judged).toEqual(['login', 'login']);
  });

  test('is the question of everybody who wants to know the same', async () => {
    const { keeper, sent } = keeperOver(open);
    void keeper.ask();
    void keeper.ask();
    await quiet();
    expect(sent).toEqual([{ session: 'a' }]);
  });

  test('tells the same activity when it is told of it again later, and none that is a second younger', async () => {
    const { keeper, clock, sent } = keeperOver(open);
    void keeper.hear(ofAnother(NOON - 5000));
    await quiet();
    clock.now = NOON + 2000;
    for (const at of [NOON - 5000, NOON - 4001]) void keeper.hear(ofAnother(at));
    await quiet();
    expect(sent).toHaveLength(1);
    void keeper.hear(ofAnother(NOON - 4000));
    await quiet();
    expect(sent.map(({ idleFor }) => idleFor)).toEqual([5000, 6000]);
  });

  test('stands for no other session, for no question and for no logout', async () => {
    const { keeper, sent } = keeperOver(open);
    void keeper.hear(ofAnother(NOON));
    void keeper.hear({ type: 'ACTIVITY', session: 'c', at: NOON });
    void keeper.hear({ type: 'CHECK', copy: { ...session, id: 'b' } });
    void keeper.hear({ type: 'LOG_OUT', copy: session, locked });
    await quiet();
    expect(sent).toEqual([
      { session: 'b', idleFor: 0 },
      { session: 'c', idleFor: 0 },
      { session: 'b' },
      { session: 'a', idleFor: 0, logOut: true },
    ]);
  });

  test('stands for no hold, nor that of a hold for its end, and that of one tab that holds for another', async () => {
    const { keeper, sent } = keeperOver({ ...open, heardActivityAt: NOON - 2 * MINUTE });
    const hold = (reason: string, until: number) =>
      void keeper.hear({ type: 'HOLD', session: 'a', reason, until });
    void keeper.flush();
    hold('Upload', NOON + MINUTE);
    hold('Call', NOON + MINUTE);
    hold('', NOON);
    await quiet();
    expect(sent).toEqual([
      { session: 'a', idleFor: 0 },
      { session: 'a', idleFor: 0, hold: { reason: 'Upload', for: MINUTE } },
      { session: 'a', idleFor: 0, hold: { reason: '', for: 0 } },
    ]);
  });

  test('that has been answered is over: the next one asks anew', async () => {
    const { keeper, sent, answers } = keeperOver(open);
    for (const count of [1, 2]) {
      const asked = keeper.ask();
      await quiet();
      expect(sent).toHaveLength(count);
      answers.at(-1)!(alive);
      await asked;
    }
  });

  test(
    'that a sleep held up is followed by the report that it leaves due, and waits for nothing',
    { tag: '@catches:report-waits-for-itself' },
    async () => {
      const { keeper, clock, sent, answers } = keeperOver({
        ...open,
        heardActivityAt: NOON - 2 * MINUTE,
        reportedAt: NOON - 2 * MINUTE,
      });
      const heard = keeper.hear({ type: 'ACTIVITY', session: 'a', at: NOON });
      await quiet();
      clock.now = NOON + 90_000;
      answers[0]!({ ...alive, idleFor: 95_000 });
      await quiet();
      expect(sent.map(({ idleFor }) => idleFor)).toEqual([0, 90_000]);
      answers[1]!({ ...alive, idleFor: 90_000 });
      await heard;
    },
  );

  test('that has been answered ends no younger one', async () => {
    const { keeper, sent, answers } = keeperOver(open);
    const first = keeper.hear(ofAnother(NOON - 5000));
    await quiet();
    void keeper.hear(ofAnother(NOON));
    await quiet();
    answers[0]!({ verdict: 'unreachable' });
    await first;
    void keeper.hear(ofAnother(NOON));
    await quiet();
    expect(sent).toHaveLength(2);
  });

  test('may be answered after a younger one', async () => {
    const { keeper, answers } = keeperOver(open);
    const first = keeper.hear(ofAnother(NOON - 5000));
    await quiet();
    const second = keeper.hear(ofAnother(NOON));
    await quiet();
    answers[1]!({ verdict: 'unreachable' });
    await second;
    answers[0]!({ verdict: 'unreachable' });
    await first;
  });
});
