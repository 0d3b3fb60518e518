<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The login page says why it is there.

function inactivity_logout_on_after_admin_login_form_start(): void
{
    $reason = inactivity_logout_is_enabled() ? inactivity_logout_reason() : '';
    $policy = inactivity_logout_policy();
    if (preg_match('/^idle(\d{0,4})\z/', $reason, $own) === 1) {
        $cause = 'inactivity';
        $minutes = inactivity_logout_number_within($own[1], INACTIVITY_LOGOUT_MINUTES_MIN, $policy['timeout_minutes']);
        $text = _l('inactivity_logout_reason_idle', $minutes ?? $policy['timeout_minutes']);
    } elseif ($reason === 'lifetime' && $policy['lifetime_hours'] !== null) {
        $cause = 'lifetime';
        $text = $policy['lifetime_hours'] === 1
            ? _l('inactivity_logout_reason_lifetime_of_an_hour')
            : _l('inactivity_logout_reason_lifetime', $policy['lifetime_hours']);
    } elseif ($reason === 'remember_me') {
        $cause = 'remember_me';
        $text = _l('inactivity_logout_reason_remember_me');
    } else {
        return;
    }
    $words = html_escape(inactivity_logout_words_for($cause, $text));
    echo '<div class="alert alert-info" role="status" id="inactivity-logout-reason">' . $words . '</div>';
}
