<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The judge: pure functions of a stamp, a policy and a moment. Nothing here knows Perfex, and the same table of cases
// is run against this file and against the browser's half. Moments are epoch seconds, durations seconds.

/**
 * Answers when a login ends however active the person is; INF: never. Whoever is at work while an administrator sets a
 * lifetime that is over already is warned first: the browser hears of it with the next report, and then has the time
 * of a warning.
 */
function inactivity_logout_ends_at(float $started_at, array $policy): float
{
    if ($policy['lifetime_seconds'] === null) {
        return INF;
    }
    $warning = $policy['expire_after_seconds'] - $policy['warn_after_seconds'];

    return max(
        $started_at + $policy['lifetime_seconds'],
        $policy['lifetime_since'] + $policy['report_every_seconds'] + $warning
    );
}

/**
 * Returns what the time without activity counts from: the last activity, or later where the session is held, so that the
 * timeout is over when the hold is.
 */
function inactivity_logout_counts_from(float $last_activity_at, float $held_until, array $policy): float
{
    return max($last_activity_at, $held_until - $policy['expire_after_seconds']);
}

/**
 * Answers how a session stands: `active`, `warning`, `ending` or `expired`. Activity in the future is worth `$now` at
 * most; of two ends that are near, the nearer one is warned of.
 */
function inactivity_logout_phase(float $last_activity_at, array $policy, float $now, float $ends_at = INF): string
{
    $idle = max(0.0, $now - $last_activity_at);
    $left = $ends_at - $now;
    if ($idle >= $policy['expire_after_seconds'] || $left <= 0) {
        return 'expired';
    }
    if ($left <= $policy['expire_after_seconds'] - max($idle, $policy['warn_after_seconds'])) {
        return 'ending';
    }

    return $idle >= $policy['warn_after_seconds'] ? 'warning' : 'active';
}

/** Answers what ends a session first: `inactivity`, or its `lifetime`. */
function inactivity_logout_first_cause(float $last_activity_at, array $policy, float $ends_at): string
{
    return $ends_at <= $last_activity_at + $policy['expire_after_seconds'] ? 'lifetime' : 'inactivity';
}

/**
 * Returns whether the server refuses the session at `$now`, with the grace for what is on its way.
 *
 * @param float $lasts_seconds timeout and grace of the policy that the session's stamp was written under: later than that
 *                             after its last activity it is dead under any policy
 */
function inactivity_logout_is_refused(
    float $last_activity_at,
    array $policy,
    float $now,
    float $ends_at = INF,
    float $lasts_seconds = INF
): bool {
    return $now - $last_activity_at > min(inactivity_logout_lasts_seconds($policy), $lasts_seconds)
        || $now - $ends_at > $policy['grace_seconds'];
}

/** Returns how long after its last activity a session is alive for the server: the timeout and its grace. */
function inactivity_logout_lasts_seconds(array $policy): float
{
    return (float) ($policy['expire_after_seconds'] + $policy['grace_seconds']);
}

/**
 * Judges a report.
 *
 * - Must not count a moment that lies further behind the server's own stamp than timeout and grace: a stolen cookie
 *   that says "idle for 0 s" eight hours later is refused, also when the timeout has been lengthened meanwhile.
 * - Must judge without grace when the browser says how long nobody was active: then nothing is left unheard.
 * - Must leave the end of the login to the server's own stamp: nothing that a browser says moves it.
 *
 * @param float|null $idle_seconds time since the last activity as the browser says; null when it claims nothing
 *
 * @return float|null the last activity, or null when the session is over
 */
function inactivity_logout_judge_report(
    float $last_activity_at,
    array $policy,
    ?float $idle_seconds,
    float $now,
    float $ends_at = INF,
    float $lasts_seconds = INF
): ?float {
    if ($now >= $ends_at) {
        return null;
    }
    if ($idle_seconds === null) {
        return inactivity_logout_is_refused($last_activity_at, $policy, $now, INF, $lasts_seconds)
            ? null
            : $last_activity_at;
    }
    $claimed = $now - $idle_seconds;
    if (inactivity_logout_is_refused($last_activity_at, $policy, $claimed, INF, $lasts_seconds)) {
        return null;
    }
    $latest = max($last_activity_at, $claimed);

    return inactivity_logout_phase($latest, $policy, $now) === 'expired' ? null : $latest;
}
