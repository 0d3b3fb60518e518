<?php

/**
 * Configuration items, and the URLs that follow from the base URL.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Config
{
    public $config    = array();
    public $is_loaded = array();

    public function __construct()
    {
        $this->config = array(
            'base_url'                => APP_BASE_URL,
            'index_page'              => APP_INDEX_PAGE,
            'charset'                 => 'UTF-8',
            'language'                => 'english',
            'sess_driver'             => SESS_DRIVER,
            'sess_save_path'          => SESS_SAVE_PATH,
            'sess_cookie_name'        => APP_SESSION_COOKIE_NAME,
            'sess_expiration'         => APP_SESSION_EXPIRATION,
            'sess_time_to_update'     => APP_SESSION_TIME_TO_UPDATE,
            'sess_regenerate_destroy' => APP_SESSION_REGENERATE_DESTROY,
            'sess_match_ip'           => false,
            'cookie_prefix'           => APP_COOKIE_PREFIX,
            'cookie_domain'           => APP_COOKIE_DOMAIN,
            'cookie_path'             => APP_COOKIE_PATH,
            'cookie_secure'           => APP_COOKIE_SECURE,
            'cookie_httponly'         => APP_COOKIE_HTTPONLY,
            'global_xss_filtering'    => true,
            'csrf_protection'         => APP_CSRF_PROTECTION,
            'csrf_token_name'         => APP_CSRF_TOKEN_NAME,
            'csrf_cookie_name'        => APP_CSRF_COOKIE_NAME,
            'csrf_expire'             => APP_CSRF_EXPIRE,
            'csrf_regenerate'         => false,
            'csrf_exclude_uris'       => isset($GLOBALS['app_csrf_exclude_uris']) ? $GLOBALS['app_csrf_exclude_uris'] : array(),
            'migration_version'       => APP_MIGRATION_VERSION,
        );
    }

    public function item($item, $index = '')
    {
        if ($index !== '') {
            return isset($this->config[$index][$item]) ? $this->config[$index][$item] : null;
        }

        return isset($this->config[$item]) ? $this->config[$item] : null;
    }

    public function slash_item($item)
    {
        $value = (string) $this->item($item);

        return trim($value) === '' ? '' : rtrim($value, '/') . '/';
    }

    public function set_item($item, $value)
    {
        $this->config[$item] = $value;
    }

    public function load($file = '', $use_sections = false, $fail_gracefully = false)
    {
        $path = APP_MODULES_PATH . load_class('Router')->fetch_module() . '/config/' . $file . '.php';

        if (strpos($file, '/') !== false) {
            list($module, $name) = explode('/', $file, 2);
            $path                = APP_MODULES_PATH . $module . '/config/' . $name . '.php';
        }

        if (!is_file($path)) {
            if ($fail_gracefully) {
                return false;
            }

            show_error('The configuration file ' . $file . '.php does not exist.');
        }

        $config = array();
        include $path;

        $this->config      = $use_sections ? array_merge($this->config, array($file => $config)) : array_merge($this->config, $config);
        $this->is_loaded[] = $path;

        return true;
    }

    public function base_url($uri = '', $protocol = null)
    {
        return $this->slash_item('base_url') . ltrim(is_array($uri) ? implode('/', $uri) : (string) $uri, '/');
    }

    public function site_url($uri = '', $protocol = null)
    {
        $uri   = ltrim(is_array($uri) ? implode('/', $uri) : (string) $uri, '/');
        $index = (string) $this->item('index_page');

        if ($uri === '') {
            return $this->slash_item('base_url') . $index;
        }

        return $this->slash_item('base_url') . $this->slash_item('index_page') . $uri;
    }
}
