<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Perfex's cron puts on record the logins whose browser never came back: nobody else would.

function inactivity_logout_on_after_cron_run(): void
{
    if (!inactivity_logout_is_enabled()) {
        return;
    }
    $now = microtime(true);
    foreach (inactivity_logout_find_overdue_logins($now) as $login) {
        // Under the policy that the browser last knew, which is the one that it went by.
        $policy = ['expire_after_seconds' => (float) $login['expire_after_seconds']];
        $stamp = ['id' => $login['session_id']] + $login;
        inactivity_logout_record_ending($stamp, 'inactivity', 'cron', $policy, $now);
    }
}
