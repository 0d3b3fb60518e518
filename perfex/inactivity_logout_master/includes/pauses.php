<?php

defined('BASEPATH') or exit('No direct script access allowed');

// When the module did not guard: switched off, or deactivated. That time is no idle time, and it is no amnesty.

const INACTIVITY_LOGOUT_PAUSES_OPTION = 'inactivity_logout_pauses';

// Nobody is idle across more switching than that; an older pause that is forgotten ends a session, and prolongs none.
const INACTIVITY_LOGOUT_PAUSES_MAX = 10;

/** The module was activated or switched on: from now on it guards. */
function inactivity_logout_begin_guarding(): void
{
    $now = microtime(true);
    $pauses = inactivity_logout_stored_pauses();
    $last = array_key_last($pauses);
    if ($last !== null && $pauses[$last][1] === null) {
        $pauses[$last][1] = $now;
        inactivity_logout_store_pauses($pauses);
    }
    update_option('inactivity_logout_guarding_since', inactivity_logout_moment($now));
}

/** The module was deactivated or switched off. */
function inactivity_logout_stop_guarding(): void
{
    $pauses = inactivity_logout_stored_pauses();
    $last = array_key_last($pauses);
    if ($last === null || $pauses[$last][1] !== null) {
        inactivity_logout_store_pauses(array_merge($pauses, [[microtime(true), null]]));
    }
}

/** Returns since when the module guards without a break, as epoch seconds. */
function inactivity_logout_guarding_since(): float
{
    return inactivity_logout_moment_in_option('inactivity_logout_guarding_since');
}

/**
 * Puts a pause that a clock which was ahead has ended, or begun, at `$now`: for ever, or it would bring everybody back when
 * its end has come.
 */
function inactivity_logout_date_back_pauses(float $now): void
{
    $stored = inactivity_logout_stored_pauses();
    $right = array_map(static function (array $pause) use ($now): array {
        return array_map(static function ($moment) use ($now) {
            return $moment !== null && inactivity_logout_is_future((float) $moment) ? $now : $moment;
        }, $pause);
    }, $stored);
    if ($right !== $stored) {
        inactivity_logout_store_pauses($right);
    }
}

/** Returns the pauses that are over, the earliest first, each with the moments of its beginning and its end. */
function inactivity_logout_pauses(): array
{
    return array_values(array_filter(inactivity_logout_stored_pauses(), static function (array $pause): bool {
        return $pause[1] !== null && $pause[0] < $pause[1] && !inactivity_logout_is_future((float) $pause[1]);
    }));
}

/**
 * Returns the last activity of a login as it counts after pauses.
 *
 * - Must not prolong what had expired when a pause began.
 * - Must take a login that was used during a pause for one that was active when the pause ended.
 *
 * @param float $lasts_seconds timeout and grace: how long after its last activity the login is alive
 * @param array $pauses        the earliest first
 */
function inactivity_logout_activity_after_pauses(float $last_activity_at, float $lasts_seconds, array $pauses): float
{
    foreach ($pauses as list($from, $to)) {
        if ($last_activity_at >= $from) {
            $last_activity_at = max($last_activity_at, $to);
        } elseif ($from - $last_activity_at <= $lasts_seconds) {
            $last_activity_at += $to - $from;
        }
    }

    return $last_activity_at;
}

/** Returns what the option says: pairs of moments, the second one null for a pause that is not over. */
function inactivity_logout_stored_pauses(): array
{
    $pauses = json_decode((string) get_option(INACTIVITY_LOGOUT_PAUSES_OPTION), true);

    return array_values(array_filter(is_array($pauses) ? $pauses : [], static function ($pause): bool {
        return is_array($pause) && count($pause) === 2 && isset($pause[0]) && is_numeric($pause[0])
            && ($pause[1] === null || is_numeric($pause[1]));
    }));
}

function inactivity_logout_store_pauses(array $pauses): void
{
    $latest = array_slice($pauses, -INACTIVITY_LOGOUT_PAUSES_MAX);
    update_option(INACTIVITY_LOGOUT_PAUSES_OPTION, (string) json_encode($latest));
}
