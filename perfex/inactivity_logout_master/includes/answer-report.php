<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The one endpoint: hears how long nobody was active and answers with a verdict. It costs one update while somebody
// is active. X-Requested-With, which every report carries, keeps CodeIgniter from rotating the session id.

/** Answers a report; the verdicts are listed in core/report.ts. */
function inactivity_logout_answer_report(): void
{
    if (!inactivity_logout_is_on()) {
        inactivity_logout_answer_json(410, ['verdict' => 'off']);
    }
    if (!inactivity_logout_is_get()) {
        inactivity_logout_answer_json(405, ['error' => 'A report is a GET request.']);
    }
    if (!inactivity_logout_is_from_here()) {
        inactivity_logout_answer_json(403, ['error' => 'A report carries X-Inactivity-Logout and '
            . 'X-Requested-With, and comes from a page of this site.']);
    }
    $report = inactivity_logout_parse_report(inactivity_logout_header('X-Inactivity-Logout'));
    if (is_string($report)) {
        inactivity_logout_answer_json(400, ['error' => $report]);
    }
    inactivity_logout_answer_json(200, inactivity_logout_verdict($report));
}

/** Answers whether the module guards: active in Perfex and switched on. */
function inactivity_logout_is_on(): bool
{
    return get_instance()->app_modules->is_active(INACTIVITY_LOGOUT_MODULE) && inactivity_logout_is_enabled();
}

/** No other origin can send our header without asking first, and what browsers say of the origin must agree. */
function inactivity_logout_is_from_here(): bool
{
    if (inactivity_logout_header('X-Inactivity-Logout') === '' || inactivity_logout_header('X-Requested-With') === '') {
        return false;
    }
    if (!in_array(inactivity_logout_header('Sec-Fetch-Site'), ['', 'same-origin'], true)) {
        return false;
    }
    $origin = inactivity_logout_header('Origin');

    return $origin === '' || strpos(site_url(), $origin . '/') === 0;
}

function inactivity_logout_verdict(array $report): array
{
    if (!is_staff_logged_in()) {
        return inactivity_logout_verdict_on_nobody($report);
    }
    $policy = inactivity_logout_policy_of((int) get_staff_user_id());
    $now = inactivity_logout_now();
    $stamp = inactivity_logout_stamp() ?? inactivity_logout_stamp_login($policy, $now);
    if (inactivity_logout_has_ended($stamp['id'])) {
        return inactivity_logout_verdict_on_copy($stamp, $report);
    }
    if ($stamp['id'] !== $report['session']) {
        return inactivity_logout_verdict_on_other($stamp, $policy, $now);
    }

    return inactivity_logout_verdict_on_own($stamp, $report, $policy, $now);
}

/** The report speaks of the session that its cookie names. */
function inactivity_logout_verdict_on_own(array $stamp, array $report, array $policy, float $now): array
{
    if ($report['log_out']) {
        inactivity_logout_end($stamp, 'logout', 'person', $policy, $now);

        return ['verdict' => 'ended', 'session' => $stamp['id']];
    }
    list($outcome, $stamp) = inactivity_logout_hear_report($stamp, $report, $policy, $now);
    if ($outcome === 'over') {
        $cause = inactivity_logout_cause_of($stamp, $policy);
        inactivity_logout_leave_reason_for($cause, $policy);
        inactivity_logout_leave_return((int) $stamp['staff_id'], $report['return'], $report['return_signature']);
        inactivity_logout_end($stamp, $cause, 'report', $policy, $now);

        return ['verdict' => 'ended', 'session' => $stamp['id']];
    }

    if ($outcome === 'ended') {
        return inactivity_logout_verdict_on_copy($stamp, $report);
    }
    if ($report['hold'] !== null) {
        $stamp = inactivity_logout_answer_hold($stamp, $report['hold'], $policy, $now);
    }

    return inactivity_logout_open_session('alive', $stamp, $policy, $now);
}

/** Another login than the reported one is open in this browser. */
function inactivity_logout_verdict_on_other(array $stamp, array $policy, float $now): array
{
    if (inactivity_logout_is_stamp_refused($stamp, $policy, $now)) {
        $cause = inactivity_logout_cause_of($stamp, $policy);
        inactivity_logout_leave_reason_for($cause, $policy);
        // The page that the report is of belongs to the other login.
        inactivity_logout_leave_return((int) $stamp['staff_id'], null);
        inactivity_logout_end($stamp, $cause, 'report', $policy, $now);

        return ['verdict' => 'none'];
    }

    return inactivity_logout_open_session('other', $stamp, $policy, $now);
}

/** The cookie names a copy of a session that has been ended already. */
function inactivity_logout_verdict_on_copy(array $stamp, array $report): array
{
    inactivity_logout_leave_reason_of($stamp['id']);
    inactivity_logout_leave_return((int) $stamp['staff_id'], $report['return'], $report['return_signature']);
    inactivity_logout_log_out();

    return ['verdict' => 'ended', 'session' => $stamp['id']];
}

/** Nobody is logged in: the record still learns how the reported session ended, and the login page why. */
function inactivity_logout_verdict_on_nobody(array $report): array
{
    $login = inactivity_logout_find_login($report['session']);
    if ($login === null) {
        return ['verdict' => 'none'];
    }
    $policy = inactivity_logout_policy_of((int) $login['staff_id']);
    $now = inactivity_logout_now();
    // By our own book, not by the word of somebody who is not logged in.
    $ends_at = inactivity_logout_end_of($login, $policy);
    $is_over = inactivity_logout_phase((float) $login['last_activity_at'], $policy, $now, $ends_at) === 'expired';
    if ($login['ended_at'] === null && $is_over) {
        $stamp = ['id' => $login['session_id']] + $login;
        $login['cause'] = inactivity_logout_cause_of($login, $policy);
        inactivity_logout_record_ending($stamp, $login['cause'], 'report', $policy, $now);
    }
    if (isset(INACTIVITY_LOGOUT_REASONS[(string) $login['cause']])) {
        inactivity_logout_leave_reason_for($login['cause'], $policy);
        inactivity_logout_leave_return((int) $login['staff_id'], $report['return'], $report['return_signature']);
    }

    return ['verdict' => 'none'];
}

function inactivity_logout_open_session(string $verdict, array $stamp, array $policy, float $now): array
{
    $ends_at = inactivity_logout_end_of($stamp, $policy);

    return [
        'verdict' => $verdict,
        'session' => $stamp['id'],
        'moment' => inactivity_logout_signed_moment($stamp['id'], $now),
        'idle_for_seconds' => round(max(0, $now - $stamp['last_activity_at']), 3),
        'held_for_seconds' => inactivity_logout_held_for_seconds($stamp, $now),
        'lifetime_left_seconds' => is_finite($ends_at) ? round(max(0, $ends_at - $now), 3) : null,
        'policy' => [
            'revision' => $policy['revision'],
            'expire_after_seconds' => $policy['expire_after_seconds'],
            'warn_after_seconds' => $policy['warn_after_seconds'],
            'report_every_seconds' => $policy['report_every_seconds'],
        ],
    ];
}
