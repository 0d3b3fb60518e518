<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The judge: pure functions of a stamp, a policy and a moment. Nothing here knows Perfex, and the same table of cases
// is run against this file and against the browser's half. Moments are epoch seconds, durations seconds.

/** Answers how a session stands: `active`, `warning` or `expired`. Activity in the future is worth `$now` at most. */
function inactivity_logout_phase(float $last_activity_at, array $policy, float $now): string
{
    $idle = max(0.0, $now - $last_activity_at);
    if ($idle >= $policy['expire_after_seconds']) {
        return 'expired';
    }

    return $idle >= $policy['warn_after_seconds'] ? 'warning' : 'active';
}

/** Answers whether the server refuses the session at `$now`, with the grace for what it has not heard yet. */
function inactivity_logout_is_refused(float $last_activity_at, array $policy, float $now): bool
{
    return $now - $last_activity_at > $policy['expire_after_seconds'] + $policy['grace_seconds'];
}

/**
 * Judges a report.
 *
 * - Must not count a moment that lies further behind the server's own stamp than timeout and grace: a stolen cookie
 *   that says "idle for 0 s" eight hours later is refused.
 * - Must judge without grace when the browser says how long nobody was active: then nothing is left unheard.
 *
 * @param float|null $idle_seconds time since the last activity as the browser says; null when it claims nothing
 *
 * @return float|null the last activity, or null when the session is over
 */
function inactivity_logout_judge_report(float $last_activity_at, array $policy, ?float $idle_seconds, float $now): ?float
{
    if ($idle_seconds === null) {
        return inactivity_logout_is_refused($last_activity_at, $policy, $now) ? null : $last_activity_at;
    }
    $claimed = $now - $idle_seconds;
    if (inactivity_logout_is_refused($last_activity_at, $policy, $claimed)) {
        return null;
    }
    $latest = max($last_activity_at, $claimed);

    return inactivity_logout_phase($latest, $policy, $now) === 'expired' ? null : $latest;
}
