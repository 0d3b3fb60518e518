import { expect, test } from '@playwright/test';
import cases from './cases.json' with { type: 'json' };
import {
  clockWentBack,
  idleFor,
  isShut,
  phaseAt,
  reanchor,
  recordActivity,
  type Session,
} from './session.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;

function sessionWith(changes: Partial<Session> = {}): Session {
  const policy = { revision: 1, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
  return { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy, ...changes };
}

test.describe('the phase, by the table that the server reads too', () => {
  for (const { name, now, lastActivityAt, warnAfter, expireAfter, phase } of cases) {
    test(name, () => {
      const policy = {
        revision: 1,
        expireAfter: expireAfter * 1000,
        warnAfter: warnAfter * 1000,
        reportEvery: 1000,
      };
      const session = sessionWith({ lastActivityAt: lastActivityAt * 1000, seenAt: 0, policy });
      expect(phaseAt(session, now * 1000)).toBe(phase);
    });
  }
});

test('the first input after a night does not revive the session', () => {
  const morning = NOON + 8 * 60 * MINUTE;
  const session = recordActivity(sessionWith(), morning, morning);
  expect(phaseAt(session, morning)).toBe('expired');
});

test('activity before the deadline counts, also when it is heard of after it', () => {
  const session = recordActivity(sessionWith(), NOON + 14 * MINUTE, NOON + 16 * MINUTE);
  expect(phaseAt(session, NOON + 16 * MINUTE)).toBe('active');
});

test('activity that is older than what is known changes nothing', () => {
  expect(recordActivity(sessionWith(), NOON - MINUTE, NOON + MINUTE).lastActivityAt).toBe(NOON);
});

test('activity in the future is worth now at most', () => {
  expect(recordActivity(sessionWith(), NOON + 60 * MINUTE, NOON + MINUTE).lastActivityAt).toBe(NOON + MINUTE);
  expect(idleFor(sessionWith({ lastActivityAt: NOON + MINUTE }), NOON)).toBe(0);
});

test('a clock that went back more than two minutes shuts the session, two minutes do not', () => {
  const session = sessionWith({ lastActivityAt: NOON - 10 * MINUTE, seenAt: NOON });
  expect(clockWentBack(session, NOON - 2 * MINUTE)).toBe(false);
  expect(isShut(session, NOON - 2 * MINUTE)).toBe(false);
  expect(isShut(session, NOON - 2 * MINUTE - 1)).toBe(true);
});

test('input under a clock that went back is not believed', () => {
  const session = sessionWith();
  expect(recordActivity(session, NOON - 60 * MINUTE, NOON - 60 * MINUTE)).toBe(session);
});

test('the server re-anchors moments that a changed clock has made worthless', () => {
  const yesterday = NOON - 24 * 60 * MINUTE;
  const session = reanchor(sessionWith(), 3 * MINUTE, yesterday, yesterday);
  expect(session).toMatchObject({ lastActivityAt: yesterday - 3 * MINUTE, seenAt: yesterday });
});

test('a slow line never lengthens a session', () => {
  const askedAt = NOON + 5 * MINUTE;
  const session = reanchor(sessionWith(), 5 * MINUTE, askedAt, askedAt + 9000);
  expect(session.lastActivityAt).toBe(NOON);
});
