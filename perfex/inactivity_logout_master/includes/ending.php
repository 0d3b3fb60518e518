<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Ending a session: on record once, refused everywhere, and by Perfex's own logout, because a session that merely
// loses its keys is logged in again by "remember me" on the very next request (docs/host.md#remember-me).

/**
 * Ends the session of this request and everything that could bring it back.
 *
 * - Must end it before anything is written down: no bookkeeping that fails keeps a session open.
 */
function inactivity_logout_end(array $stamp, string $cause, string $ended_by, array $policy, float $now): void
{
    inactivity_logout_log_out();
    inactivity_logout_record_ending($stamp, $cause, $ended_by, $policy, $now);
}

/** Logs out by Perfex's own hand, without taking it for a logout that the person asked for. */
function inactivity_logout_log_out(): void
{
    inactivity_logout_is_ending(true);
    get_instance()->authentication_model->logout(true);
    inactivity_logout_is_ending(false);
}

/**
 * Puts an ending on record: the row, the ids that are refused and, for the one who ended it, the activity log.
 *
 * @param string $cause    `inactivity`, `lifetime`, `logout`; `replaced`, by another login in the same session
 * @param string $ended_by what saw the end: `report`, `server`, `cron`, `person`
 */
function inactivity_logout_record_ending(array $stamp, string $cause, string $ended_by, array $policy, float $now): void
{
    $ending = ['ended_at' => inactivity_logout_moment($now), 'cause' => $cause, 'ended_by' => $ended_by];
    $is_idle = $cause === 'inactivity';
    if ($is_idle && inactivity_logout_is_held_on_record($stamp['id'], $policy, $now)) {
        // A copy that knows nothing of the hold: only this copy is refused.
        return;
    }
    $is_first = inactivity_logout_end_login($stamp['id'], $ending, $is_idle ? $stamp['last_activity_at'] : null);
    $login = $is_first ? null : inactivity_logout_find_login($stamp['id']);
    if ($login !== null && $login['ended_at'] === null) {
        // A stale copy of a login that somebody works in under another session id: only this copy is refused.
        return;
    }
    $until = inactivity_logout_copies_last_until($stamp, $cause, $policy, $now);
    $is_news = inactivity_logout_remember_ended($stamp['id'], $until, $now);
    if (!$is_first && $login === null && $is_news) {
        // Its row could not be written when it began. It gets one now, or none: the ending counts either way.
        inactivity_logout_insert_login($stamp, $policy, $ending);
        $is_first = true;
    }
    if ($is_first && isset(INACTIVITY_LOGOUT_REASONS[$cause])) {
        inactivity_logout_log_ending($stamp, $cause, $ended_by, $policy, $now);
    }
}

/**
 * Returns until when a copy of an ended session, under an id that was rotated away, could pass by its own stamp.
 * Whoever was logged out for inactivity left no copy that was active later; any other copy may be active until now. A
 * request may have arrived before all that, and wait for the lock of its session.
 */
function inactivity_logout_copies_last_until(array $stamp, string $cause, array $policy, float $now): float
{
    $own_end = inactivity_logout_counts_from_of($stamp, $policy) + inactivity_logout_lasts_seconds_of($stamp, $policy);
    $later = $cause === 'inactivity' ? $policy['grace_seconds'] : inactivity_logout_lasts_seconds($policy);

    return max($own_end, $now + $later) + inactivity_logout_lock_seconds();
}

/** Writes the one line of the activity log: who, why, how long idle, under which policy, what ended it. */
function inactivity_logout_log_ending(array $stamp, string $cause, string $ended_by, array $policy, float $now): void
{
    $seconds_per_minute = inactivity_logout_seconds_per_minute();
    $minutes = static function (float $seconds) use ($seconds_per_minute): string {
        return (string) round($seconds / $seconds_per_minute, 1);
    };
    $why = sprintf(
        'Logged out after inactivity: idle for %s min under a policy of %s min',
        $minutes($now - $stamp['last_activity_at']),
        $minutes($policy['expire_after_seconds'])
    );
    if ($cause === 'lifetime') {
        $why = sprintf(
            'Logged out at the longest time of a login: logged in for %s h under a policy of %s h, idle for %s min',
            round(($now - ($stamp['started_at'] ?? $stamp['last_activity_at'])) / $seconds_per_minute / 60, 2),
            $policy['lifetime_hours'],
            $minutes($now - $stamp['last_activity_at'])
        );
    }
    log_activity(
        sprintf('%s, ended by %s [session %s]', $why, $ended_by, substr($stamp['id'], 0, 8)),
        (int) $stamp['staff_id']
    );
}

/**
 * Perfex is about to log somebody out: by its own link, or because our worker had no other way left.
 */
function inactivity_logout_on_before_logout(): void
{
    $stamp = inactivity_logout_is_ending() ? null : inactivity_logout_stamp();
    if ($stamp === null || !inactivity_logout_is_enabled()) {
        return;
    }
    $cause = inactivity_logout_record_own_ending($stamp, 'logout');
    inactivity_logout_leave_reason_for($cause, inactivity_logout_policy_of((int) $stamp['staff_id']));
}

/**
 * Puts on record what the person has ended, at the end of the request: nothing of ours stands in her way. Returns the
 * cause: what she did, unless the login was over by then.
 */
function inactivity_logout_record_own_ending(array $stamp, string $cause): string
{
    $policy = inactivity_logout_policy_of((int) $stamp['staff_id']);
    $now = inactivity_logout_now();
    $ends_at = inactivity_logout_end_of($stamp, $policy);
    if (inactivity_logout_phase(inactivity_logout_counts_from_of($stamp, $policy), $policy, $now, $ends_at) === 'expired') {
        $cause = inactivity_logout_cause_of($stamp, $policy);
    }
    register_shutdown_function(static function () use ($stamp, $cause, $policy, $now): void {
        try {
            inactivity_logout_record_ending($stamp, $cause, 'person', $policy, $now);
        } catch (Throwable $problem) {
            log_message('error', 'Inactivity Logout Master: ' . $problem->getMessage());
        }
    });

    return $cause;
}

/** Answers, and with an argument says, whether the logout under way is ours. */
function inactivity_logout_is_ending(?bool $is_ending = null): bool
{
    static $state = false;
    if ($is_ending !== null) {
        $state = $is_ending;
    }

    return $state;
}
