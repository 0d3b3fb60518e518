import { expect, test } from '@playwright/test';
import {
  claimAt,
  composedAnew,
  decodeAnswer,
  encodeReport,
  REPORT_HEADER,
  sessionNamed,
  type Answer,
  type Report,
} from './report.js';

const POLICY = {
  revision: 3,
  expire_after_seconds: 900,
  warn_after_seconds: 840,
  report_every_seconds: 60,
};

test('a report goes in a header of its own, which no form and no link can send', () => {
  expect(REPORT_HEADER).toBe('X-Inactivity-Logout');
});

test('a report says durations in seconds and escapes the way back', () => {
  const report = { session: 'a1', idleFor: 1500, returnTo: '/admin/clients?x=1&y=ä', logOut: true } as const;
  expect(encodeReport(report)).toBe(
    'session=a1&idle_seconds=1.500&return=%2Fadmin%2Fclients%3Fx%3D1%26y%3D%C3%A4&log_out=1',
  );
});

test('a report hands back the moment of the server, and what has passed since, also a negative time', () => {
  const after = { session: 'a1', idleFor: 0, anchor: { moment: '1800.000-ab', since: 1500 } };
  expect(encodeReport(after)).toBe('session=a1&idle_seconds=0.000&moment=1800.000-ab&since_seconds=1.500');
  const before = { ...after, anchor: { moment: '1800.000-ab', since: -250 } };
  expect(encodeReport(before)).toContain('&since_seconds=-0.250');
});

test('a duration that no server reads is the longest that it does', () => {
  const anchor = { moment: '1800.000-ab', since: -1e300 };
  expect(encodeReport({ session: 'a1', idleFor: 1e300, anchor })).toBe(
    'session=a1&idle_seconds=1000000000.000&moment=1800.000-ab&since_seconds=-1000000000.000',
  );
});

test('what is no text is left out, and the report goes all the same', () => {
  const report = { session: 'a1', returnTo: '/admin', returnSignature: '\ud800' };
  expect(encodeReport(report)).toBe('session=a1&return=%2Fadmin');
  expect(encodeReport({ session: 'a1', returnTo: '/admin/\udfff' })).toBe('session=a1');
});

test('a report that claims nothing hands no moment back', () => {
  expect(encodeReport({ session: 'a1', anchor: { moment: '1800.000-ab', since: 0 } })).toBe('session=a1');
});

const anchor = { moment: '1800.000-ab', since: 500 };
const again = { session: 'a1', returnTo: '/admin', logOut: true } as const;
for (const [what, report, waited, composed] of [
  ['says so of the person, too', { idleFor: 1000 }, 300, { idleFor: 1300 }],
  ['goes as it was when it did not wait', { idleFor: 1000 }, 0, { idleFor: 1000 }],
  ['speaks of the same moment of activity', { idleFor: 1000, anchor }, 300, { idleFor: 1300, anchor }],
  ['only asks where a clock went back', { idleFor: 1000, anchor }, -1, {}],
  ['only asks where it only asked', {}, 300, {}],
] as const satisfies readonly (readonly [string, Partial<Report>, number, Partial<Report>])[]) {
  test(`a report that has waited ${waited} ms ${what}`, () => {
    expect(composedAnew({ ...again, ...report }, waited)).toStrictEqual({ ...again, ...composed });
  });
}

for (const [what, now, anchored] of [
  ['claimed in the very moment of the question that brought the anchor', 1000, true],
  ['only asked about where the clock went back to before that', 999, false],
] as const) {
  test(`activity is ${what}`, () => {
    expect(claimAt('a1', 990, { moment: '1-a', askedAt: 1000 }, now)).toStrictEqual(
      anchored ? { session: 'a1', idleFor: 10, anchor: { moment: '1-a', since: -10 } } : { session: 'a1' },
    );
  });
}

