<?php

/*
 * Where a person comes back to after the next login. The path is kept in a cookie of their own browser, which is not
 * to be trusted; the same rules as in core/navigation.ts.
 */

defined('BASEPATH') or exit('No direct script access allowed');

/** Longer paths are filters of tables; the cookie that holds the path may have 4096 bytes, percent signs tripled. */
const INACTIVITY_LOGOUT_LONGEST_PATH = 2000;

/** Sections below the admin path that nobody comes back to. */
const INACTIVITY_LOGOUT_NO_RETURN = ['authentication', 'inactivity_logout_master'];

/** Answers the path of the admin area without a slash at its end, as browsers see it: /crm/index.php/admin. */
function inactivity_logout_admin_path(): string
{
    return rtrim((string) parse_url(admin_url(), PHP_URL_PATH), '/');
}

/**
 * Answers whether somebody may be sent to `$path` after a login.
 *
 * - Must lie in the admin area; an address of another site cannot begin so.
 * - Must not be a login, logout, two-factor or password page, nor one of our endpoints.
 * - Must not hold what browsers and servers read differently: `//`, `\`, `/../`, control characters, spaces.
 */
function inactivity_logout_is_return_path(string $path, string $admin_path): bool
{
    if ($path === '' || strlen($path) > INACTIVITY_LOGOUT_LONGEST_PATH || preg_match('/^[\x21-\x7e]+\z/', $path) !== 1) {
        return false;
    }

    if (strpos($path, '//') !== false || strpos($path, '\\') !== false) {
        return false;
    }

    $page = rawurldecode(explode('#', explode('?', $path, 2)[0], 2)[0]);

    if (preg_match('~(^|/)\.{1,2}(/|\z)|//|\\\\|[\x00-\x1f\x7f]~', $page) === 1) {
        return false;
    }

    if ($page !== $admin_path && strpos($page, $admin_path . '/') !== 0) {
        return false;
    }

    $section = explode('/', substr($page, strlen($admin_path) + 1), 2)[0];

    return !in_array(strtolower($section), INACTIVITY_LOGOUT_NO_RETURN, true);
}

/**
 * Answers the path to come back to after a request that the server refused; null where there is none. The page itself
 * when it was typed or reopened, else the page it was asked from: a link may delete something.
 */
function inactivity_logout_return_path_of_request(array $server, string $admin_path): ?string
{
    if (!inactivity_logout_is_page_view($server)) {
        return null;
    }

    $site    = isset($server['HTTP_SEC_FETCH_SITE']) ? $server['HTTP_SEC_FETCH_SITE'] : 'none';
    $referer = isset($server['HTTP_REFERER']) ? $server['HTTP_REFERER'] : '';
    $path    = isset($server['REQUEST_URI']) ? $server['REQUEST_URI'] : '';

    if ($referer !== '' || $site !== 'none') {
        $path = inactivity_logout_path_on_host($referer, isset($server['HTTP_HOST']) ? $server['HTTP_HOST'] : '');
    }

    return inactivity_logout_is_return_path($path, $admin_path) ? $path : null;
}

/** Answers path and query of an address on `$host` (with its port); empty for any other address. */
function inactivity_logout_path_on_host(string $address, string $host): string
{
    $parts = parse_url($address);

    if (!is_array($parts) || !isset($parts['host'], $parts['path'])) {
        return '';
    }

    $authority = $parts['host'] . (isset($parts['port']) ? ':' . $parts['port'] : '');

    if (strcasecmp($authority, $host) !== 0) {
        return '';
    }

    return $parts['path'] . (isset($parts['query']) ? '?' . $parts['query'] : '');
}

/** Answers the path that the cookie keeps for this person; null when it is somebody else's, or nonsense. */
function inactivity_logout_return_path_from_cookie(?string $cookie, int $staff_id, string $admin_path): ?string
{
    $parts = explode('|', (string) $cookie, 2);

    if (count($parts) !== 2 || $parts[0] !== (string) $staff_id) {
        return null;
    }

    return inactivity_logout_is_return_path($parts[1], $admin_path) ? $parts[1] : null;
}

/** Sends the person who has just logged in to where they were, once. Perfex itself returns to no `clients` page. */
function inactivity_logout_go_back_once(int $staff_id): void
{
    $cookie = inactivity_logout_cookie(INACTIVITY_LOGOUT_RETURN_COOKIE);

    if ($cookie === null || !inactivity_logout_is_page_view($_SERVER) || inactivity_logout_is_authentication_page()) {
        return;
    }

    inactivity_logout_forget_cookie(INACTIVITY_LOGOUT_RETURN_COOKIE);
    $path = inactivity_logout_return_path_from_cookie($cookie, $staff_id, inactivity_logout_admin_path());

    if ($path !== null && $path !== $_SERVER['REQUEST_URI']) {
        redirect(inactivity_logout_site_origin() . $path);
        exit;
    }
}

/** Answers scheme, host and port of this Perfex. */
function inactivity_logout_site_origin(): string
{
    return (string) preg_replace('~^([a-z][a-z0-9+.-]*://[^/?#]*).*\z~is', '$1', base_url());
}

/** Somebody who was logged out opens another admin page: that is where they want to be after the login now. */
function inactivity_logout_follow_to_page(): void
{
    $cookie = inactivity_logout_cookie(INACTIVITY_LOGOUT_RETURN_COOKIE);

    if ($cookie === null || inactivity_logout_cookie(INACTIVITY_LOGOUT_REASON_COOKIE) === null) {
        return;
    }

    $path     = inactivity_logout_return_path_of_request($_SERVER, inactivity_logout_admin_path());
    $staff_id = (int) explode('|', $cookie, 2)[0];

    if ($path !== null && $staff_id > 0) {
        inactivity_logout_keep_cookie(INACTIVITY_LOGOUT_RETURN_COOKIE, $staff_id . '|' . $path);
    }
}
