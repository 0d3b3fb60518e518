<?php

/**
 * The kernel's own functions that controllers, views and modules call from everywhere.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function &get_instance()
{
    return CI_Controller::get_instance();
}

/** The parts that exist before any controller does: input, uri, router, output, security, config, load, lang. */
function &load_class($name, $directory = '', $param = null)
{
    static $loaded = array();

    $key = strtolower($name);

    if (!isset($loaded[$key])) {
        $class        = 'CI_' . $name;
        $loaded[$key] = new $class($param);
    }

    return $loaded[$key];
}

function config_item($item)
{
    return load_class('Config')->item($item);
}

function is_cli()
{
    return PHP_SAPI === 'cli' && !isset($_SERVER['REQUEST_METHOD']);
}

function log_message($level, $message)
{
    if ($level !== 'error') {
        return;
    }

    file_put_contents(FCPATH . 'php-errors.log', date('Y-m-d H:i:s') . ' ' . $level . ' ' . $message . "\n", FILE_APPEND);
}

function html_escape($value, $double_encode = true)
{
    if (is_array($value)) {
        foreach ($value as $key => $item) {
            $value[$key] = html_escape($item, $double_encode);
        }

        return $value;
    }

    return $value === null || $value === '' ? $value : htmlspecialchars((string) $value, ENT_QUOTES, 'UTF-8', $double_encode);
}

/** A code that is not in HTTP/1.1 needs words of its own, or the answer is an error page (docs/host.md#output). */
function set_status_header($code = 200, $text = '')
{
    $known = array_merge(array(100, 101), range(200, 206), range(300, 305), array(307), range(400, 417), range(500, 505));

    if ($text === '' && !in_array((int) $code, $known, true) && !is_cli()) {
        show_error('A status of ' . (int) $code . ' needs a text of its own.');
    }

    if (!headers_sent() && !is_cli()) {
        $text === '' ? http_response_code((int) $code) : header('HTTP/1.1 ' . $code . ' ' . $text, true, (int) $code);
    }
}

function remove_invisible_characters($text, $url_encoded = true)
{
    return preg_replace('/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]+/', '', $text);
}

function is_https()
{
    return (!empty($_SERVER['HTTPS']) && strtolower($_SERVER['HTTPS']) !== 'off')
        || (isset($_SERVER['HTTP_X_FORWARDED_PROTO']) && strtolower($_SERVER['HTTP_X_FORWARDED_PROTO']) === 'https');
}

function is_php($version)
{
    return version_compare(PHP_VERSION, (string) $version, '>=');
}

/** Sends a cookie with the installation's cookie settings; a lifetime of 0 lasts as long as the browser. */
function send_cookie($name, $value, $lifetime, $http_only, $same_site)
{
    setcookie($name, $value, array(
        'expires'  => $lifetime === 0 ? 0 : time() + $lifetime,
        'path'     => APP_COOKIE_PATH,
        'domain'   => APP_COOKIE_DOMAIN,
        'secure'   => APP_COOKIE_SECURE,
        'httponly' => $http_only,
        'samesite' => $same_site,
    ));
}
