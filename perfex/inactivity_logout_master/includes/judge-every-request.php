<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The judge at the door: app_init runs after "remember me" and before any login redirect or controller, on every
// request that Perfex answers (docs/host.md#boot-order). An ordinary request costs no query here.

function inactivity_logout_on_app_init(): void
{
    if (!inactivity_logout_is_enabled()) {
        inactivity_logout_note_use_while_off();

        return;
    }
    inactivity_logout_forget_way_back_of_perfex();
    if (!is_staff_logged_in()) {
        inactivity_logout_answer_nobody();

        return;
    }
    if (!inactivity_logout_was_logged_in()) {
        inactivity_logout_refuse_remember_me();

        return;
    }
    if (!inactivity_logout_is_own_endpoint()) {
        inactivity_logout_judge_session();
    }
}

/** Judges the session of this request; comes back only if the request may go on. */
function inactivity_logout_judge_session(): void
{
    $policy = inactivity_logout_policy_of((int) get_staff_user_id());
    $now = inactivity_logout_now();
    $stamp = inactivity_logout_stamp();
    if ($stamp === null) {
        $stamp = inactivity_logout_stamp_login($policy, $now);
    }
    $has_ended = inactivity_logout_has_ended($stamp['id']);
    $report = $has_ended ? null : inactivity_logout_take_report_from_cookie($stamp);
    if ($report !== null) {
        $stamp = inactivity_logout_judge_by_cookie($stamp, $report, $policy, $now);
    }
    if ($has_ended || inactivity_logout_is_stamp_refused($stamp, $policy, $now)) {
        inactivity_logout_refuse($stamp, $has_ended, $policy, $now);

        return;
    }
    if (!$stamp['said_hello'] && inactivity_logout_is_navigation()) {
        $stamp = inactivity_logout_count_navigation($stamp, $policy, $now);
    }
    if (empty($stamp['has_returned']) && inactivity_logout_is_admin_page()) {
        // As it was written: whether a pause has been counted is noted with the activity alone.
        inactivity_logout_write_stamp(['has_returned' => true] + (inactivity_logout_written_stamp() ?? $stamp));
        inactivity_logout_return_after_login();
    }
}

/** Answers whether a page of the admin area is asked for: one that somebody could be brought back to. */
function inactivity_logout_is_admin_page(): bool
{
    return inactivity_logout_is_get() && inactivity_logout_is_navigation()
        && inactivity_logout_is_return_path((string) ($_SERVER['REQUEST_URI'] ?? ''), inactivity_logout_admin_path());
}

/**
 * Refuses an expired or ended session.
 *
 * - Must end nothing on a background request: a poll that overtakes a report must not end a working person's session.
 */
function inactivity_logout_refuse(array $stamp, bool $has_ended, array $policy, float $now): void
{
    if (!inactivity_logout_is_navigation()) {
        inactivity_logout_answer_json(401, ['verdict' => 'ended']);
    }
    inactivity_logout_leave_return((int) $stamp['staff_id'], inactivity_logout_asked_path());
    if ($has_ended) {
        inactivity_logout_leave_reason_of($stamp['id']);
        inactivity_logout_log_out();
    } else {
        $cause = inactivity_logout_cause_of($stamp, $policy);
        inactivity_logout_leave_reason_for($cause, $policy);
        inactivity_logout_end($stamp, $cause, 'server', $policy, $now);
    }
    redirect(admin_url('authentication'));
}

/** Leaves the reason for the login page if this session was ended, and not by the person. */
function inactivity_logout_leave_reason_of(string $session_id): void
{
    $login = inactivity_logout_find_login($session_id);
    if ($login !== null) {
        inactivity_logout_leave_reason_for($login['cause'], inactivity_logout_policy_of((int) $login['staff_id']));
    }
}

/**
 * Nobody is logged in. Perfex would lead a background request to the login page, and the next login to the address of
 * that request (docs/host.md#return-address).
 */
function inactivity_logout_answer_nobody(): void
{
    if (get_instance() instanceof AdminController && !inactivity_logout_is_navigation()) {
        inactivity_logout_answer_json(401, ['verdict' => 'none']);
    }
    inactivity_logout_follow_asked_path();
}

/** Where no page of a login ever reports, the person's navigations are all there is to go by. */
function inactivity_logout_count_navigation(array $stamp, array $policy, float $now): array
{
    $stamp['last_activity_at'] = max($stamp['last_activity_at'], $now);
    $stamp['lasts_seconds'] = inactivity_logout_lasts_seconds($policy);
    if ($now - ($stamp['noted_at'] ?? 0) >= $policy['report_every_seconds']) {
        $stamp['noted_at'] = $now;
        inactivity_logout_update_login($stamp, $policy);
    }
    inactivity_logout_write_stamp($stamp);

    return $stamp;
}
