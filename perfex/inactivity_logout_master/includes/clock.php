<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What is left of a server clock that was ahead for a while, or of a moment that somebody has made up: moments in the
// future. Left alone they would keep a session alive until they have come.

// Servers that share a database may disagree by as much. The browser's half allows its own clock the same.
const INACTIVITY_LOGOUT_CLOCK_TOLERANCE_SECONDS = 120;

/**
 * Returns whether a moment has not come yet. Not measured by the request's arrival: a request that waited for a session
 * lock may read what a later one has written.
 */
function inactivity_logout_is_future(float $moment): bool
{
    return $moment > microtime(true) + INACTIVITY_LOGOUT_CLOCK_TOLERANCE_SECONDS;
}

/** Returns a moment that stands in an option; 0 for one that is missing, or that lies in the future. */
function inactivity_logout_moment_in_option(string $name): float
{
    $moment = (float) get_option($name);

    return inactivity_logout_is_future($moment) ? 0.0 : $moment;
}
