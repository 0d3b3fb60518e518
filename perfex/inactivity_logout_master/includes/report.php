<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The report as it arrives: one header, read strictly. Nothing in it is believed before the judge has seen it.

const INACTIVITY_LOGOUT_REPORT_BYTES_MAX = 4096;

// More than any browser script of ours sends. PHP itself would warn, and drop fields, at some number of its own.
const INACTIVITY_LOGOUT_REPORT_FIELDS_MAX = 32;

// Twice what a moment of ours takes.
const INACTIVITY_LOGOUT_MOMENT_BYTES_MAX = 128;

// Longer than any session can be idle; larger numbers are no durations.
const INACTIVITY_LOGOUT_IDLE_SECONDS_MAX = 1e9;

/**
 * Reads the value of the header X-Inactivity-Logout.
 *
 * @return array|string `session` (string), `idle_seconds` (float or null), `moment` (string or null), `since_seconds`
 *                      (float or null), `hold` (`seconds` and `reason`, or null), `return` and `return_signature`
 *                      (string or null) and `log_out` (bool); or, for a malformed report, the reason in a sentence
 */
function inactivity_logout_parse_report(string $header)
{
    if (strlen($header) > INACTIVITY_LOGOUT_REPORT_BYTES_MAX) {
        return 'The report is longer than ' . INACTIVITY_LOGOUT_REPORT_BYTES_MAX . ' bytes.';
    }
    if (substr_count($header, '&') >= INACTIVITY_LOGOUT_REPORT_FIELDS_MAX) {
        return 'The report has more than ' . INACTIVITY_LOGOUT_REPORT_FIELDS_MAX . ' fields.';
    }
    parse_str($header, $fields);
    foreach ($fields as $name => $value) {
        if (!is_string($value)) {
            return 'The field "' . substr((string) $name, 0, 40) . '" is not a single value.';
        }
    }
    if (preg_match('/^[a-z0-9]{1,64}\z/', $fields['session'] ?? '') !== 1) {
        return 'The field "session" must be 1 to 64 lower-case letters and digits.';
    }
    $idle = $fields['idle_seconds'] ?? null;
    if ($idle !== null && preg_match('/^\d{1,10}(\.\d{1,6})?\z/', $idle) !== 1) {
        return 'The field "idle_seconds" must be a plain decimal number of seconds, not negative.';
    }
    if ($idle !== null && (float) $idle > INACTIVITY_LOGOUT_IDLE_SECONDS_MAX) {
        return 'The field "idle_seconds" is too large.';
    }
    $since = $fields['since_seconds'] ?? null;
    if ($since !== null && preg_match('/^-?\d{1,10}(\.\d{1,6})?\z/', $since) !== 1) {
        return 'The field "since_seconds" must be a plain decimal number of seconds.';
    }
    if (isset($fields['moment']) !== ($since !== null)) {
        return 'The fields "moment" and "since_seconds" come together.';
    }
    if (strlen($fields['moment'] ?? '') > INACTIVITY_LOGOUT_MOMENT_BYTES_MAX) {
        return 'The field "moment" is no moment of this server.';
    }
    $hold = $fields['hold_seconds'] ?? null;
    if ($hold !== null && preg_match('/^\d{1,10}(\.\d{1,6})?\z/', $hold) !== 1) {
        return 'The field "hold_seconds" must be a plain decimal number of seconds, not negative.';
    }
    if (isset($fields['hold_reason']) !== ($hold !== null)) {
        return 'The fields "hold_seconds" and "hold_reason" come together.';
    }
    if (preg_match('/^.{0,100}\z/su', $fields['hold_reason'] ?? '') !== 1) {
        return 'The field "hold_reason" must be text of at most 100 characters.';
    }
    if (!in_array($fields['log_out'] ?? '0', ['0', '1'], true)) {
        return 'The field "log_out" must be 1 or absent.';
    }

    return [
        'session' => $fields['session'],
        'idle_seconds' => $idle === null ? null : (float) $idle,
        'moment' => $fields['moment'] ?? null,
        'since_seconds' => $since === null ? null : (float) $since,
        'hold' => $hold === null ? null : ['seconds' => (float) $hold, 'reason' => $fields['hold_reason']],
        'return' => $fields['return'] ?? null,
        'return_signature' => $fields['return_signature'] ?? null,
        'log_out' => ($fields['log_out'] ?? '0') === '1',
    ];
}
