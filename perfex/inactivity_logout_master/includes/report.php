<?php

/*
 * Reading the one report a browser sends, as core/report.ts writes it: pure, and strict, since anybody can send one.
 */

defined('BASEPATH') or exit('No direct script access allowed');

const INACTIVITY_LOGOUT_LONGEST_REPORT = 4096;

/** Thirty years: whoever claims more has counted wrong. Seconds. */
const INACTIVITY_LOGOUT_LONGEST_IDLE = 1000000000;

/**
 * Reads the header's value.
 *
 * @return array the report (session, and idle_seconds, return, log_out where given), or `error` with the reason
 */
function inactivity_logout_read_report(string $header): array
{
    if (strlen($header) > INACTIVITY_LOGOUT_LONGEST_REPORT) {
        return ['error' => 'the report is longer than ' . INACTIVITY_LOGOUT_LONGEST_REPORT . ' bytes'];
    }

    $report = [];

    foreach (explode('&', $header) as $pair) {
        $parts = explode('=', $pair, 2);
        $name  = urldecode($parts[0]);
        $value = isset($parts[1]) ? urldecode($parts[1]) : '';

        if (array_key_exists($name, $report)) {
            return ['error' => 'a field is given twice'];
        }

        $report[$name] = $value;
    }

    return inactivity_logout_checked_report($report);
}

/** Answers the known fields as what they mean, or the reason why they mean nothing. */
function inactivity_logout_checked_report(array $fields): array
{
    if (!isset($fields['session']) || preg_match('/^[a-z0-9]{1,64}\z/', $fields['session']) !== 1) {
        return ['error' => 'session must be 1 to 64 lower-case letters and digits'];
    }

    $report = ['session' => $fields['session']];

    if (isset($fields['idle_seconds'])) {
        if (preg_match('/^\d{1,10}(\.\d{1,9})?\z/', $fields['idle_seconds']) !== 1) {
            return ['error' => 'idle_seconds must be a plain decimal number'];
        }

        $report['idle_seconds'] = (float) $fields['idle_seconds'];

        if ($report['idle_seconds'] > INACTIVITY_LOGOUT_LONGEST_IDLE) {
            return ['error' => 'idle_seconds must not be greater than ' . INACTIVITY_LOGOUT_LONGEST_IDLE];
        }
    }

    if (isset($fields['return'])) {
        if (preg_match('/^\/[^\x00-\x1f\x7f]*\z/', $fields['return']) !== 1) {
            return ['error' => 'return must be a path'];
        }

        $report['return'] = $fields['return'];
    }

    if (isset($fields['log_out'])) {
        if ($fields['log_out'] !== '1') {
            return ['error' => 'log_out must be 1'];
        }

        $report['log_out'] = true;
    }

    return $report;
}

/**
 * Answers why a request may not report; null when it may.
 *
 * - Must carry our header, which no form, link or image and no other origin can send.
 * - Must carry X-Requested-With, or CodeIgniter would rotate the session's id under the report.
 * - Must come from this origin where the browser says where it comes from.
 *
 * @param array $own_hosts the hosts of this Perfex, with their ports
 */
function inactivity_logout_report_objection(array $server, array $own_hosts): ?string
{
    if (!isset($server['HTTP_X_INACTIVITY_LOGOUT'])) {
        return 'the header X-Inactivity-Logout is missing';
    }

    if (!isset($server['HTTP_X_REQUESTED_WITH']) || strtolower($server['HTTP_X_REQUESTED_WITH']) !== 'xmlhttprequest') {
        return 'the header X-Requested-With is missing';
    }

    if (isset($server['HTTP_SEC_FETCH_SITE']) && $server['HTTP_SEC_FETCH_SITE'] !== 'same-origin') {
        return 'the report comes from another site';
    }

    if (isset($server['HTTP_ORIGIN']) && !inactivity_logout_is_own_origin($server['HTTP_ORIGIN'], $own_hosts)) {
        return 'the report comes from another origin';
    }

    return null;
}

function inactivity_logout_is_own_origin(string $origin, array $own_hosts): bool
{
    $host = preg_replace('~^https?://~i', '', $origin);

    return $host !== $origin && in_array(strtolower($host), array_map('strtolower', $own_hosts), true);
}
