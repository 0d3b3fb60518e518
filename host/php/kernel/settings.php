<?php

/**
 * The constants an installation may set in app-config.php, with what holds when it does not.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$defaults = array(
    'APP_PROFILE'                     => '3.x',
    'APP_BASE_URL'                    => 'http://localhost/',
    'APP_INDEX_PAGE'                  => '',
    'APP_DATABASE_DSN'                => 'sqlite:' . FCPATH . 'database.sqlite',
    'APP_DB_USERNAME'                 => '',
    'APP_DB_PASSWORD'                 => '',
    'APP_DB_PREFIX'                   => 'tbl',
    'APP_DB_CHARSET'                  => 'utf8mb4',
    'APP_DB_STRICTON'                 => false,
    'SESS_DRIVER'                     => 'database',
    'SESS_SAVE_PATH'                  => 'sessions',
    'APP_SESSION_COOKIE_NAME'         => 'sp_session',
    'APP_SESSION_EXPIRATION'          => 28800,
    'APP_SESSION_TIME_TO_UPDATE'      => 300,
    'APP_SESSION_REGENERATE_DESTROY'  => false,
    'APP_SESSION_COOKIE_SAME_SITE'    => 'Lax',
    'APP_COOKIE_PREFIX'               => '',
    'APP_COOKIE_DOMAIN'               => '',
    'APP_COOKIE_PATH'                 => '/',
    'APP_COOKIE_SECURE'               => false,
    'APP_COOKIE_HTTPONLY'             => false,
    'APP_CSRF_PROTECTION'             => true,
    'APP_CSRF_TOKEN_NAME'             => 'csrf_token_name',
    'APP_CSRF_COOKIE_NAME'            => 'csrf_cookie_name',
    'APP_CSRF_EXPIRE'                 => 3660,
    'APP_ENC_KEY'                     => 'stand-in',
);

foreach ($defaults as $name => $value) {
    if (!defined($name)) {
        define($name, $value);
    }
}

define('APP_DB_COLLATION', APP_DB_CHARSET . '_unicode_ci');

// The migration number, from which Perfex derives its version: 341 is 3.4.1.
define('APP_MIGRATION_VERSION', APP_PROFILE === '2.x' ? 273 : 341);
define('ADMIN_URL', defined('CUSTOM_ADMIN_URL') ? CUSTOM_ADMIN_URL : 'admin');
define('ADMIN_URI', ADMIN_URL);
