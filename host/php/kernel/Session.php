<?php

/**
 * CodeIgniter's session on PHP's own: when the id rotates, when the cookie is renewed, and flash data
 * (docs/host.md#session-ids).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Session
{
    public $userdata;

    public function __construct()
    {
        if (is_cli()) {
            $_SESSION       = array();
            $this->userdata = &$_SESSION;

            return;
        }

        if ($this->start()) {
            $this->rotate_or_renew();
            $this->age_flash_data();
        } else {
            $_SESSION = array();
        }

        $this->userdata = &$_SESSION;
    }

    public function userdata($key = null)
    {
        if ($key !== null) {
            return isset($_SESSION[$key]) ? $_SESSION[$key] : null;
        }

        $all = $_SESSION;
        unset($all['__ci_vars'], $all['__ci_last_regenerate']);

        return array_diff_key($all, $this->flashdata());
    }

    public function has_userdata($key)
    {
        return isset($_SESSION[$key]);
    }

    public function set_userdata($data, $value = null)
    {
        foreach (is_array($data) ? $data : array($data => $value) as $key => $item) {
            $_SESSION[$key] = $item;
        }
    }

    public function unset_userdata($keys)
    {
        foreach ((array) $keys as $key) {
            unset($_SESSION[$key]);
        }
    }

    public function all_userdata()
    {
        return $this->userdata();
    }

    public function set_flashdata($data, $value = null)
    {
        $this->set_userdata($data, $value);
        $this->mark_as_flash(is_array($data) ? array_keys($data) : $data);
    }

    public function mark_as_flash($keys)
    {
        foreach ((array) $keys as $key) {
            $_SESSION['__ci_vars'][$key] = 'new';
        }

        return true;
    }

    public function keep_flashdata($keys)
    {
        $this->mark_as_flash($keys);
    }

    public function flashdata($key = null)
    {
        $marked = isset($_SESSION['__ci_vars']) ? $_SESSION['__ci_vars'] : array();

        if ($key !== null) {
            return isset($marked[$key], $_SESSION[$key]) ? $_SESSION[$key] : null;
        }

        return array_intersect_key($_SESSION, $marked);
    }

    public function sess_regenerate($destroy = false)
    {
        $_SESSION['__ci_last_regenerate'] = time();
        session_regenerate_id($destroy);
    }

    public function sess_destroy()
    {
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_destroy();
            // The browser forgets the id, too: PHP writes "deleted" for an empty value
            // (docs/host.md#destroying-a-session).
            send_cookie(session_name(), '', -1, true, APP_SESSION_COOKIE_SAME_SITE);
        }
    }

    public function __get($key)
    {
        if ($key === 'session_id') {
            return session_id();
        }

        return isset($_SESSION[$key]) ? $_SESSION[$key] : null;
    }

    public function __set($key, $value)
    {
        $_SESSION[$key] = $value;
    }

    public function __isset($key)
    {
        return isset($_SESSION[$key]);
    }

    private function start()
    {
        $name     = APP_COOKIE_PREFIX . APP_SESSION_COOKIE_NAME;
        $lifetime = (int) APP_SESSION_EXPIRATION;

        // Anything that cannot be a session id is treated as no cookie at all. PHP makes none shorter than 22; Debian's are 26.
        if (isset($_COOKIE[$name]) && (!is_string($_COOKIE[$name]) || !preg_match('/^[0-9a-zA-Z,-]{22,128}$/', $_COOKIE[$name]))) {
            unset($_COOKIE[$name]);
        }

        ini_set('session.use_strict_mode', '1');
        ini_set('session.use_cookies', '1');
        ini_set('session.use_only_cookies', '1');
        ini_set('session.use_trans_sid', '0');
        ini_set('session.cache_limiter', 'nocache');
        ini_set('session.serialize_handler', 'php');
        ini_set('session.gc_maxlifetime', (string) $lifetime);
        ini_set('session.gc_probability', '1');
        ini_set('session.gc_divisor', '100');
        // PHP would save unchanged data lazily; CodeIgniter's stores always touch the stored moment.
        ini_set('session.lazy_write', '1');

        session_name($name);
        session_set_cookie_params(array(
            'lifetime' => $lifetime,
            'path'     => APP_COOKIE_PATH,
            'domain'   => APP_COOKIE_DOMAIN,
            'secure'   => APP_COOKIE_SECURE,
            'httponly' => true,
            'samesite' => APP_SESSION_COOKIE_SAME_SITE,
        ));
        session_set_save_handler(SESS_DRIVER === 'files' ? new Session_files_store() : new Session_database_store(get_instance()->db), true);

        // A store that cannot read has reasons of its own; to PHP they are worth a warning.
        return @session_start();
    }

    private function rotate_or_renew()
    {
        $name     = session_name();
        $interval = (int) APP_SESSION_TIME_TO_UPDATE;

        if (!load_class('Input')->is_ajax_request() && $interval > 0) {
            if (!isset($_SESSION['__ci_last_regenerate'])) {
                $_SESSION['__ci_last_regenerate'] = time();
            } elseif ($_SESSION['__ci_last_regenerate'] < time() - $interval) {
                $this->sess_regenerate((bool) APP_SESSION_REGENERATE_DESTROY);
            }
        } elseif (isset($_COOKIE[$name]) && $_COOKIE[$name] === session_id()) {
            send_cookie($name, session_id(), (int) APP_SESSION_EXPIRATION, true, APP_SESSION_COOKIE_SAME_SITE);
        }
    }

    private function age_flash_data()
    {
        if (empty($_SESSION['__ci_vars'])) {
            return;
        }

        foreach ($_SESSION['__ci_vars'] as $key => $age) {
            if ($age === 'new') {
                $_SESSION['__ci_vars'][$key] = 'old';
            } else {
                unset($_SESSION[$key], $_SESSION['__ci_vars'][$key]);
            }
        }

        if ($_SESSION['__ci_vars'] === array()) {
            unset($_SESSION['__ci_vars']);
        }
    }
}
