<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The administrator's policy: defaults, limits, and the durations that follow from it. Options are clamped when they
// are saved and again whenever they are read, because whoever may edit settings can write any option
// (docs/host.md#saving-settings).

const INACTIVITY_LOGOUT_MINUTES_MIN = 1;
const INACTIVITY_LOGOUT_MINUTES_MAX = 1440;

// A lifetime shorter than an hour would be a second timeout. Perfex renews its own session, so a week is possible.
const INACTIVITY_LOGOUT_LIFETIME_HOURS_MIN = 1;
const INACTIVITY_LOGOUT_LIFETIME_HOURS_MAX = 168;

// WCAG 2.2, success criterion 2.2.1: at least 20 seconds to react to a warning.
const INACTIVITY_LOGOUT_WARNING_SECONDS_MIN = 20;

// The record holds addresses and browsers of people: kept for a year, which audits ask for, and not for ever.
const INACTIVITY_LOGOUT_RECORD_DAYS = 365;
const INACTIVITY_LOGOUT_RECORD_DAYS_MIN = 30;
const INACTIVITY_LOGOUT_RECORD_DAYS_MAX = 3650;

const INACTIVITY_LOGOUT_MESSAGE_LENGTH_MAX = 500;

// How the warning behaves, off unless somebody switches it on.
const INACTIVITY_LOGOUT_CHOICES = [
    'inactivity_logout_visible_time',
    'inactivity_logout_sound',
    'inactivity_logout_button_only',
];

// Perfex's own session must outlive ours, or it ends without a warning.
const INACTIVITY_LOGOUT_MINUTES_BELOW_PERFEX = 5;

// What the server adds to the timeout for what it has not heard yet, besides one report interval.
const INACTIVITY_LOGOUT_GRACE_SECONDS = 15;

/** The options as they are before an administrator has saved any. */
function inactivity_logout_defaults(): array
{
    return [
        'inactivity_logout_enabled' => '1',
        'inactivity_logout_timeout_minutes' => '15',
        'inactivity_logout_warning_seconds' => '60',
        // Empty: a login has no longest time.
        'inactivity_logout_lifetime_hours' => '',
        'inactivity_logout_record_days' => (string) INACTIVITY_LOGOUT_RECORD_DAYS,
        'inactivity_logout_visible_time' => '0',
        'inactivity_logout_sound' => '0',
        'inactivity_logout_button_only' => '0',
        'inactivity_logout_holds' => '1',
        'inactivity_logout_hold_uploads' => '0',
        'inactivity_logout_hold_media' => '0',
        'inactivity_logout_drafts' => '1',
        'inactivity_logout_drafts_hours' => (string) INACTIVITY_LOGOUT_DRAFT_HOURS,
        'inactivity_logout_message' => 'You have not been active for a while. To protect our customers\' data '
            . 'you will be logged out soon.',
    ];
}

/** Answers an option, or its default where it is missing or empty. */
function inactivity_logout_option(string $name): string
{
    $value = (string) get_option($name);

    return $value === '' ? inactivity_logout_defaults()[$name] : $value;
}

/** Answers whether the module is switched on. Only a saved `0` means off, never a timeout of 0. */
function inactivity_logout_is_enabled(): bool
{
    return inactivity_logout_option('inactivity_logout_enabled') !== '0';
}

/** Returns whether something that is off by default was switched on. Only a saved `1` means so. */
function inactivity_logout_is_chosen(string $name): bool
{
    return inactivity_logout_option($name) === '1';
}

/** Answers the longest timeout in minutes that fits under Perfex's own session lifetime in seconds (0: no limit). */
function inactivity_logout_longest_timeout(int $perfex_lifetime_seconds): int
{
    if ($perfex_lifetime_seconds <= 0) {
        return INACTIVITY_LOGOUT_MINUTES_MAX;
    }
    $below_perfex = intdiv($perfex_lifetime_seconds, 60) - INACTIVITY_LOGOUT_MINUTES_BELOW_PERFEX;

    return max(INACTIVITY_LOGOUT_MINUTES_MIN, min(INACTIVITY_LOGOUT_MINUTES_MAX, $below_perfex));
}

/** Answers the longest timeout in minutes in this Perfex. */
function inactivity_logout_longest_timeout_here(): int
{
    return inactivity_logout_longest_timeout((int) get_instance()->config->item('sess_expiration'));
}

/** Answers the timeout within its limits, in minutes. */
function inactivity_logout_clamp_minutes(int $minutes, int $longest): int
{
    return max(INACTIVITY_LOGOUT_MINUTES_MIN, min($longest, $minutes));
}

