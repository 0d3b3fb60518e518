<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Perfex's cron puts on record the logins whose browser never came back: nobody else would.

function inactivity_logout_on_after_cron_run(): void
{
    if (!inactivity_logout_is_enabled()) {
        return;
    }
    $now = microtime(true);
    $policy = inactivity_logout_policy();
    $active_before = $now - $policy['expire_after_seconds'] - $policy['grace_seconds'];
    $started_before = $now - ($policy['lifetime_seconds'] ?? $now) - $policy['grace_seconds'];
    foreach (inactivity_logout_find_old_logins($active_before, $started_before) as $login) {
        // Nobody watched before: time while the module was off is not idle time.
        $last_activity_at = max((float) $login['last_activity_at'], inactivity_logout_guarding_since());
        $ends_at = inactivity_logout_end_of($login, $policy);
        if (inactivity_logout_is_refused($last_activity_at, $policy, $now, $ends_at)) {
            $stamp = ['id' => $login['session_id']] + $login;
            $cause = inactivity_logout_cause_of($login, $policy);
            inactivity_logout_record_ending($stamp, $cause, 'cron', $policy, $now);
        }
    }
}
