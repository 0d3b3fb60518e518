// The server's judge, held to the table that the browser's half is held to, and to what it may believe of a report.
import { expect, test } from '@playwright/test';
import cases from '../core/cases.json' with { type: 'json' };
import { callPhp } from './call-php.js';

const POLICY = {
  expire_after_seconds: 900,
  warn_after_seconds: 840,
  report_every_seconds: 60,
  grace_seconds: 75,
};

test.describe('the phase, by the table that the browser reads too', () => {
  for (const { name, now, lastActivityAt, warnAfter, expireAfter, endsAt, heldUntil = 0, phase } of cases) {
    test(name, async () => {
      const policy = { warn_after_seconds: warnAfter, expire_after_seconds: expireAfter };
      const from = await callPhp('inactivity_logout_counts_from', [lastActivityAt, heldUntil, policy]);
      const end = endsAt === undefined ? [] : [endsAt];
      expect(await callPhp('inactivity_logout_phase', [from, policy, now, ...end])).toBe(phase);
    });
  }
});

test.describe('a request without a report has the grace of one report interval and 15 seconds', () => {
  for (const [idle, isRefused] of [
    [0, false],
    [900, false],
    [975, false],
    [975.1, true],
    [30_000, true],
    [-10, false],
  ] as const) {
    test(`idle for ${idle} s is ${isRefused ? 'refused' : 'let through'}`, async () => {
      expect(await callPhp('inactivity_logout_is_refused', [1000, POLICY, 1000 + idle])).toBe(isRefused);
    });
  }
});

// The server's stamp is of moment 1000.
for (const [said, now, idleSeconds, answer, tag = []] of [
  ['activity a moment ago is taken', 1100, 5, 1095],
  ['activity just now is taken at the last moment before the deadline', 1899, 0, 1899],
  ['activity from before the stamp does not move it back', 1100, 400, 1000],
  ['the browser says that the deadline has passed: there is no grace', 1900, 900, null],
  ['a moment before the deadline is not after it', 1899.9, 899.9, 1000],
  ['a browser that was busy is believed within the grace', 1970, 0, 1970],
  ['a report that was long on its way speaks of an active person', 1970, 100, 1870],
  [
    'a stolen cookie that says "idle for 0 s" eight hours later is refused',
    29_800,
    0,
    null,
    '@catches:late-report-taken-as-alive',
  ],
  ['just beyond timeout and grace nothing is believed', 1975.1, 0, null],
  ['a claim that is old enough to be believed can still have expired', 2900, 950, null],
  ['nothing claimed: the stamp counts, with its grace', 1950, null, 1000],
  ['nothing claimed, and the grace is over', 1975.1, null, null],
  ['a server clock that went back does not end the session', 400, 3, 1000],
] as const) {
  test(`a report: ${said}`, { tag }, async () => {
    const answered = await callPhp('inactivity_logout_judge_report', [1000, POLICY, idleSeconds, now]);
    if (answer === null) expect(answered).toBeNull();
    else expect(answered).toBeCloseTo(answer, 6);
  });
}

test.describe('a stamp that was written under a shorter policy', () => {
  for (const [idle, isRefused] of [
    [400, false],
    [400.1, true],
  ] as const) {
    test(`is ${isRefused ? 'refused' : 'let through'} ${idle} s after its last activity`, async () => {
      const args = [1000, POLICY, 1000 + idle, 1e12, 400];
      expect(await callPhp('inactivity_logout_is_refused', args)).toBe(isRefused);
    });
  }

  for (const [said, idleSeconds, now, answer] of [
    ['that tells of activity before its end counts', 1, 1401, 1400],
    ['that tells of activity after its end does not', 0, 1401, null],
    ['that claims nothing revives nothing', null, 1401, null],
  ] as const) {
    test(`a report ${said}`, async () => {
      const args = [1000, POLICY, idleSeconds, now, 1e12, 400];
      expect(await callPhp('inactivity_logout_judge_report', args)).toBe(answer);
    });
  }
});

test.describe('the longest time of a login', () => {
  const LIFETIME = { ...POLICY, lifetime_seconds: 3600, lifetime_since: 0 };

  test('counts from when the login began', async () => {
    expect(await callPhp('inactivity_logout_ends_at', [1000, LIFETIME])).toBe(4600);
  });

  test('set when it is over already, leaves the time of one report and of a warning', async () => {
    const saved = { ...LIFETIME, lifetime_since: 10_000 };
    expect(await callPhp('inactivity_logout_ends_at', [1000, saved])).toBe(10_120);
    expect(await callPhp('inactivity_logout_ends_at', [9000, saved])).toBe(12_600);
  });

  for (const [said, now, idleSeconds, answer] of [
    ['a moment before the end the activity counts', 4599.9, 0, 4599.9],
    ['at the end nobody is believed to be active', 4600, 0, null],
    ['at the end a report that claims nothing has no grace either', 4600, null, null],
  ] as const) {
    test(said, async () => {
      const args = [4590, POLICY, idleSeconds, now, 4600];
      expect(await callPhp('inactivity_logout_judge_report', args)).toBe(answer);
    });
  }

  for (const [now, isRefused] of [
    [4600, false],
    [4675, false],
    [4675.1, true],
  ] as const) {
    test(`a request ${now - 4600} s after the end is ${isRefused ? 'refused' : 'let through, to save'}`, async () => {
      expect(await callPhp('inactivity_logout_is_refused', [now, POLICY, now, 4600])).toBe(isRefused);
    });
  }

  for (const [lastActivityAt, cause] of [
    [3600, 'inactivity'],
    [3700, 'lifetime'],
    [4599, 'lifetime'],
  ] as const) {
    test(`somebody who was last active ${4600 - lastActivityAt} s before the end is logged out for ${cause}`, async () => {
      const args = [lastActivityAt, POLICY, 4600];
      expect(await callPhp('inactivity_logout_first_cause', args)).toBe(cause);
    });
  }
});
