<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What kind of request this is, and when it arrived; and how a background request is answered.

/** Answers when the request arrived, as epoch seconds: not when a session lock let it in. */
function inactivity_logout_now(): float
{
    return (float) ($_SERVER['REQUEST_TIME_FLOAT'] ?? microtime(true));
}

/** Answers a request header, or an empty string. */
function inactivity_logout_header(string $name): string
{
    $value = $_SERVER['HTTP_' . strtoupper(str_replace('-', '_', $name))] ?? '';

    return is_string($value) ? $value : '';
}

/**
 * Returns whether a browser asks for a page to show.
 *
 * - Must not take AJAX, a fetch, an image or anything speculative for a navigation.
 * - Must take what a service worker forwards for one. Chromium and WebKit keep the mode `navigate` then; Firefox sends
 *   `same-origin`, and of a navigation only the `Accept` is left. Scripts accept anything unless told otherwise; jQuery,
 *   which sometimes is, adds X-Requested-With.
 * - Must take a request without a mode (Safari before 16.4) for one unless it says that it is AJAX.
 */
function inactivity_logout_is_navigation(): bool
{
    if (get_instance()->input->is_ajax_request()) {
        return false;
    }
    if (inactivity_logout_header('Sec-Purpose') . inactivity_logout_header('Purpose') !== '') {
        return false;
    }
    $mode = inactivity_logout_header('Sec-Fetch-Mode');
    if ($mode === 'same-origin') {
        return strpos(inactivity_logout_header('Accept'), 'text/html,') === 0;
    }

    return in_array($mode, ['', 'navigate'], true);
}

function inactivity_logout_is_get(): bool
{
    return strtoupper((string) ($_SERVER['REQUEST_METHOD'] ?? 'GET')) === 'GET';
}

/** Answers the segments of the address below the site, such as `['admin', 'clients', 'client', '5']`. */
function inactivity_logout_segments(): array
{
    $path = trim((string) get_instance()->uri->uri_string(), '/');

    return $path === '' ? [] : explode('/', $path);
}

/**
 * Returns whether this is the report or the worker, which judge themselves, with or without `admin/` before them.
 *
 * - Must exempt these two and nothing else below the module's name: a page that is added there one day is judged.
 */
function inactivity_logout_is_own_endpoint(): bool
{
    $segments = inactivity_logout_segments();
    if (($segments[0] ?? '') === get_admin_uri()) {
        array_shift($segments);
    }

    return in_array($segments, [[INACTIVITY_LOGOUT_MODULE, 'session'], [INACTIVITY_LOGOUT_MODULE, 'worker']], true);
}

/** Answers the path of the admin area without a slash at its end, `/admin` or `/crm/index.php/admin`. */
function inactivity_logout_admin_path(): string
{
    return rtrim((string) parse_url(admin_url(), PHP_URL_PATH), '/');
}

/** Answers the path of everything that this Perfex has, `/` or `/crm`: another one may live beside it. */
function inactivity_logout_installation_path(): string
{
    return rtrim((string) parse_url(base_url(), PHP_URL_PATH), '/') ?: '/';
}

/** "The customer was saved" is for the page that follows, and CodeIgniter drops it after the next request, whoever asks. */
function inactivity_logout_leave_flash_messages_to_next_page(): void
{
    $session = get_instance()->session;
    $session->keep_flashdata(array_keys($session->flashdata()));
}

/** Answers with JSON that nobody keeps, and ends the request. */
function inactivity_logout_answer_json(int $status, array $data): void
{
    if (!is_staff_logged_in()) {
        inactivity_logout_leave_session_cookie_alone();
    }
    $output = get_instance()->output;
    $output->set_status_header($status);
    $output->set_header('Cache-Control: no-store');
    $output->set_content_type('application/json', 'utf-8');
    // A reason may quote what somebody sent, and that need not be text.
    $output->set_output((string) json_encode($data, JSON_INVALID_UTF8_SUBSTITUTE));
    $output->_display();
    exit;
}

/**
 * What a browser has asked in the background may be answered after a page has changed the session's id, or after the next
 * login, and CodeIgniter would send the old cookie after the new one.
 *
 * - Must not be done to a report of somebody who is logged in: she would lose the cookie of a long day on one page, and, where
 *   a page has just changed the id, the activity that is noted under the id before.
 * - Must let a logout take its own cookie away: the browser may have the login under another session id by now.
 */
function inactivity_logout_leave_session_cookie_alone(): void
{
    $cookies = preg_grep('/^Set-Cookie:/i', headers_list());
    $old = '/^Set-Cookie: ' . preg_quote(session_name(), '/') . '=(?!deleted;)/i';
    header_remove('Set-Cookie');
    foreach (preg_grep($old, $cookies, PREG_GREP_INVERT) as $cookie) {
        header($cookie, false);
    }
}
