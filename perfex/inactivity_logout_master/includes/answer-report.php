<?php

/*
 * The one report's endpoint: checks it, judges the session by it, and says how things stand. It judges for itself, so
 * app_init leaves it alone.
 */

defined('BASEPATH') or exit('No direct script access allowed');

/** Answers the request as a report and ends it. */
function inactivity_logout_answer_report(): void
{
    if (!inactivity_logout_is_on_duty()) {
        inactivity_logout_answer_json(410, ['verdict' => 'off']);
    }

    if ($_SERVER['REQUEST_METHOD'] !== 'GET') {
        header('Allow: GET');
        inactivity_logout_answer_json(405, ['error' => 'a report is a GET request']);
    }

    $objection = inactivity_logout_report_objection($_SERVER, inactivity_logout_own_hosts());

    if ($objection !== null) {
        inactivity_logout_answer_json(403, ['error' => $objection]);
    }

    $report = inactivity_logout_read_report($_SERVER['HTTP_X_INACTIVITY_LOGOUT']);

    if (isset($report['error'])) {
        inactivity_logout_answer_json(400, $report);
    }

    inactivity_logout_answer_json(200, inactivity_logout_judge_browser($report));
}

/** Answers whether the module is active and switched on; an inactive one's endpoints are still reachable. */
function inactivity_logout_is_on_duty(): bool
{
    return get_instance()->app_modules->is_active(INACTIVITY_LOGOUT_MODULE) && inactivity_logout_is_enabled();
}

function inactivity_logout_own_hosts(): array
{
    $hosts = [preg_replace('~^https?://~i', '', inactivity_logout_site_origin())];

    if (isset($_SERVER['HTTP_HOST'])) {
        $hosts[] = $_SERVER['HTTP_HOST'];
    }

    return $hosts;
}

/** Judges the session that the cookie names, and answers what the browser is told. */
function inactivity_logout_judge_browser(array $report): array
{
    if (inactivity_logout_ending_is_under_way() || !is_staff_logged_in()) {
        inactivity_logout_explain_to_visitor($report);

        return ['verdict' => 'none'];
    }

    $stamp = inactivity_logout_read_stamp() ?: inactivity_logout_stamp_login();

    if (inactivity_logout_has_ended($stamp['id'])) {
        return inactivity_logout_refuse_reporter($stamp, $report);
    }

    $policy  = inactivity_logout_policy();
    $judged  = inactivity_logout_judge_report($stamp, $report, $policy, inactivity_logout_arrived_at());
    $is_same = $report['session'] === $stamp['id'];
    $stamp   = $judged['stamp'];

    if ($judged['verdict'] === 'ended') {
        inactivity_logout_end_login($stamp, $judged['cause'], $is_same ? 'report' : 'server');

        if ($judged['cause'] === 'inactivity') {
            inactivity_logout_tell_login_page('idle', $stamp['staff_id'], inactivity_logout_reported_path($report));
        }

        return $is_same ? ['verdict' => 'ended', 'session' => $stamp['id']] : ['verdict' => 'none'];
    }

    if ($is_same) {
        if (inactivity_logout_update_row($stamp, $policy) === 'ended') {
            return inactivity_logout_refuse_reporter($stamp, $report);
        }

        inactivity_logout_write_stamp($stamp);
    }

    return [
        'verdict'          => $judged['verdict'],
        'session'          => $stamp['id'],
        'idle_for_seconds' => inactivity_logout_idle_seconds($stamp['last_activity_at'], inactivity_logout_arrived_at()),
        'policy'           => inactivity_logout_policy_for_report($policy),
    ];
}

/** The login has ended elsewhere, by the cron or with another copy of the session: this copy goes, too. */
function inactivity_logout_refuse_reporter(array $stamp, array $report): array
{
    inactivity_logout_refuse_copy($stamp, inactivity_logout_reported_path($report));

    return $report['session'] === $stamp['id'] ? ['verdict' => 'ended', 'session' => $stamp['id']] : ['verdict' => 'none'];
}

/**
 * Nobody is logged in: Perfex's own session may have ended while the person was away. Lets the login page say why, and
 * the login lead back, where the record knows whose session it was.
 */
function inactivity_logout_explain_to_visitor(array $report): void
{
    $row     = inactivity_logout_find_row($report['session']);
    $row     = is_object($row) ? $row : null;
    $policy  = inactivity_logout_policy();
    $claimed = isset($report['idle_seconds']) && $report['idle_seconds'] >= $policy['expire_after_seconds'];
    $on_file = $row !== null && $row->cause === 'inactivity';

    if ($claimed || $on_file) {
        inactivity_logout_tell_login_page(
            'idle',
            $row === null ? 0 : (int) $row->staff_id,
            $row === null ? null : inactivity_logout_reported_path($report)
        );
    }
}

/** Answers the path to come back to, as far as it may be used. */
function inactivity_logout_reported_path(array $report): ?string
{
    $path = isset($report['return']) ? $report['return'] : '';

    return inactivity_logout_is_return_path($path, inactivity_logout_admin_path()) ? $path : null;
}