test('the moment of the server comes with its answer, or not at all', () => {
  const said = { verdict: 'alive', session: 'a1', idle_for_seconds: 0, policy: POLICY };
  const answered = (more: object) => decodeAnswer(200, JSON.stringify({ ...said, ...more }));
  expect(answered({ moment: '1800.000-ab' })).toMatchObject({ moment: '1800.000-ab' });
  expect(answered({})).not.toHaveProperty('moment');
  expect(answered({ moment: 5 })).not.toHaveProperty('moment');
});

test('a way back that no header could hold is left out', () => {
  // As it is written: `%2Fadmin%2F`, and 2,989 more.
  const longest = `/admin/${'x'.repeat(2989)}`;
  expect(encodeReport({ session: 'a1', returnTo: longest })).toContain('&return=%2Fadmin%2Fxxx');
  expect(encodeReport({ session: 'a1', returnTo: `${longest}x` })).toBe('session=a1');
  expect(encodeReport({ session: 'a1', returnTo: longest, returnSignature: '0f' })).toBe('session=a1');
});

test('the signature of a way back goes with it, and not without it', () => {
  const signed = { session: 'a1', returnSignature: '0f' } as const;
  expect(encodeReport({ ...signed, returnTo: '/admin' })).toBe(
    'session=a1&return=%2Fadmin&return_signature=0f',
  );
  expect(encodeReport(signed)).toBe('session=a1');
});

test('a report without idleFor claims nothing', () => {
  expect(encodeReport({ session: 'a1' })).toBe('session=a1');
});

test('alive carries idle time and policy in milliseconds', () => {
  const body = JSON.stringify({ verdict: 'alive', session: 'a1', idle_for_seconds: 1.2, policy: POLICY });
  expect(decodeAnswer(200, body)).toEqual({
    verdict: 'alive',
    session: 'a1',
    idleFor: 1200,
    policy: { revision: 3, expireAfter: 900_000, warnAfter: 840_000, reportEvery: 60_000 },
  });
});

test('how long the login may still last comes in milliseconds, and not at all where it has no end', () => {
  const said = { verdict: 'alive', session: 'a1', idle_for_seconds: 0, policy: POLICY };
  const answered = (more: object) => decodeAnswer(200, JSON.stringify({ ...said, ...more }));
  expect(answered({ lifetime_left_seconds: 1.5 })).toMatchObject({ lifetimeLeft: 1500 });
  expect(answered({ lifetime_left_seconds: 0 })).toMatchObject({ lifetimeLeft: 0 });
  expect(answered({})).not.toHaveProperty('lifetimeLeft');
  expect(answered({ lifetime_left_seconds: '1.5' })).toEqual({ verdict: 'unusable' });
});

