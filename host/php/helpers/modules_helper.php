<?php

/**
 * What modules call to register themselves and to find their own files (docs/host.md#registration-helpers).
 */

defined('BASEPATH') or exit('No direct script access allowed');

function register_activation_hook($module, $function)
{
    hooks()->add_action('activate_' . $module . '_module', $function);
}

function register_deactivation_hook($module, $function)
{
    hooks()->add_action('deactivate_' . $module . '_module', $function);
}

function register_uninstall_hook($module, $function)
{
    hooks()->add_action('uninstall_' . $module . '_module', $function);
}

function register_cron_task($function)
{
    hooks()->add_action('after_cron_run', $function);
}

function register_language_files($module, $files = array())
{
    $files = (array) $files === array() ? array($module) : (array) $files;

    $load = function ($language) use ($module, $files) {
        $language = is_string($language) && $language !== '' ? $language : 'english';
        $folder   = APP_MODULES_PATH . $module . '/language/';

        foreach ($files as $file) {
            foreach (array($language, 'english') as $name) {
                if (is_file($folder . $name . '/' . $file . '_lang.php')) {
                    get_instance()->lang->load_file($folder . $name . '/' . $file . '_lang.php');
                    break;
                }
            }
        }

        if (is_file($folder . $language . '/custom_lang.php')) {
            get_instance()->lang->load_file($folder . $language . '/custom_lang.php');
        }
    };

    hooks()->add_action('after_load_admin_language', $load);
    hooks()->add_action('after_load_client_language', $load);
}

function register_staff_capabilities($feature, $config, $name = '')
{
    hooks()->add_filter('staff_permissions', function ($permissions) use ($feature, $config, $name) {
        $permissions[$feature] = array('name' => $name, 'capabilities' => isset($config['capabilities']) ? $config['capabilities'] : array());

        return $permissions;
    });
}

function register_payment_gateway($id, $module)
{
}

function register_merge_fields($path)
{
}

function add_module_support($module, $feature)
{
}

function module_supports($module, $feature)
{
    return false;
}

function module_dir_path($module, $concat = '')
{
    return APP_MODULES_PATH . $module . '/' . $concat;
}

function module_dir_url($module, $segment = '')
{
    return site_url(basename(APP_MODULES_PATH) . '/' . $module . '/' . ltrim($segment, '/'));
}

function module_views_path($module, $concat = '')
{
    return module_dir_path($module) . 'views/' . $concat;
}

function module_libs_path($module, $concat = '')
{
    return module_dir_path($module) . 'libraries/' . $concat;
}

function modules_list_url()
{
    return admin_url('modules');
}

function get_app_version()
{
    return wordwrap((string) get_instance()->app->get_current_db_version(), 1, '.', true);
}
