<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The record of logins holds people's addresses and browsers, so it is kept for a time and not for ever. What is deleted
// never comes back, so the clock has to show the same day twice before anything is.

// What the clock showed when cron noted it.
const INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION = 'inactivity_logout_clock_noted_at';

// For so long the clock has to go on from there; a clock that is wrong for longer has been set by somebody.
const INACTIVITY_LOGOUT_CLOCK_PROVEN_SECONDS = 86400;

/**
 * Deletes the logins that are older than the record is kept, as of the day before.
 *
 * - Must not believe a single look at the clock: one that is a year ahead for a minute would take the whole record.
 */
function inactivity_logout_purge_record(float $now): void
{
    // 0 for a moment in the future: the clock was wrong then, or is now.
    $noted_at = inactivity_logout_moment_in_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION);
    if ($noted_at > 0 && $now - $noted_at < INACTIVITY_LOGOUT_CLOCK_PROVEN_SECONDS) {
        return;
    }
    if ($noted_at > 0) {
        $kept_since = $noted_at - inactivity_logout_record_days() * 86400;
        inactivity_logout_delete_logins_before($kept_since);
        inactivity_logout_delete_holds_before($kept_since);
    }
    update_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION, inactivity_logout_moment($now));
}