/** Answers the longest time of a login in whole hours within its limits; null for whatever is no such time: no limit. */
function inactivity_logout_clamp_lifetime(string $hours): ?int
{
    $number = is_numeric($hours) ? round((float) $hours) : 0.0;

    return $number < INACTIVITY_LOGOUT_LIFETIME_HOURS_MIN
        ? null
        : (int) min(INACTIVITY_LOGOUT_LIFETIME_HOURS_MAX, $number);
}

/** Answers the longest warning time in seconds: half the timeout, and half of what a login may last. */
function inactivity_logout_longest_warning(int $minutes, ?int $lifetime_hours): int
{
    $shortest = $lifetime_hours === null ? $minutes : min($minutes, $lifetime_hours * 60);

    return intdiv($shortest * 60, 2);
}

/** Answers the warning time within its limits, in seconds: at least 20, at most what fits. */
function inactivity_logout_clamp_warning(int $seconds, int $minutes, ?int $lifetime_hours = null): int
{
    $longest = inactivity_logout_longest_warning($minutes, $lifetime_hours);

    return max(INACTIVITY_LOGOUT_WARNING_SECONDS_MIN, min($longest, $seconds));
}

/**
 * Answers every duration of a policy in seconds.
 *
 * @param float $seconds_per_minute 60, except where QA scales the clock of a staging Perfex
 */
function inactivity_logout_durations(
    int $minutes,
    int $warning_seconds,
    ?int $lifetime_hours,
    float $seconds_per_minute
): array {
    $scale = $seconds_per_minute / 60;
    $expire_after = $minutes * 60 * $scale;
    $report_every = min(60 * $scale, $expire_after / 5);

    return [
        'expire_after_seconds' => $expire_after,
        'warn_after_seconds' => $expire_after - $warning_seconds * $scale,
        'report_every_seconds' => $report_every,
        'grace_seconds' => $report_every + INACTIVITY_LOGOUT_GRACE_SECONDS * $scale,
        'lifetime_seconds' => $lifetime_hours === null ? null : $lifetime_hours * 3600 * $scale,
    ];
}

/** Returns how many days the record of a login is kept; whatever is no number means the default. */
function inactivity_logout_record_days(): int
{
    $days = inactivity_logout_option('inactivity_logout_record_days');
    $number = is_numeric($days) ? (float) $days : INACTIVITY_LOGOUT_RECORD_DAYS;

    return (int) max(INACTIVITY_LOGOUT_RECORD_DAYS_MIN, min(INACTIVITY_LOGOUT_RECORD_DAYS_MAX, $number));
}

/**
 * Returns when a session ends under a policy, as minutes and seconds after the last activity: where a browser is open,
 * and, at the latest, where none reports.
 */
function inactivity_logout_ends_after(array $policy): array
{
    $durations = inactivity_logout_durations(
        $policy['timeout_minutes'],
        $policy['warning_seconds'],
        $policy['lifetime_hours'],
        60.0
    );
    $seconds = [$durations['expire_after_seconds'], $durations['expire_after_seconds'] + $durations['grace_seconds']];

    return array_map(static function (float $seconds): string {
        return sprintf('%d:%02d', intdiv((int) $seconds, 60), (int) $seconds % 60);
    }, $seconds);
}

/** Answers how many real seconds a minute of the policy lasts; only the host's app-config.php can change it. */
function inactivity_logout_seconds_per_minute(): float
{
    $seconds = defined('INACTIVITY_LOGOUT_SECONDS_PER_MINUTE') ? (float) INACTIVITY_LOGOUT_SECONDS_PER_MINUTE : 60.0;

    return $seconds > 0 ? $seconds : 60.0;
}

/** Answers the policy in force: its durations in seconds, its revision and the values as the administrator set them. */
function inactivity_logout_policy(): array
{
    $longest = inactivity_logout_longest_timeout_here();
    $minutes = inactivity_logout_clamp_minutes(
        (int) inactivity_logout_option('inactivity_logout_timeout_minutes'),
        $longest
    );
    $lifetime_hours = inactivity_logout_clamp_lifetime(inactivity_logout_option('inactivity_logout_lifetime_hours'));
    $warning = inactivity_logout_clamp_warning(
        (int) inactivity_logout_option('inactivity_logout_warning_seconds'),
        $minutes,
        $lifetime_hours
    );
    $scale = inactivity_logout_seconds_per_minute();

    return inactivity_logout_durations($minutes, $warning, $lifetime_hours, $scale) + [
        'revision' => max(1, (int) get_option('inactivity_logout_policy_revision')),
        'timeout_minutes' => $minutes,
        'warning_seconds' => $warning,
        'lifetime_hours' => $lifetime_hours,
        // Since when this lifetime has been in force without a break, as epoch seconds.
        'lifetime_since' => $lifetime_hours === null ? 0.0 : max(
            inactivity_logout_moment_in_option('inactivity_logout_lifetime_since'),
            inactivity_logout_guarding_since()
        ),
    ];
}
