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
    // Decoded first: a server may take `%2f` for a slash.
    $section = explode('/', rawurldecode((string) substr($page, strlen($admin_path) + 1)), 2)[0];

    return !in_array(strtolower($section), ['authentication', INACTIVITY_LOGOUT_MODULE], true);
}

/**
 * Answers the path to return to after the request at hand was refused, or null where there is none: the admin page
 * that held the link, since a link may have a side effect (Perfex deletes by GET), or the page itself if it was typed.
 */
function inactivity_logout_asked_path(): ?string
{
    // A navigation that our worker forwards has the destination `empty`.
    $is_page = inactivity_logout_is_get() && inactivity_logout_is_navigation()
        && in_array(inactivity_logout_header('Sec-Fetch-Dest'), ['', 'document', 'empty'], true);
    if (!$is_page) {
        return null;
    }
    $admin_path = inactivity_logout_admin_path();
    foreach ([inactivity_logout_referring_path(), (string) ($_SERVER['REQUEST_URI'] ?? '')] as $path) {
        if (inactivity_logout_is_return_path($path, $admin_path)) {
            return $path;
        }
    }

    return null;
}

/** Answers the path of the page of this site that the request comes from, or an empty string. */
function inactivity_logout_referring_path(): string
{
    $referrer = inactivity_logout_header('Referer');
    $site = (string) preg_replace('~^(https?://[^/]+).*~', '$1', admin_url());

    return strpos($referrer, $site . '/') === 0 ? substr($referrer, strlen($site)) : '';
}

/** Answers a path of this site as a full address, as redirect() wants it. */
function inactivity_logout_address_of(string $path): string
{
    $parts = parse_url(site_url());
    $port = isset($parts['port']) ? ':' . $parts['port'] : '';

    return $parts['scheme'] . '://' . $parts['host'] . $port . $path;
}