for (const [said, status, body, verdict, tag = []] of [
  ['ended', 200, '{"verdict":"ended","session":"a1"}', 'ended'],
  ['nobody logged in', 200, '{"verdict":"none"}', 'none'],
  ['switched off', 410, '{"verdict":"off"}', 'off'],
  ['switched off, at another status', 200, '{"verdict":"off"}', 'off'],
  ['switched off, behind a server that fails', 503, '{"verdict":"off"}', 'off'],
  [
    'a gateway that knows no such page',
    404,
    '<h1>Not found</h1>',
    'unusable',
    '@catches:not-found-taken-for-the-end-of-the-module',
  ],
  ['a gateway from which the page is gone', 410, '<h1>Gone</h1>', 'unusable'],
  ['a gateway that answers in JSON', 404, '{"error":"no Route matched"}', 'unusable'],
  ['a firewall', 403, '{"verdict":"ended","session":"a1"}', 'unusable'],
  [
    'a captive portal',
    200,
    '<html>Welcome to the airport</html>',
    'unusable',
    '@catches:captive-portal-believed',
  ],
  ['a redirect that is not followed', 0, '', 'unusable'],
  ['a failing server', 500, 'Error', 'broken'],
  ['a failing gateway', 502, 'Bad gateway', 'broken'],
  ['alive without a policy', 200, '{"verdict":"alive","session":"a1","idle_for_seconds":1}', 'unusable'],
  [
    'alive with a negative idle time',
    200,
    JSON.stringify({ verdict: 'alive', session: 'a1', idle_for_seconds: -1, policy: POLICY }),
    'unusable',
  ],
  [
    'alive with a policy of text',
    200,
    JSON.stringify({
      verdict: 'alive',
      session: 'a1',
      idle_for_seconds: 1,
      policy: { ...POLICY, expire_after_seconds: '900' },
    }),
    'unusable',
  ],
  [
    'another session that is open',
    200,
    JSON.stringify({ verdict: 'other', session: 'b2', idle_for_seconds: 1, policy: POLICY }),
    'other',
  ],
  [
    'alive without a session',
    200,
    JSON.stringify({ verdict: 'alive', idle_for_seconds: 1, policy: POLICY }),
    'unusable',
  ],
  [
    'alive with an endless idle time',
    200,
    `{"verdict":"alive","session":"a1","idle_for_seconds":1e999,"policy":${JSON.stringify(POLICY)}}`,
    'unusable',
  ],
  [
    'alive with no policy to speak of',
    200,
    '{"verdict":"alive","session":"a1","idle_for_seconds":1,"policy":null}',
    'unusable',
  ],
  [
    'alive with a policy of no revision',
    200,
    JSON.stringify({
      verdict: 'alive',
      session: 'a1',
      idle_for_seconds: 1,
      policy: { ...POLICY, revision: '3' },
    }),
    'unusable',
  ],
  ['nothing', 200, 'null', 'unusable'],
  ['an array', 200, '[]', 'unusable'],
  ['a verdict nobody knows', 200, '{"verdict":"perhaps"}', 'unusable'],
] as const) {
  test(`the answer of ${said} means ${verdict}`, { tag }, () => {
    expect(decodeAnswer(status, body).verdict).toBe(verdict);
  });
}

for (const [verdict, named] of [
  ['alive', 'b'],
  ['other', 'b'],
  ['ended', 'a'],
  ['none', undefined],
  ['off', undefined],
  ['broken', undefined],
  ['unusable', undefined],
  ['slow', undefined],
  ['unreachable', undefined],
] as const) {
  test(`"${verdict}" names ${named === undefined ? 'no session' : `the session ${named}`} as one of this installation`, () => {
    const policy = { revision: 5, expireAfter: 900_000, warnAfter: 840_000, reportEvery: 60_000 };
    const answer = { verdict, session: 'b', idleFor: 0, policy } as Answer;
    expect(sessionNamed({ session: 'a' }, answer)).toBe(named);
  });
}

test('a report says why the session is to stay open and for how long yet, or that this is over', () => {
  const reason = 'Upload of "ä.pdf"';
  expect(encodeReport({ session: 'a1', hold: { reason, for: 90_000 } })).toBe(
    'session=a1&hold_seconds=90.000&hold_reason=Upload%20of%20%22%C3%A4.pdf%22',
  );
  expect(encodeReport({ session: 'a1', hold: { reason: '', for: -1 } })).toBe(
    'session=a1&hold_seconds=0.000&hold_reason=',
  );
});

test('a reason that is longer than its place in the record is cut between characters', () => {
  const header = encodeReport({ session: 'a1', hold: { reason: '😀'.repeat(101), for: 1000 } });
  expect(header).toContain(`hold_reason=${encodeURIComponent('😀'.repeat(100))}`);
  expect(header).not.toContain(encodeURIComponent('😀'.repeat(101)));
});

test('for how long the session is held comes with an answer, or not at all', () => {
  const said = { verdict: 'alive', session: 'a1', idle_for_seconds: 0, policy: POLICY };
  const answered = (more: object) => decodeAnswer(200, JSON.stringify({ ...said, ...more }));
  expect(answered({ held_for_seconds: 1.5 })).toMatchObject({ heldFor: 1500 });
  expect(answered({ held_for_seconds: null })).not.toHaveProperty('heldFor');
  expect(answered({ held_for_seconds: -1 })).toEqual({ verdict: 'unusable' });
});
