// What page, worker and server say to each other and write down when all is well, at some moment of some session.
import fc from 'fast-check';
import type { LockedTexts, PageMessage, WorkerNews } from '../core/messages.js';
import type { Policy } from '../core/policy.js';
import type { Record } from '../core/record.js';
import type { Session } from '../core/session.js';

export const NOW = 1_800_000_000_000;

const MINUTE = 60_000;

/** Sessions of one browser: mostly the same one. */
const sessionId = fc.constantFrom('a1b2c3', 'a1b2c3', 'a1b2c3', 'd4e5f6');

/** A moment within some timeouts of now, at the edges often. */
const moment = fc
  .oneof(
    fc.integer({ min: -40 * MINUTE, max: 0 }),
    fc.constantFrom(0, -14 * MINUTE, -15 * MINUTE, -16 * MINUTE),
  )
  .map((before) => NOW + before);

const policy: fc.Arbitrary<Policy> = fc
  .record({ revision: fc.integer({ min: 4, max: 6 }), minutes: fc.constantFrom(1, 15, 30) })
  .map(({ revision, minutes }) => ({
    revision,
    expireAfter: minutes * MINUTE,
    warnAfter: (minutes * MINUTE * 14) / 15,
    reportEvery: Math.min(MINUTE, (minutes * MINUTE) / 5),
  }));

const signed = fc.constantFrom('1799999999.125-0f1e2d', '1800000000.000-aabbcc');
const anchor = fc.record({ moment: signed, askedAt: moment });

export const session: fc.Arbitrary<Session> = fc
  .record({
    id: sessionId,
    lastActivityAt: moment,
    seenFor: fc.integer({ min: 0, max: 5 * MINUTE }),
    policy,
    endsAt: fc.oneof(fc.constant(undefined), moment, fc.constant(NOW + 60 * MINUTE)),
    heldUntil: fc.oneof(fc.constant(undefined), moment, fc.constant(NOW + 10 * MINUTE)),
    anchor: fc.oneof(fc.constant(undefined), anchor),
  })
  .map(({ seenFor, ...rest }) => ({ ...rest, seenAt: Math.min(NOW, rest.lastActivityAt + seenFor) }));

const locked: fc.Arbitrary<LockedTexts> = fc.constant({
  title: 'Locked',
  message: 'The time is over.',
  language: 'en',
  direction: 'ltr',
  awayTitle: 'No connection',
  awayMessage: 'The server cannot be reached.',
});

export const path = fc.constantFrom('/admin', '/admin/clients/client/5?tab=profile', '/admin/tickets#top');
const page = fc.record({ path, signature: fc.constantFrom('0f'.repeat(16), 'ab'.repeat(16)) });

export const record: fc.Arbitrary<Record> = fc
  .record({
    session,
    isSettled: fc.boolean(),
    owesLogOut: fc.boolean(),
    heardActivityAt: moment,
    reportedAt: moment,
    locked,
    pages: fc.oneof(fc.constant(undefined), fc.array(page, { maxLength: 3 })),
  })
  .map((said) => ({ ...said, owesLogOut: said.owesLogOut && !said.isSettled }));

export const pageMessage: fc.Arbitrary<PageMessage> = fc.oneof(
  fc.record({
    type: fc.constant('HELLO' as const),
    copy: session,
    locked,
    page: fc.oneof(fc.constant(null), page),
  }),
  fc.record({
    type: fc.constant('ACTIVITY' as const),
    session: sessionId,
    at: moment,
    anchor: fc.oneof(fc.constant(undefined), anchor),
  }),
  fc.record({ type: fc.constant('CHECK' as const), copy: session }),
  fc.record({ type: fc.constant('EXPIRED' as const), copy: session, returnTo: path, locked }),
  fc.record({ type: fc.constant('LOG_OUT' as const), copy: session, locked }),
  fc.record({
    type: fc.constant('HOLD' as const),
    session: sessionId,
    reason: fc.constantFrom('Upload', ''),
    until: fc.constantFrom(NOW - MINUTE, NOW + 90 * MINUTE),
  }),
);

export const workerNews: fc.Arbitrary<WorkerNews> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('SESSION' as const), session, isVerdict: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('LOGGED_OUT' as const),
      session: sessionId,
      through: fc.constantFrom('login', 'logout', 'reload'),
    }),
  },
  fc.record({ type: fc.constantFrom('LOCKED' as const, 'UNHEARD' as const), session: sessionId }),
  fc.record({ type: fc.constantFrom('STAND_DOWN' as const, 'UNKNOWN' as const) }),
);
