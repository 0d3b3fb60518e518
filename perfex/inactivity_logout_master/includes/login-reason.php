<?php

/*
 * Why the person sees the login page, said there: a session that Perfex destroys takes its own messages with it.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function inactivity_logout_on_after_admin_login_form_start(): void
{
    $reason = inactivity_logout_cookie(INACTIVITY_LOGOUT_REASON_COOKIE);

    if (!inactivity_logout_is_enabled() || !in_array($reason, ['idle', 'remember_me'], true)) {
        return;
    }

    $text = strtr(_l('inactivity_logout_reason_' . $reason), ['{timeout}' => inactivity_logout_timeout_in_words()]);

    echo '<div class="alert alert-info" role="status">' . html_escape($text) . '</div>';
}

/** Answers the timeout in force: "15 minutes". */
function inactivity_logout_timeout_in_words(): string
{
    $policy  = inactivity_logout_policy();
    $minutes = inactivity_logout_whole_minutes($policy['expire_after_seconds']);

    return strtr(_l($minutes === 1 ? 'inactivity_logout_minute' : 'inactivity_logout_minutes'), ['{number}' => (string) $minutes]);
}
