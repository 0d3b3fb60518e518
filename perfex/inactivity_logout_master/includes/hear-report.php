<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Hearing a report, by whichever way it came: it is judged, and what it tells is written down. What follows from that is
// the business of whoever received it.

// Browser and server place one activity a request's way apart; what is nearer than this is the same (core/session.ts).
const INACTIVITY_LOGOUT_SAME_ACTIVITY_SECONDS = 1.0;

/**
 * Judges a login by a report about it.
 *
 * @return array how the login stands, and its stamp: `alive`; `over`, as the judge says; `ended`, by somebody with another
 *               copy of the session
 */
function inactivity_logout_hear_report(array $stamp, array $report, array $policy, float $now): array
{
    $report = inactivity_logout_report_in_server_time($report, $stamp, $now);
    $report = inactivity_logout_report_after_pauses($report, $stamp, $policy, $now);
    $counts_from = inactivity_logout_judge_report(
        inactivity_logout_counts_from_of($stamp, $policy),
        $policy,
        $report['idle_seconds'],
        $now,
        inactivity_logout_end_of($stamp, $policy),
        inactivity_logout_lasts_seconds_of($stamp, $policy)
    );
    if ($counts_from === null) {
        $believable = inactivity_logout_believable_activity($stamp, $report, $policy, $now);

        return ['over', ['last_activity_at' => $believable] + $stamp];
    }
    // Not what the judge counts from: a hold makes nobody active.
    $claimed = $report['idle_seconds'] === null ? 0.0 : $now - $report['idle_seconds'];
    $stamp = [
        'last_activity_at' => max((float) $stamp['last_activity_at'], $claimed),
        'lasts_seconds' => inactivity_logout_lasts_seconds($policy),
        'noted_at' => $now,
        'said_hello' => true,
        // Whether its reports hand back the server's own moment.
        'gives_moments' => $report['gives_moment'],
    ] + $stamp;
    inactivity_logout_write_stamp($stamp);

    return [inactivity_logout_update_login($stamp, $policy) ? 'alive' : 'ended', $stamp];
}

/**
 * Returns a report whose `idle_seconds` leaves out the pauses that this login has not been noted after. A browser that
 * heard nothing of a pause counts it as idle time.
 *
 * - Must not count a pause twice: what the browser has from here is the last activity as it counts already.
 */
function inactivity_logout_report_after_pauses(array $report, array $stamp, array $policy, float $now): array
{
    $claimed = $now - (float) $report['idle_seconds'];
    $is_from_here = abs($claimed - (float) $stamp['last_activity_at']) <= INACTIVITY_LOGOUT_SAME_ACTIVITY_SECONDS;
    if ($report['idle_seconds'] === null || $is_from_here) {
        return $report;
    }
    $pauses = array_filter(inactivity_logout_pauses_not_counted_in($stamp), static function (array $pause) use ($claimed): bool {
        return $pause[0] > $claimed;
    });
    $lasts_seconds = inactivity_logout_lasts_seconds_of($stamp, $policy);
    $report['idle_seconds'] = $now - inactivity_logout_activity_after_pauses($claimed, $lasts_seconds, $pauses);

    return $report;
}

/** Returns the last activity for the record: what the browser says, unless it claims more than the judge believes. */
function inactivity_logout_believable_activity(array $stamp, array $report, array $policy, float $now): float
{
    $known = (float) $stamp['last_activity_at'];
    $claimed = $report['idle_seconds'] === null ? $known : $now - $report['idle_seconds'];

    $lasts_seconds = inactivity_logout_lasts_seconds_of($stamp, $policy);

    $counts_from = inactivity_logout_counts_from_of($stamp, $policy);

    return inactivity_logout_is_refused($counts_from, $policy, $claimed, INF, $lasts_seconds) ? $known : max($known, $claimed);
}
