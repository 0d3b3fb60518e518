<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Perfex's cron puts on record the logins whose browser never came back: nobody else would.

// A report may wait so long for the lock of its session, behind an export, and still be in time when it is let in:
// CodeIgniter gives up after 300 seconds. Requests are judged without this; only the record waits for it.
const INACTIVITY_LOGOUT_LOCK_SECONDS = 300;

function inactivity_logout_on_after_cron_run(): void
{
    $now = microtime(true);
    // Whether or not it is switched on: the record is of people.
    inactivity_logout_purge_record($now);
    if (!inactivity_logout_is_enabled()) {
        return;
    }
    inactivity_logout_forget_old_endings($now);
    $policy = inactivity_logout_policy();
    // As of then nothing that was sent in time can still be waiting.
    $then = $now - inactivity_logout_lock_seconds();
    $active_before = $then - $policy['expire_after_seconds'] - $policy['grace_seconds'];
    $started_before = $then - ($policy['lifetime_seconds'] ?? $then) - $policy['grace_seconds'];
    inactivity_logout_date_back_pauses($now);
    inactivity_logout_date_back_logins($now + INACTIVITY_LOGOUT_CLOCK_TOLERANCE_SECONDS, $now);
    $pauses = inactivity_logout_pauses();
    // Found by the administrator's policy, the longest that there is; judged by each person's own.
    foreach (inactivity_logout_find_old_logins($active_before, $started_before) as $login) {
        $policy = inactivity_logout_policy_of((int) $login['staff_id']);
        $login['last_activity_at'] = inactivity_logout_activity_after_pauses(
            (float) $login['last_activity_at'],
            (float) $login['expire_after_seconds'] + $policy['grace_seconds'],
            $pauses
        );
        $ends_at = inactivity_logout_end_of($login, $policy);
        if (inactivity_logout_is_refused($login['last_activity_at'], $policy, $then, $ends_at)) {
            $stamp = ['id' => $login['session_id']] + $login;
            $cause = inactivity_logout_cause_of($login, $policy);
            inactivity_logout_record_ending($stamp, $cause, 'cron', $policy, $now);
        }
    }
}

function inactivity_logout_lock_seconds(): float
{
    return INACTIVITY_LOGOUT_LOCK_SECONDS * inactivity_logout_seconds_per_minute() / 60;
}
