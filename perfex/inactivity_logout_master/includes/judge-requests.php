<?php

/*
 * The judge of every request: after "remember me", before Perfex's own login check and before any page. No query in
 * the ordinary case: the stamp is in the session, the ids of ended logins in an option.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function inactivity_logout_on_app_init(): void
{
    if (is_cli() || !inactivity_logout_is_enabled()) {
        return;
    }

    if (!is_staff_logged_in()) {
        inactivity_logout_drop_stamp();

        if (!inactivity_logout_is_own_endpoint()) {
            inactivity_logout_follow_to_page();
        }

        return;
    }

    if (!inactivity_logout_was_logged_in_before_autologin()) {
        inactivity_logout_refuse_autologin();

        return;
    }

    if (!inactivity_logout_is_own_endpoint()) {
        inactivity_logout_judge_request();
    }
}

function inactivity_logout_judge_request(): void
{
    $stamp = inactivity_logout_read_stamp() ?: inactivity_logout_stamp_login();

    if (inactivity_logout_has_ended($stamp['id'])) {
        $return_path = inactivity_logout_return_path_of_request($_SERVER, inactivity_logout_admin_path());

        inactivity_logout_refuse_copy($stamp, $return_path);
        inactivity_logout_leave();
    }

    $policy = inactivity_logout_policy();
    $now    = inactivity_logout_arrived_at();

    if (inactivity_logout_is_expired_beyond_grace($stamp['last_activity_at'], $policy, $now)) {
        inactivity_logout_end_expired_request($stamp);
    }

    inactivity_logout_count_navigation($stamp, $policy, $now);
    inactivity_logout_go_back_once($stamp['staff_id']);
}

/** A poll that overtakes a report must not end the session of somebody who is working: only a navigation ends it. */
function inactivity_logout_end_expired_request(array $stamp): void
{
    if (!inactivity_logout_is_background($_SERVER)) {
        $return_path = inactivity_logout_return_path_of_request($_SERVER, inactivity_logout_admin_path());

        inactivity_logout_end_login($stamp, 'inactivity', 'server');
        inactivity_logout_tell_login_page('idle', $stamp['staff_id'], $return_path);
    }

    inactivity_logout_leave();
}

/** Ends the request of somebody who is not, or no longer, welcome. */
function inactivity_logout_leave(): void
{
    if (inactivity_logout_is_background($_SERVER)) {
        inactivity_logout_refuse_background_request();
    }

    inactivity_logout_go_to_login();
}

/** Logs out a copy of a session that has ended before; that is on record already. */
function inactivity_logout_refuse_copy(array $stamp, ?string $return_path): void
{
    $row = inactivity_logout_find_row($stamp['id']);

    inactivity_logout_log_out();

    if (is_object($row) && $row->cause === 'inactivity') {
        inactivity_logout_tell_login_page('idle', $stamp['staff_id'], $return_path);
    }
}

/**
 * Counts a navigation as activity, only in a session whose pages have never said hello: without JavaScript, or where
 * something blocks our endpoint, nobody else could. The row follows as often as it would with reports.
 */
function inactivity_logout_count_navigation(array $stamp, array $policy, float $now): void
{
    if ($stamp['said_hello'] || !inactivity_logout_is_persons_navigation($_SERVER)) {
        return;
    }

    $stamp['last_activity_at'] = max($stamp['last_activity_at'], $now);
    $recorded_at               = isset($stamp['recorded_at']) ? $stamp['recorded_at'] : $stamp['started_at'];

    if ($now - $recorded_at >= $policy['report_every_seconds']) {
        $stamp['recorded_at'] = $now;
        inactivity_logout_update_row($stamp, $policy);
    }

    inactivity_logout_write_stamp($stamp);
}
