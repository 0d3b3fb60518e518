// Whatever stands in the header of a report: it is read or refused with a reason, and what it claims counts for no more than
// the server can believe.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { encodeReport, type Report } from '../core/report.js';
import { expectForAllOf } from '../fuzz/for-any.js';
import { nearValidText } from '../fuzz/near-valid.js';
import { callPhp } from './call-php.js';

const NOW = 1_800_000_000;
const SESSION = 'a1b2c3';

/** Seconds: a timeout of 15 minutes, and for how long after the last activity the server waits. */
const TIMEOUT = 900;
const WAITS = 975;

/** As PHP counts: moments come back with three decimals. Seconds. */
const ROUNDED = 0.002;

/** The module's own functions, one report after the other; whatever PHP has to complain of is an exception. */
const PHP = `
  if (!function_exists('get_option')) { function get_option($name) { return $_SERVER['KEY']; } }
  $_SERVER['KEY'] = 'a key';
  set_error_handler(static function ($level, $message) { throw new ErrorException($message); });
  function judge_reports(array $inputs): array {
    $policy = ['expire_after_seconds' => ${TIMEOUT}, 'warn_after_seconds' => 840, 'grace_seconds' => 75];
    return array_map(static function (array $input) use ($policy) {
      list($header, $stamp) = $input;
      try {
        $report = inactivity_logout_parse_report(base64_decode($header));
        if (is_string($report)) {
          return ['is_reason' => preg_match('/^The .{10,}\\\\.\\\\z/s', $report) === 1];
        }
        $moment = inactivity_logout_moment_that_came_back($report['moment'], $stamp['id']);
        $believed = inactivity_logout_report_in_server_time($report, $stamp, ${NOW}.0);
        return [
          'session' => $report['session'],
          'idle_seconds' => $report['idle_seconds'],
          'log_out' => $report['log_out'],
          'judged' => inactivity_logout_judge_report(
            $stamp['last_activity_at'], $policy, $believed['idle_seconds'], ${NOW}.0),
          'latest' => $moment === null ? null : $moment + $report['since_seconds'],
          'return' => $report['return'] === null ? null : base64_encode($report['return']),
        ];
      } catch (Throwable $problem) {
        return ['thrown' => $problem->getMessage()];
      }
    }, $inputs);
  }`;

interface Stamp {
  readonly id: string;
  readonly last_activity_at: number;
  readonly gives_moments: boolean;
}

interface Judged {
  readonly thrown?: string;
  readonly is_reason?: boolean;
  readonly session: string;
  readonly idle_seconds: number | null;
  /** By the server's own moment, when the activity was at the latest; null: without a valid one. */
  readonly latest: number | null;
  readonly return: string | null;
  readonly log_out: boolean;
  /** The last activity as it counts from now on; null: the session is over. */
  readonly judged: number | null;
}

async function judge(inputs: readonly (readonly [header: string, stamp: Stamp])[]): Promise<Judged[]> {
  const args = inputs.map(([header, stamp]) => [Buffer.from(header).toString('base64'), stamp]);
  return (await callPhp('judge_reports', [args], PHP)) as Judged[];
}

const stamp: fc.Arbitrary<Stamp> = fc.record({
  id: fc.constant(SESSION),
  last_activity_at: fc
    .constantFrom(0, 5, 600, 899.5, 900, 975, 976, 1500, 1874, 1876, 30_000, -30)
    .map((ago) => NOW - ago),
  gives_moments: fc.boolean(),
});

/** Reports as browsers send them, with moments that this server has given out; the last one to another login. */
async function reports(): Promise<fc.Arbitrary<Report>> {
  const moments = await Promise.all(
    [
      [SESSION, NOW - 30],
      [SESSION, NOW - 1000],
      ['d4e5f6', NOW - 1],
    ].map((args) => callPhp('inactivity_logout_signed_moment', args, PHP)),
  );
  const ms = fc.constantFrom(0, 250, 30_000, 899_999, 900_000, 976_000, 30_000_000);
  return fc.record(
    {
      session: fc.constant(SESSION),
      idleFor: ms,
      anchor: fc.record({
        moment: fc.constantFrom(...moments.map(String)),
        since: fc.oneof(
          ms,
          ms.map((since) => -since),
        ),
      }),
      returnTo: fc.constantFrom('/admin', '/admin/clients?x=1&y=%C3%A4'),
      returnSignature: fc.constant('0f'.repeat(16)),
    },
    { requiredKeys: ['session'] },
  );
}

test('whatever a report says, it makes no activity that nobody can have shown, and opens nothing', async () => {
  const inputs = fc.tuple(nearValidText((await reports()).map(encodeReport)), stamp);
  await expectForAllOf(inputs, judge, ([, { last_activity_at: known, gives_moments }], said) => {
    if (said.thrown !== undefined) return `throws ${said.thrown}`;
    if (said.is_reason !== undefined) return said.is_reason ? undefined : 'is refused without a reason';
    const { session, idle_seconds: idle, latest, judged } = said;
    if (!/^[a-z0-9]{1,64}$/.test(session)) return `is of the session ${session}`;
    if (idle !== null && !(idle >= 0 && idle <= 1e9)) return `reads an idle time of ${idle} s`;
    if (judged === null || judged === known)
      return judged !== null && NOW - known > WAITS ? 'opens' : undefined;
    if (idle === null) return 'claims nothing, and counts';
    if (latest === null && gives_moments) return 'counts without a moment of this server';
    const earned = Math.min(NOW - idle, NOW, latest ?? NOW);
    if (judged > earned + ROUNDED) return `counts as activity at ${judged}, later than ${earned}`;
    if (judged > known + WAITS) return 'counts though the session was over by then';
    return NOW - judged >= TIMEOUT ? 'is alive after its timeout' : undefined;
  });
});

test('whatever a browser has to report, the server reads what it wrote', async () => {
  const any = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e300, -1e300, 1e12, 1e12 + 1, 8.64e15));
  const report = fc.record(
    {
      session: fc.constant(SESSION),
      idleFor: any.map((ms) => (Number.isNaN(ms) ? 0 : Math.abs(ms))),
      anchor: fc.record({ moment: fc.constant('1.000-0f'), since: any.filter((ms) => !Number.isNaN(ms)) }),
      returnTo: fc.oneof(fc.webPath(), fc.string({ unit: 'binary', maxLength: 3500 })),
      returnSignature: fc.oneof(fc.constant('0f'), fc.string({ maxLength: 3500 })),
      logOut: fc.constant(true as const),
    },
    { requiredKeys: ['session'] },
  );
  const standing = { id: SESSION, last_activity_at: NOW, gives_moments: false };
  await expectForAllOf(
    report,
    (all) => judge(all.map((one) => [encodeReport(one), standing])),
    ({ idleFor, returnTo = '', logOut }, said) => {
      if (said.thrown !== undefined || said.is_reason) return `is refused: ${said.thrown ?? 'malformed'}`;
      const idle = idleFor === undefined ? null : Math.min(idleFor / 1000, 1e9);
      if (Math.abs((said.idle_seconds ?? -1) - (idle ?? -1)) > ROUNDED) return `reads ${said.idle_seconds} s`;
      const isLost = said.return === null;
      const path = Buffer.from(said.return ?? '', 'base64').toString();
      if (!isLost && path !== returnTo) return `reads the path ${path}`;
      return said.log_out === (logOut ?? false) ? undefined : 'misreads "Log out now"';
    },
  );
});
