<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The login page says why it is there.

function inactivity_logout_on_after_admin_login_form_start(): void
{
    $reason = inactivity_logout_is_enabled() ? inactivity_logout_reason() : '';
    $policy = inactivity_logout_policy();
    if ($reason === 'idle') {
        $text = _l('inactivity_logout_reason_idle', $policy['timeout_minutes']);
    } elseif ($reason === 'lifetime' && $policy['lifetime_hours'] !== null) {
        $text = $policy['lifetime_hours'] === 1
            ? _l('inactivity_logout_reason_lifetime_of_an_hour')
            : _l('inactivity_logout_reason_lifetime', $policy['lifetime_hours']);
    } elseif ($reason === 'remember_me') {
        $text = _l('inactivity_logout_reason_remember_me');
    } else {
        return;
    }
    echo '<div class="alert alert-info" role="status" id="inactivity-logout-reason">' . html_escape($text) . '</div>';
}
