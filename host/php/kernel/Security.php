<?php

/**
 * The CSRF token and its cookie (docs/host.md#csrf-token), and a plain cleaning of posted text.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Security
{
    private $hash = '';

    public function __construct()
    {
        if (!config_item('csrf_protection') || is_cli()) {
            return;
        }

        $cookie     = isset($_COOKIE[$this->cookie_name()]) ? $_COOKIE[$this->cookie_name()] : '';
        $this->hash = is_string($cookie) && preg_match('/^[0-9a-f]{32}$/', $cookie) ? $cookie : bin2hex(random_bytes(16));
    }

    public function csrf_verify()
    {
        if (strtoupper($_SERVER['REQUEST_METHOD']) !== 'POST') {
            return $this->csrf_set_cookie();
        }

        foreach (config_item('csrf_exclude_uris') as $pattern) {
            if (preg_match('#^' . $pattern . '$#iu', load_class('Uri')->uri_string())) {
                return $this;
            }
        }

        $name   = $this->get_csrf_token_name();
        $token  = isset($_POST[$name]) ? $_POST[$name] : null;
        $cookie = isset($_COOKIE[$this->cookie_name()]) ? $_COOKIE[$this->cookie_name()] : null;

        unset($_POST[$name]);

        if (!is_string($token) || !is_string($cookie) || !hash_equals($cookie, $token)) {
            $this->csrf_show_error();
        }

        return $this->csrf_set_cookie();
    }

    public function csrf_set_cookie()
    {
        // A secure cookie is not even tried where there is no TLS (docs/host.md#csrf-token).
        if (APP_COOKIE_SECURE && !is_https()) {
            return $this;
        }

        send_cookie($this->cookie_name(), $this->hash, (int) config_item('csrf_expire'), APP_COOKIE_HTTPONLY, 'Strict');

        return $this;
    }

    public function csrf_show_error()
    {
        if (isset($_SERVER['HTTP_X_REQUESTED_WITH']) && strtolower($_SERVER['HTTP_X_REQUESTED_WITH']) === 'xmlhttprequest') {
            set_status_header(419, 'Page Expired');
            exit('Page Expired');
        }

        if (APP_PROFILE === '2.x') {
            show_error('The action you have requested is not allowed.', 403);
        }

        show_error('The form was open for too long. Go back, reload the page and send it again.', 403, '419 Page Expired!');
    }

    public function get_csrf_hash()
    {
        return $this->hash;
    }

    public function get_csrf_token_name()
    {
        return config_item('csrf_token_name');
    }

    /** Text comes out as other text, and not only where somebody attacks (docs/host.md#xss-cleaning). */
    public function xss_clean($text, $is_image = false)
    {
        if (is_array($text)) {
            return array_map(array($this, 'xss_clean'), $text);
        }

        if (!is_string($text)) {
            return $text;
        }

        // Bytes, not letters: what comes out need not be UTF-8 any more, and html_escape() answers '' to that.
        do {
            $encoded = $text;
            $text    = preg_replace_callback('/%\s*([0-9a-f]{2})/i', function ($match) {
                return chr(hexdec($match[1]));
            }, $encoded);
        } while ($text !== $encoded);

        $text = str_ireplace(array('<!--', 'document.cookie', 'eval('), array('&lt;!--', '[removed]', 'eval&#40;'), remove_invisible_characters($text));
        $text = preg_replace('/<[^<>]*>/', '', $text);

        return preg_replace('#(javascript|vbscript)\s*:#i', '[removed]', $text);
    }

    public function sanitize_filename($name, $relative_path = false)
    {
        return preg_replace('/[^\w.\-]+/', '', basename($name));
    }

    private function cookie_name()
    {
        return APP_COOKIE_PREFIX . config_item('csrf_cookie_name');
    }
}
