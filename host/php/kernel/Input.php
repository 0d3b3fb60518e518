<?php

/**
 * What the browser sent. Reading it checks the CSRF token first.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Input
{
    public function __construct()
    {
        if (config_item('csrf_protection') && !is_cli()) {
            load_class('Security')->csrf_verify();
        }

    }

    public function get($index = null, $xss_clean = null)
    {
        return $this->pick($_GET, $index, $xss_clean);
    }

    public function post($index = null, $xss_clean = null)
    {
        return $this->pick($_POST, $index, $xss_clean);
    }

    public function get_post($index, $xss_clean = null)
    {
        return isset($_GET[$index]) ? $this->get($index, $xss_clean) : $this->post($index, $xss_clean);
    }

    public function post_get($index, $xss_clean = null)
    {
        return isset($_POST[$index]) ? $this->post($index, $xss_clean) : $this->get($index, $xss_clean);
    }

    public function cookie($index = null, $xss_clean = null)
    {
        return $this->pick($_COOKIE, $index, $xss_clean);
    }

    public function server($index, $xss_clean = null)
    {
        return $this->pick($_SERVER, $index, $xss_clean);
    }

    public function set_cookie($name, $value = '', $expire = 0, $domain = '', $path = '/', $prefix = '', $secure = null, $httponly = null)
    {
        if (is_array($name)) {
            foreach (array('value', 'expire', 'domain', 'path', 'prefix', 'secure', 'httponly', 'name') as $item) {
                if (isset($name[$item])) {
                    $$item = $name[$item];
                }
            }
        }

        setcookie(($prefix !== '' ? $prefix : APP_COOKIE_PREFIX) . $name, (string) $value, array(
            'expires'  => is_numeric($expire) && $expire > 0 ? time() + (int) $expire : ($expire === 0 ? 0 : time() - 86500),
            'path'     => $path !== '/' ? $path : APP_COOKIE_PATH,
            'domain'   => $domain !== '' ? $domain : APP_COOKIE_DOMAIN,
            'secure'   => $secure === null ? APP_COOKIE_SECURE : (bool) $secure,
            'httponly' => $httponly === null ? APP_COOKIE_HTTPONLY : (bool) $httponly,
            'samesite' => 'Lax',
        ));
    }

    public function request_headers($xss_clean = false)
    {
        $headers = array();

        foreach ($_SERVER as $name => $value) {
            if (strpos($name, 'HTTP_') === 0) {
                $headers[str_replace(' ', '-', ucwords(strtolower(str_replace('_', ' ', substr($name, 5)))))] = $value;
            }
        }

        return $headers;
    }

    public function get_request_header($index, $xss_clean = false)
    {
        $name = 'HTTP_' . strtoupper(str_replace('-', '_', $index));

        return isset($_SERVER[$name]) ? ($xss_clean ? load_class('Security')->xss_clean($_SERVER[$name]) : $_SERVER[$name]) : null;
    }

    public function is_ajax_request()
    {
        return isset($_SERVER['HTTP_X_REQUESTED_WITH']) && strtolower($_SERVER['HTTP_X_REQUESTED_WITH']) === 'xmlhttprequest';
    }

    public function is_cli_request()
    {
        return is_cli();
    }

    public function method($upper = false)
    {
        $method = $this->server('REQUEST_METHOD');

        return $upper ? strtoupper($method) : strtolower($method);
    }

    public function ip_address()
    {
        $address = isset($_SERVER['REMOTE_ADDR']) ? $_SERVER['REMOTE_ADDR'] : '';

        return filter_var($address, FILTER_VALIDATE_IP) ? $address : '0.0.0.0';
    }

    public function valid_ip($address, $which = '')
    {
        return (bool) filter_var($address, FILTER_VALIDATE_IP);
    }

    public function user_agent($xss_clean = null)
    {
        return $this->pick($_SERVER, 'HTTP_USER_AGENT', $xss_clean);
    }

    public function __get($name)
    {
        return $name === 'raw_input_stream' ? file_get_contents('php://input') : null;
    }

    // The filter is applied to what is asked for, and an explicit false leaves it out; $_POST itself stays as sent.
    private function pick(array $from, $index, $xss_clean)
    {
        $xss_clean = $xss_clean === null ? config_item('global_xss_filtering') : $xss_clean;

        if ($index === null) {
            return $xss_clean ? load_class('Security')->xss_clean($from) : $from;
        }

        if (is_array($index)) {
            $picked = array();

            foreach ($index as $key) {
                $picked[$key] = $this->pick($from, $key, $xss_clean);
            }

            return $picked;
        }

        $value = isset($from[$index]) ? $from[$index] : null;

        return $xss_clean ? load_class('Security')->xss_clean($value) : $value;
    }
}
