<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Where somebody may be sent after logging in again: admin pages of this site and nothing else.

const INACTIVITY_LOGOUT_RETURN_BYTES_MAX = 2000;

/**
 * Answers whether a path may be returned to.
 *
 * - Must lie below the admin path of this site: no other site, however it is spelt.
 * - Must not be a login, logout, two-factor or password page, nor one of the module's own endpoints.
 */
function inactivity_logout_is_return_path(string $path, string $admin_path): bool
{
    if ($path === '' || strlen($path) > INACTIVITY_LOGOUT_RETURN_BYTES_MAX) {
        return false;
    }
    $page = preg_split('/[?#]/', $path, 2)[0];
    // Browsers read a backslash as a slash, drop control characters and resolve dot segments.
    if (preg_match('~[\x00-\x20\x7f\\\\]~', $path) === 1 || preg_match('~//|/\.\.?(/|\z)~', rawurldecode($page)) === 1) {
        return false;
    }
    if ($page !== $admin_path && strpos($page, $admin_path . '/') !== 0) {
        return false;
    }
    $section = explode('/', (string) substr($page, strlen($admin_path) + 1), 2)[0];

    return !in_array(rawurldecode($section), ['authentication', INACTIVITY_LOGOUT_MODULE], true);
}

/** Answers the path of the page that is being asked for, or null where there is nothing to return to. */
function inactivity_logout_asked_path(): ?string
{
    $path = (string) ($_SERVER['REQUEST_URI'] ?? '');
    $is_page = inactivity_logout_is_get() && inactivity_logout_is_navigation();

    return $is_page && inactivity_logout_is_return_path($path, inactivity_logout_admin_path()) ? $path : null;
}

/** Answers a path of this site as a full address, as redirect() wants it. */
function inactivity_logout_address_of(string $path): string
{
    $parts = parse_url(site_url());
    $port = isset($parts['port']) ? ':' . $parts['port'] : '';

    return $parts['scheme'] . '://' . $parts['host'] . $port . $path;
}
