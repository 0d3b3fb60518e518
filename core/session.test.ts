import { expect, test } from '@playwright/test';
import cases from './cases.json' with { type: 'json' };
import {
  adoptPolicy,
  clockWentBack,
  idleFor,
  isInGrace,
  isMoment,
  isSessionName,
  isShut,
  phaseAt,
  reanchor,
  reanchorEnd,
  recordActivity,
  sawClock,
  warningOf,
  type Session,
} from './session.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;

function sessionWith(changes: Partial<Session> = {}): Session {
  const policy = { revision: 1, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
  return { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy, ...changes };
}

for (const [what, said, isName, isTime] of [
  ['a letter', 'a', true, true],
  ['what the server names sessions with', '0123456789abcdefghijklmnopqrstuvwxyz', true, true],
  ['a moment', '1800.000-A_b', false, true],
  ['64 letters', 'a'.repeat(64), true, true],
  ['65 letters', 'a'.repeat(65), false, true],
  ['128 letters', 'a'.repeat(128), false, true],
  ['129 letters', 'a'.repeat(129), false, false],
  ['nothing', '', false, false],
  ['more than a name, before it', '&a', false, false],
  ['more than a name, after it', 'a&', false, false],
  ['a list', ['a'], false, false],
] as const) {
  test(`${what} ${isName ? 'names' : 'does not name'} a session, and ${isTime ? 'may be' : 'is no'} moment of the server`, () => {
    expect([isSessionName(said), isMoment(said)]).toEqual([isName, isTime]);
  });
}

test.describe('the phase, by the table that the server reads too', () => {
  for (const {
    name,
    tag = [],
    now,
    lastActivityAt,
    warnAfter,
    expireAfter,
    endsAt,
    heldUntil,
    phase,
  } of cases) {
    test(name, { tag }, () => {
      const policy = {
        revision: 1,
        expireAfter: expireAfter * 1000,
        warnAfter: warnAfter * 1000,
        reportEvery: 1000,
      };
      const session = sessionWith({
        lastActivityAt: lastActivityAt * 1000,
        seenAt: 0,
        policy,
        endsAt: endsAt === undefined ? undefined : endsAt * 1000,
        heldUntil: heldUntil === undefined ? undefined : heldUntil * 1000,
      });
      expect(phaseAt(session, now * 1000)).toBe(phase);
    });
  }
});

test('people are warned of whichever end is nearer, a warning time before it', () => {
  for (const [endsAt, warnsAt] of [
    [undefined, NOON + 14 * MINUTE],
    [NOON + 60 * MINUTE, NOON + 14 * MINUTE],
    [NOON + 10 * MINUTE, NOON + 9 * MINUTE],
  ] as const) {
    const session = sessionWith({ endsAt });
    expect(warningOf(session)).toBe(warnsAt);
    expect(phaseAt(session, warnsAt - 1)).toBe('active');
    expect(phaseAt(session, warnsAt)).not.toBe('active');
  }
});

test(
  'the first input after a night does not revive the session',
  { tag: '@catches:input-revives-after-sleep' },
  () => {
    const morning = NOON + 8 * 60 * MINUTE;
    const session = recordActivity(sessionWith(), morning, morning);
    expect(phaseAt(session, morning)).toBe('expired');
  },
);

test('activity before the deadline counts, also when it is heard of after it', () => {
  const session = recordActivity(sessionWith(), NOON + 14 * MINUTE, NOON + 16 * MINUTE);
  expect(phaseAt(session, NOON + 16 * MINUTE)).toBe('active');
});

test('activity that is older than what is known changes nothing', () => {
  expect(recordActivity(sessionWith(), NOON - MINUTE, NOON + MINUTE).lastActivityAt).toBe(NOON);
});

test('activity in the future is worth now at most', { tag: '@catches:future-timestamp-trusted' }, () => {
  expect(recordActivity(sessionWith(), NOON + 60 * MINUTE, NOON + MINUTE).lastActivityAt).toBe(NOON + MINUTE);
  expect(idleFor(sessionWith({ lastActivityAt: NOON + MINUTE }), NOON)).toBe(0);
});

test(
  'a clock that went back more than two minutes shuts the session, two minutes do not',
  { tag: '@catches:clock-turned-back' },
  () => {
    const session = sessionWith({ lastActivityAt: NOON - 10 * MINUTE, seenAt: NOON });
    expect(clockWentBack(session, NOON - 2 * MINUTE)).toBe(false);
    expect(isShut(session, NOON - 2 * MINUTE)).toBe(false);
    expect(isShut(session, NOON - 2 * MINUTE - 1)).toBe(true);
  },
);

test(
  'activity more than two minutes ahead shuts the session: it would be open until then',
  { tag: '@catches:activity-far-ahead-keeps-open' },
  () => {
    const session = sessionWith({ lastActivityAt: NOON + 2 * MINUTE });
    expect(isShut(session, NOON)).toBe(false);
    expect(isShut(session, NOON - 1)).toBe(true);
  },
);

test('input under a clock that went back is not believed', () => {
  const session = sessionWith();
  expect(recordActivity(session, NOON - 60 * MINUTE, NOON - 60 * MINUTE)).toBe(session);
});

test('the server re-anchors moments that a changed clock has made worthless', () => {
  const yesterday = NOON - 24 * 60 * MINUTE;
  const session = reanchor(sessionWith(), 3 * MINUTE, yesterday, yesterday);
  expect(session).toMatchObject({ lastActivityAt: yesterday - 3 * MINUTE, seenAt: yesterday });
});

test('the highest clock value ever seen is kept', () => {
  const session = sessionWith();
  expect(sawClock(session, NOON + 1).seenAt).toBe(NOON + 1);
  expect(sawClock(session, NOON)).toBe(session);
  expect(sawClock(session, NOON - 1)).toBe(session);
});

test('an answer outranks what is known under a clock that went back, and activity that lies in the future', () => {
  const wentBack = sessionWith({ lastActivityAt: NOON - MINUTE, seenAt: NOON + 10 * MINUTE });
  expect(reanchor(wentBack, 3 * MINUTE, NOON, NOON).lastActivityAt).toBe(NOON - 3 * MINUTE);
  const ahead = sessionWith({ lastActivityAt: NOON + 1, seenAt: NOON + 1 });
  expect(reanchor(ahead, 3 * MINUTE, NOON, NOON).lastActivityAt).toBe(NOON - 3 * MINUTE);
});

test('activity of this very moment stands against an answer that has not heard of it', () => {
  expect(reanchor(sessionWith(), 3 * MINUTE, NOON, NOON).lastActivityAt).toBe(NOON);
});

test('a slow line never lengthens a session', { tag: '@catches:slow-answer-lengthens-the-session' }, () => {
  const askedAt = NOON + 5 * MINUTE;
  const session = reanchor(sessionWith(), 5 * MINUTE, askedAt, askedAt + 9000);
  expect(session.lastActivityAt).toBe(NOON);
});

test('no activity moves the end of a login, and none counts after it', () => {
  const ending = sessionWith({ endsAt: NOON + 2 * MINUTE });
  const working = recordActivity(ending, NOON + MINUTE, NOON + MINUTE);
  expect(working).toMatchObject({ lastActivityAt: NOON + MINUTE, endsAt: NOON + 2 * MINUTE });
  expect(recordActivity(working, NOON + 2 * MINUTE, NOON + 2 * MINUTE)).toBe(working);
});

test('a clock that is put forward ends a login, until the server has said how much is left', () => {
  const tomorrow = NOON + 24 * 60 * MINUTE;
  const session = sessionWith({ endsAt: NOON + 60 * MINUTE });
  expect(isShut(session, tomorrow)).toBe(true);
  expect(reanchorEnd(session, 60 * MINUTE, tomorrow, tomorrow)).toBe(tomorrow + 60 * MINUTE);
});

test('a clock that is put back by less than is noticed does not lengthen a login beyond the next answer', () => {
  const session = sessionWith({ endsAt: NOON + 60 * MINUTE });
  const now = NOON - MINUTE;
  expect(reanchorEnd(session, 60 * MINUTE, now - 100, now)).toBe(now + 60 * MINUTE);
});

test('an answer moves the end only as far as the way of the question and the answer leaves it open', () => {
  for (const [known, end] of [
    [undefined, 60],
    [59, 60],
    [62, 62],
    [70, 69],
  ] as const) {
    const endsAt = known === undefined ? undefined : NOON + known * 1000;
    expect(reanchorEnd(sessionWith({ endsAt }), 60_000, NOON, NOON + 9000)).toBe(NOON + end * 1000);
  }
});

test('a login without an end has none, whatever was known', () => {
  expect(reanchorEnd(sessionWith({ endsAt: NOON }), undefined, NOON, NOON)).toBeUndefined();
});

test('the end of a login comes and goes with the policy that it follows from', () => {
  const { policy } = sessionWith();
  const known = sessionWith({ policy: { ...policy, revision: 5 }, endsAt: NOON + MINUTE });
  const older = { policy: { ...policy, revision: 4 }, endsAt: NOON + 2 * MINUTE };
  const same = { policy: { ...policy, revision: 5 }, endsAt: NOON + 2 * MINUTE };
  const newer = { policy: { ...policy, revision: 6 } };
  expect(adoptPolicy(known, older).endsAt).toBe(NOON + MINUTE);
  expect(adoptPolicy(known, same).endsAt).toBe(NOON + 2 * MINUTE);
  expect(adoptPolicy(known, newer).endsAt).toBeUndefined();
  expect(adoptPolicy(sessionWith(), known).endsAt).toBe(NOON + MINUTE);
});

test('the server may let a session in for a report interval and fifteen seconds after it expired', () => {
  const grace = MINUTE + 15_000;
  expect(isInGrace(sessionWith(), NOON + 15 * MINUTE + grace)).toBe(true);
  expect(isInGrace(sessionWith(), NOON + 15 * MINUTE + grace + 1)).toBe(false);
  const ending = sessionWith({ endsAt: NOON + 5 * MINUTE });
  expect(isInGrace(ending, NOON + 5 * MINUTE + grace)).toBe(true);
  expect(isInGrace(ending, NOON + 5 * MINUTE + grace + 1)).toBe(false);
});

test('nobody can say whether the server may let a session in after the clock went back', () => {
  expect(isInGrace(sessionWith(), NOON - 60 * MINUTE)).toBe(false);
});
