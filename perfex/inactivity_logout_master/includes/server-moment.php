<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The server's own moment, which goes out with every page and every answer and comes back with every report. A duration
// alone ("idle for 0 s") grows old on its way: a report that lay on the wire while the lid was closed would make activity
// of the moment at which it arrives.
//
// The contract with the browser's half (core/report.ts, src/config.ts):
//
// - The config block carries `moment`, and so do the answers `alive` and `other`: a text that the browser hands back as
//   it is. It stands for when that request arrived here, and is good for this login alone.
// - The browser notes, by its own clock, when it *asked* for that page or sent that report: not when the answer came.
//   For a page that is `performance.timeOrigin`.
// - A report that tells of activity carries, beside `idle_seconds`, `moment` and `since_seconds`: how long after it had
//   asked that activity came, by the browser's clock; negative for activity before it asked. Both are composed anew
//   before each sending, always from the last moment that came.
// - After a step of its clock between the two the browser has no such number: it sends neither, and no `idle_seconds`.
//
// Here the activity is taken to have been when the earlier of both statements says. Once a login has handed a moment
// back, a report without a valid one may shorten the session, and is no activity; until then it comes from an old worker,
// and counts.

/** Returns the moment of this request for one login, signed. */
function inactivity_logout_signed_moment(string $session_id, float $now): string
{
    $moment = inactivity_logout_moment($now);

    return $moment . '-' . inactivity_logout_signature('moment', $session_id . '|' . $moment);
}

/** Returns a moment that came back, as epoch seconds; null for one that was never given to this login. */
function inactivity_logout_moment_that_came_back(?string $signed, string $session_id): ?float
{
    $moment = explode('-', (string) $signed, 2)[0];
    $is_ours = preg_match('/^\d{1,12}\.\d{3}\z/', $moment) === 1
        && hash_equals($moment . '-' . inactivity_logout_signature('moment', $session_id . '|' . $moment), (string) $signed);

    return $is_ours ? (float) $moment : null;
}

/**
 * Returns a report whose `idle_seconds` is what may be believed of it, and with `gives_moment`.
 *
 * - Must take the earlier of the two statements of when the activity was.
 * - Must not count a report without a valid moment as activity, once this login has handed one back.
 * - Must take a moment that has not come yet, of a clock that was ahead, for none: beside it any activity is early.
 */
function inactivity_logout_report_in_server_time(array $report, array $stamp, float $now): array
{
    $moment = inactivity_logout_moment_that_came_back($report['moment'], $stamp['id']);
    $is_usable = $moment !== null && $moment <= $now + INACTIVITY_LOGOUT_CLOCK_TOLERANCE_SECONDS;
    $report['gives_moment'] = $moment !== null || !empty($stamp['gives_moments']);
    if ($report['idle_seconds'] === null) {
        return $report;
    }
    $latest = $now;
    if ($is_usable) {
        $latest = $moment + $report['since_seconds'];
    } elseif ($report['gives_moment']) {
        $latest = (float) $stamp['last_activity_at'];
    }
    $report['idle_seconds'] = max(0.0, $report['idle_seconds'], $now - $latest);

    return $report;
}
