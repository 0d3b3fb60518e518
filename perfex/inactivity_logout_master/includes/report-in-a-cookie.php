<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Where reports get no answer of ours, because a firewall refuses them or a proxy drops their header, the page leaves
// its report in a cookie, and the next navigation is judged by it as by a report.
//
// The contract with the page:
//
// - Name `inactivity_logout_report`; path: the scope of the config block (the admin path, without a slash at its end);
//   `SameSite=Lax`, since a link in somebody's mail is a navigation too; `Secure` where the page is https.
// - Value: `encodeURIComponent(encodeReport(report))`, the text of the header once more encoded, with `idle_seconds`,
//   `moment` and `since_seconds`. Without a valid moment it is not heard: a cookie grows old where it lies.
// - `Max-Age`: the timeout of the policy in seconds, rounded up. Later it would tell of nothing that still counts.
// - It tells of the latest activity in any tab that the page knows of, and is written anew whenever a report would be
//   due, and on going away. The page writes it only while its reports get no answer of ours, and deletes it, by the
//   same path, when one does.
// - The server deletes it when it has read it. `log_out`, `return` and holds are not heard here.

const INACTIVITY_LOGOUT_REPORT_COOKIE = 'inactivity_logout_report';

/**
 * Returns the report that a page left for this navigation, and takes it away; or null.
 *
 * - Must be trusted no more than a report: the same reader, the same judge, this login alone.
 * - Must carry a moment of this server: how long ago it was written, nothing else tells.
 */
function inactivity_logout_take_report_from_cookie(array $stamp): ?array
{
    $text = $_COOKIE[INACTIVITY_LOGOUT_REPORT_COOKIE] ?? null;
    if ($text === null || !inactivity_logout_is_navigation()) {
        return null;
    }
    setcookie(INACTIVITY_LOGOUT_REPORT_COOKIE, '', ['expires' => 1, 'path' => inactivity_logout_admin_path() ?: '/']);

    return is_string($text) ? inactivity_logout_read_report_in_cookie($text, $stamp) : null;
}

function inactivity_logout_read_report_in_cookie(string $text, array $stamp): ?array
{
    $report = inactivity_logout_parse_report($text);
    $is_usable = is_array($report) && $report['session'] === $stamp['id'] && $report['idle_seconds'] !== null
        && inactivity_logout_moment_that_came_back($report['moment'], $stamp['id']) !== null;

    return $is_usable ? $report : null;
}

/** Judges a navigation by the report that a page left for it; comes back with the stamp if the session goes on. */
function inactivity_logout_judge_by_cookie(array $stamp, array $report, array $policy, float $now): array
{
    list($outcome, $stamp) = inactivity_logout_hear_report($stamp, $report, $policy, $now);
    if ($outcome !== 'alive') {
        inactivity_logout_refuse($stamp, $outcome === 'ended', $policy, $now);
    }

    return $stamp;
}
