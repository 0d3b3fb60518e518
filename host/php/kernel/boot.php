<?php

/**
 * Loads the kernel and an installation's configuration; used by the front controller and by install.php.
 * Nothing here touches the database or answers a request.
 */

defined('FCPATH') or exit('No direct script access allowed');

define('BASEPATH', __DIR__ . '/');
define('APPPATH', dirname(__DIR__) . '/');
define('VIEWPATH', APPPATH . 'views/');
define('EXT', '.php');
define('ENVIRONMENT', 'production');
define('APP_MODULES_PATH', FCPATH . 'modules/');
define('LIBSPATH', APPPATH . 'libraries/');

error_reporting(E_ALL);
ini_set('display_errors', '0');
ini_set('log_errors', '1');
ini_set('error_log', FCPATH . 'php-errors.log');
mb_internal_encoding('UTF-8');

require FCPATH . 'app-config.php';

require BASEPATH . 'settings.php';
require BASEPATH . 'functions.php';
require BASEPATH . 'errors.php';
require BASEPATH . 'hooks.php';
require BASEPATH . 'Config.php';
require BASEPATH . 'Uri.php';
require BASEPATH . 'Router.php';
require BASEPATH . 'Security.php';
require BASEPATH . 'Input.php';
require BASEPATH . 'Output.php';
require BASEPATH . 'Loader.php';
require BASEPATH . 'Lang.php';
require BASEPATH . 'Session.php';
require BASEPATH . 'session-stores.php';
require BASEPATH . 'Database.php';
require BASEPATH . 'mysql-words-for-sqlite.php';
require BASEPATH . 'Database_result.php';
require BASEPATH . 'Dbforge.php';
require BASEPATH . 'User_agent.php';
require BASEPATH . 'Form_validation.php';
require BASEPATH . 'Encryption.php';
require BASEPATH . 'request.php';

foreach (array('CI_Controller', 'CI_Model', 'App_Model', 'App_module_migration', 'App_Controller', 'AdminController', 'ClientsController') as $class) {
    require APPPATH . 'core/' . $class . '.php';
}

foreach (array('options', 'urls', 'people', 'modules', 'settings', 'languages', 'pages', 'fields', 'records') as $helper) {
    require APPPATH . 'helpers/' . $helper . '_helper.php';
}
