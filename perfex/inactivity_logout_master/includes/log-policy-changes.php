<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Who changes how long people stay logged in stands in Perfex's activity log: one line for each time that the settings
// are saved with a change, and for switching the module off or on. Perfex adds the name of whoever is logged in.

const INACTIVITY_LOGOUT_LOG_PREFIX = 'Inactivity Logout Master: ';

function inactivity_logout_log_on_activation(): void
{
    log_activity(INACTIVITY_LOGOUT_LOG_PREFIX . 'module activated');
}

function inactivity_logout_log_on_deactivation(): void
{
    log_activity(INACTIVITY_LOGOUT_LOG_PREFIX . 'module deactivated');
}

/** Writes one line about what changed; nothing where nothing did. */
function inactivity_logout_log_policy_change(array $saved, array $values): void
{
    $changes = inactivity_logout_policy_changes($saved, $values);
    if ($changes !== []) {
        log_activity(INACTIVITY_LOGOUT_LOG_PREFIX . implode('; ', $changes));
    }
}

/**
 * Returns what changed between two sets of options, from what to what, in plain words.
 *
 * - Must not repeat the message: it may hold what the log's table cannot store, or what its page would not escape.
 */
function inactivity_logout_policy_changes(array $saved, array $values): array
{
    $changes = [];
    if ($saved['inactivity_logout_enabled'] !== $values['inactivity_logout_enabled']) {
        $changes[] = $values['inactivity_logout_enabled'] === '0' ? 'switched off' : 'switched on';
    }
    $numbers = [
        'timeout_minutes' => ['timeout', 'min'],
        'warning_seconds' => ['warning', 's'],
        'lifetime_hours' => ['longest time of a login', 'h'],
        'record_days' => ['record kept for', 'days'],
        'drafts_hours' => ['drafts kept for', 'h'],
    ];
    foreach ($numbers as $name => list($words, $unit)) {
        $from = $saved['inactivity_logout_' . $name];
        $to = $values['inactivity_logout_' . $name];
        if ($from !== $to) {
            $changes[] = sprintf(
                '%s changed from %s to %s',
                $words,
                inactivity_logout_number_in_words($from, $unit),
                inactivity_logout_number_in_words($to, $unit)
            );
        }
    }
    $choices = [
        'visible_time' => 'remaining time always shown',
        'sound' => 'sound of the warning',
        'button_only' => 'warning dismissed by its button alone',
        'hold_uploads' => 'holds by uploads',
        'hold_media' => 'holds by sound and video',
    ];
    foreach ($choices as $name => $words) {
        if ($saved['inactivity_logout_' . $name] !== $values['inactivity_logout_' . $name]) {
            $changes[] = $words . ($values['inactivity_logout_' . $name] === '1' ? ' switched on' : ' switched off');
        }
    }
    if ($saved['inactivity_logout_holds'] !== $values['inactivity_logout_holds']) {
        $changes[] = 'holds ' . ($values['inactivity_logout_holds'] === '0' ? 'switched off' : 'switched on');
    }
    if ($saved['inactivity_logout_drafts'] !== $values['inactivity_logout_drafts']) {
        $changes[] = 'drafts ' . ($values['inactivity_logout_drafts'] === '0' ? 'switched off' : 'switched on');
    }
    if ($saved['inactivity_logout_message'] !== $values['inactivity_logout_message']) {
        $changes[] = 'message of the warning changed';
    }

    return $changes;
}

/** What was stored before may be anything: whoever may edit settings could once write any option. */
function inactivity_logout_number_in_words(string $number, string $unit): string
{
    if ($number === '') {
        return 'no limit';
    }

    return is_numeric($number) ? $number . ' ' . $unit : 'no number';
}
