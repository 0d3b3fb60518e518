<?php

/**
 * One request from its address to its answer, in the order of docs/host.md#boot-order.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function handle_request()
{
    // The CSRF check happens while the input is read, before any controller, session or module exists.
    add_csrf_excludes_of_modules();
    load_class('Uri');
    load_class('Router');
    load_class('Output');
    load_class('Security');
    load_class('Input');
    load_class('Lang');

    $router = load_class('Router');

    if ($router->file() === null) {
        show_404();
    }

    require_once $router->file();

    $class  = $router->fetch_class();
    $method = $router->fetch_method();

    if (!is_callable_from_outside($class, $method)) {
        show_404();
    }

    $controller = new $class();

    if (method_exists($controller, '_remap')) {
        $controller->_remap($method, $router->arguments());
    } else {
        call_user_func_array(array($controller, $method), $router->arguments());
    }

    load_class('Output')->_display();
}

/** Must not reach a method that is missing, private, marked with an underscore, or the base class's own. */
function is_callable_from_outside($class, $method)
{
    if (!class_exists($class, false) || $method === '' || $method[0] === '_' || method_exists('CI_Controller', $method)) {
        return false;
    }

    if (method_exists($class, '_remap')) {
        return true;
    }

    if (!method_exists($class, $method)) {
        return false;
    }

    $reflection = new ReflectionMethod($class, $method);

    return $reflection->isPublic() && !$reflection->isConstructor() && !$reflection->isStatic();
}

/**
 * From 2.9 on, every valid module may exempt addresses, active or not: before any module is loaded
 * (docs/host.md#csrf-token).
 */
function add_csrf_excludes_of_modules()
{
    if (APP_PROFILE === '2.x') {
        return;
    }

    $config   = load_class('Config');
    $excludes = $config->item('csrf_exclude_uris');

    foreach (glob(APP_MODULES_PATH . '*/config/csrf_exclude_uris.php') ?: array() as $file) {
        $module = basename(dirname(dirname($file)));

        if (is_file(APP_MODULES_PATH . $module . '/' . $module . '.php')) {
            $excludes = array_merge($excludes, (array) include $file);
        }
    }

    $config->set_item('csrf_exclude_uris', $excludes);
}
