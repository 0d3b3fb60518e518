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
    $deadline = $now - $policy['expire_after_seconds'] - $policy['grace_seconds'];
    if (inactivity_logout_guarding_since() > $deadline) {
        return;
    }
    foreach (inactivity_logout_find_logins_idle_since($deadline) as $login) {
        $stamp = ['id' => $login['session_id']] + $login;
        inactivity_logout_record_ending($stamp, 'inactivity', 'cron', $policy, $now);
    }
}
