<?php

/**
 * Addresses and redirects (docs/host.md#requests-without-a-login).
 */

defined('BASEPATH') or exit('No direct script access allowed');

function site_url($uri = '', $protocol = null)
{
    return load_class('Config')->site_url($uri, $protocol);
}

function base_url($uri = '', $protocol = null)
{
    return load_class('Config')->base_url($uri, $protocol);
}

function get_admin_uri()
{
    return ADMIN_URI;
}

function admin_url($url = '')
{
    return site_url(get_admin_uri() . '/' . ltrim((string) $url, '/'));
}

function current_url()
{
    return site_url(uri_string());
}

function current_full_url()
{
    $query = isset($_SERVER['QUERY_STRING']) ? (string) $_SERVER['QUERY_STRING'] : '';

    return $query === '' ? current_url() : current_url() . '?' . $query;
}

function uri_string()
{
    return load_class('Uri')->uri_string();
}

function anchor($uri = '', $title = '', $attributes = '')
{
    return '<a href="' . (preg_match('#^https?:#', $uri) ? $uri : site_url($uri)) . '"' . html_attributes($attributes) . '>' . $title . '</a>';
}

function redirect($uri = '', $method = 'auto', $code = null)
{
    $address = preg_match('#^(\w+:)?//#i', $uri) ? $uri : site_url($uri);

    if (empty($code)) {
        $code = 302;

        if (isset($_SERVER['SERVER_PROTOCOL'], $_SERVER['REQUEST_METHOD']) && $_SERVER['SERVER_PROTOCOL'] === 'HTTP/1.1') {
            $code = $_SERVER['REQUEST_METHOD'] !== 'GET' ? 303 : 307;
        }
    }

    header('Location: ' . $address, true, (int) $code);
    exit;
}

/** Keeps this address for after the login, whatever kind of request asked for it, polls for notifications excepted. */
function redirect_after_login_to_current_url()
{
    $address = current_full_url();

    if (strpos($address, 'notifications_check') === false) {
        get_instance()->session->set_userdata('red_url', $address);
    }
}

/** Goes back to the kept address and ends the request, or returns when there is none. */
function maybe_redirect_to_previous_url()
{
    $session = get_instance()->session;

    if (!$session->has_userdata('red_url')) {
        return;
    }

    $address = $session->userdata('red_url');
    $session->unset_userdata('red_url');

    if (is_staff_logged_in() && strpos($address, 'clients') !== false) {
        return;
    }

    redirect($address);
}
