<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Holds: a bounded reason to stay, such as an upload or a call. A page asks with its report; here is what it gets. A hold
// moves the deadline and never the last activity, is granted in small pieces when the deadline is near, and counts only
// once it stands in the record.

// Together in one login without input, whatever asks for it: as long as people stay away from a screen that they left on.
const INACTIVITY_LOGOUT_HELD_MINUTES_MAX = 60;

// At a time: what was granted is used up, also by somebody who comes back early, so it is not much.
const INACTIVITY_LOGOUT_HOLD_MINUTES = 10;

// Nearer than this, what is asked for and what there is are the same, in minutes: a second.
const INACTIVITY_LOGOUT_HOLD_TOLERANCE_MINUTES = 1 / 60;

// What holds by itself, by its reason, and the setting that lets it: off unless somebody switches it on, since nobody asks
// for it but a script of ours.
const INACTIVITY_LOGOUT_OWN_HOLDS = [
    'upload' => 'inactivity_logout_hold_uploads',
    'media' => 'inactivity_logout_hold_media',
];

/** Returns whether a hold for a reason, as it would stand in the log, may be granted. */
function inactivity_logout_grants_hold_for(string $reason): bool
{
    $own = INACTIVITY_LOGOUT_OWN_HOLDS[$reason] ?? null;

    return inactivity_logout_option('inactivity_logout_holds') !== '0'
        && $reason !== ''
        && ($own === null || inactivity_logout_is_chosen($own));
}

/** Returns the reasons for which something holds by itself. */
function inactivity_logout_own_holds(): array
{
    return array_values(array_filter(array_keys(INACTIVITY_LOGOUT_OWN_HOLDS), 'inactivity_logout_grants_hold_for'));
}

/**
 * Returns for how many seconds beyond its deadline a login is held.
 *
 * - Must grant no more than what is left of the hour, in whole minutes, whatever is asked for and however often.
 * - Must grant nothing beyond the longest time of a login.
 */
function inactivity_logout_granted_seconds(
    float $deadline,
    float $wanted_until,
    float $held_seconds,
    float $ends_at,
    float $minute
): float {
    $wanted = (min($wanted_until, $ends_at) - $deadline) / $minute;
    $minutes = ceil($wanted - INACTIVITY_LOGOUT_HOLD_TOLERANCE_MINUTES);
    $left = floor(INACTIVITY_LOGOUT_HELD_MINUTES_MAX - $held_seconds / $minute);

    return max(0.0, min($minutes, INACTIVITY_LOGOUT_HOLD_MINUTES, $left)) * $minute;
}

/** Answers what a report says of holds: one that goes on, or none any more. Returns the stamp from now on. */
function inactivity_logout_answer_hold(array $stamp, array $hold, array $policy, float $now): array
{
    return $hold['seconds'] > 0
        ? inactivity_logout_hold($stamp, $hold, $policy, $now)
        : inactivity_logout_release($stamp, $policy, $now);
}

/**
 * Holds a login.
 *
 * - Must hold nothing that does not stand in the record: no session may stay open for a reason that nobody can look up.
 * - Must grant nothing while holds are switched off, nor for a reason whose own switch is off: a page that is open asks on.
 */
function inactivity_logout_hold(array $stamp, array $hold, array $policy, float $now): array
{
    $reason = inactivity_logout_reason_for_the_log($hold['reason']);
    $holds = inactivity_logout_grants_hold_for($reason) ? inactivity_logout_find_holds($stamp['id']) : null;
    if ($holds === null) {
        return $stamp;
    }
    $deadline = inactivity_logout_counts_from_of($stamp, $policy) + $policy['expire_after_seconds'];
    $seconds = inactivity_logout_granted_seconds(
        $deadline,
        $now + $hold['seconds'],
        inactivity_logout_held_seconds($stamp, $holds),
        inactivity_logout_end_of($stamp, $policy),
        inactivity_logout_seconds_per_minute()
    );
    $until = $deadline + $seconds;
    if ($seconds <= 0 || !inactivity_logout_insert_hold($stamp, count($holds), $reason, $deadline, $seconds)) {
        return $stamp;
    }
    log_activity(
        sprintf(
            'Held open without activity: %s, from %s until %s at most [session %s]',
            $reason,
            date('Y-m-d H:i:s', (int) $deadline),
            date('Y-m-d H:i:s', (int) $until),
            substr($stamp['id'], 0, 8)
        ),
        (int) $stamp['staff_id']
    );
    $held = ['held_until' => $until] + $stamp;
    inactivity_logout_write_stamp($held);

    return $held;
}

/** Returns how much of its hour a login has used, under whichever name; all of it where nobody can say. */
function inactivity_logout_held_seconds_of(array $stamp): float
{
    $holds = inactivity_logout_find_holds($stamp['id']);

    return $holds === null
        ? INACTIVITY_LOGOUT_HELD_MINUTES_MAX * inactivity_logout_seconds_per_minute()
        : inactivity_logout_held_seconds($stamp, $holds);
}

function inactivity_logout_held_seconds(array $stamp, array $holds): float
{
    return (float) ($stamp['held_before_seconds'] ?? 0) + array_sum(array_map('floatval', array_column($holds, 'seconds')));
}

/** The reason for a hold is over: what is left of it is the time of a warning, so that nobody is logged out without one. */
function inactivity_logout_release(array $stamp, array $policy, float $now): array
{
    $warning = $policy['expire_after_seconds'] - $policy['warn_after_seconds'];
    $until = $now + $warning;
    if ((float) ($stamp['held_until'] ?? 0) <= $until) {
        return $stamp;
    }
    $released = ['held_until' => $until] + $stamp;
    inactivity_logout_write_stamp($released);
    inactivity_logout_shorten_holds($stamp['id'], $until);

    return $released;
}

/** Returns for how long a login is held from now on; null where it is not. */
function inactivity_logout_held_for_seconds(array $stamp, float $now): ?float
{
    $left = (float) ($stamp['held_until'] ?? 0) - $now;

    return $left > 0 ? round($left, 3) : null;
}

/** Returns a reason as it may stand in the log: what its page would not escape, or its table not store, is left out. */
function inactivity_logout_reason_for_the_log(string $reason): string
{
    $reason = inactivity_logout_without_four_byte_characters($reason);

    return trim((string) preg_replace('/[^\p{L}\p{M}\p{N}.,:;()\/_-]+/u', ' ', $reason));
}
