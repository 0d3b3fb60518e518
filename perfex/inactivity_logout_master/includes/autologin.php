<?php

/*
 * "Remember me" is without effect while the module is on: a session that Perfex revives by its cookie is ended before
 * it shows anything. Logging in with the box ticked works as ever.
 */

defined('BASEPATH') or exit('No direct script access allowed');

/** Notes, before "remember me" gets its turn, whether somebody is logged in. */
function inactivity_logout_note_login_before_autologin(): void
{
    inactivity_logout_was_logged_in_before_autologin(true);
}

/** Answers whether somebody was logged in before "remember me" got its turn. */
function inactivity_logout_was_logged_in_before_autologin(bool $is_before = false): bool
{
    static $was_logged_in = false;

    $CI = &get_instance();

    if ($is_before && isset($CI->session)) {
        // Perfex's own question, is_staff_logged_in(), may not be loaded this early; this is what it asks.
        $was_logged_in = (bool) $CI->session->has_userdata('staff_logged_in');
    }

    return $was_logged_in;
}

/** Logs out whom "remember me" has just logged in. */
function inactivity_logout_refuse_autologin(): void
{
    $staff_id    = (int) get_staff_user_id();
    $return_path = inactivity_logout_return_path_of_request($_SERVER, inactivity_logout_admin_path());

    inactivity_logout_log_out();
    // Perfex's logout leaves the cookie in the browser (PERFEX.md 4); without it there is nothing to refuse twice.
    inactivity_logout_forget_cookie('autologin');
    inactivity_logout_tell_login_page('remember_me', $staff_id, $return_path);

    if (inactivity_logout_is_own_endpoint()) {
        return;
    }

    if (inactivity_logout_is_background($_SERVER)) {
        inactivity_logout_refuse_background_request();
    }

    inactivity_logout_go_to_login();
}
