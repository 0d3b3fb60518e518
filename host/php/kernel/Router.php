<?php

/**
 * Which controller and method an address means: core's, or a module's, active or not (docs/host.md#routing).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Router
{
    public $class     = '';
    public $method    = 'index';
    public $directory = '';

    private $module    = null;
    private $file      = null;
    private $arguments = array();

    private $aliases = array(
        'login'                            => 'authentication/login',
        'clients/login'                    => 'authentication/login',
        'logout'                           => 'authentication/logout',
        'clients/logout'                   => 'authentication/logout',
        'authentication'                   => 'authentication/login',
    );

    public function __construct()
    {
        $uri      = load_class('Uri');
        $segments = array_values($uri->segments);

        $routed         = $this->locate($segments);
        $uri->rsegments = $routed === array() ? array() : array_combine(range(1, count($routed)), $routed);
    }

    public function fetch_module()
    {
        return $this->module;
    }

    public function fetch_class()
    {
        return $this->class;
    }

    public function fetch_method()
    {
        return $this->method;
    }

    public function fetch_directory()
    {
        return $this->directory;
    }

    /** The file of the controller, or null when the address means nothing. */
    public function file()
    {
        return $this->file;
    }

    public function arguments()
    {
        return $this->arguments;
    }

    private function locate(array $segments)
    {
        $first  = isset($segments[0]) ? $segments[0] : '';
        $second = isset($segments[1]) ? $segments[1] : '';

        if ($first === ADMIN_URI && $second !== '' && $this->is_module($second)) {
            return $this->locate_in_module(array_slice($segments, 1));
        }

        if ($first === ADMIN_URI) {
            return $this->locate_in_admin(array_slice($segments, 1));
        }

        if ($first !== '' && $this->is_module($first)) {
            return $this->locate_in_module($this->apply_module_routes($segments));
        }

        $address  = implode('/', $segments);
        $address  = isset($this->aliases[$address]) ? $this->aliases[$address] : $address;
        $segments = $address === '' ? array('clients', 'index') : explode('/', $address);

        return $this->found('', APPPATH . 'controllers/', $segments);
    }

    private function locate_in_admin(array $segments)
    {
        $segments = $segments === array() ? array('dashboard') : $segments;

        if ($segments[0] === 'modules') {
            $segments[0] = 'mods';
        }

        return $this->found('admin/', APPPATH . 'controllers/admin/', $segments);
    }

    private function locate_in_module(array $segments)
    {
        $this->module = $segments[0];
        $folder       = APP_MODULES_PATH . $segments[0] . '/controllers/';
        $second       = isset($segments[1]) ? $segments[1] : '';
        $third        = isset($segments[2]) ? $segments[2] : '';

        if ($second !== '' && is_file($folder . ucfirst($second) . '.php')) {
            return $this->found('', $folder, array_slice($segments, 1));
        }

        if ($second !== '' && is_dir($folder . $second)) {
            $inside = $third !== '' && is_file($folder . $second . '/' . ucfirst($third) . '.php');

            return $this->found($second . '/', $folder . $second . '/', $inside ? array_slice($segments, 2) : array_slice($segments, 1));
        }

        return $this->found('', $folder, $segments);
    }

    private function apply_module_routes(array $segments)
    {
        $file = APP_MODULES_PATH . $segments[0] . '/config/routes.php';

        if (!is_file($file)) {
            return $segments;
        }

        $route = array();
        include $file;

        $address = implode('/', $segments);

        foreach ($route as $key => $value) {
            $pattern = '#^' . str_replace(array(':any', ':num'), array('[^/]+', '[0-9]+'), $key) . '$#';

            if (is_string($value) && preg_match($pattern, $address)) {
                return array_merge(array($segments[0]), explode('/', preg_replace($pattern, $value, $address)));
            }
        }

        return $segments;
    }

    private function found($directory, $folder, array $segments)
    {
        $this->directory = $directory;
        $this->class     = ucfirst($segments[0]);
        $this->method    = isset($segments[1]) ? $segments[1] : 'index';
        $this->arguments = array_slice($segments, 2);
        $file            = $folder . $this->class . '.php';
        $this->file      = is_file($file) ? $file : null;

        return array_merge(array($segments[0], $this->method), $this->arguments);
    }

    private function is_module($name)
    {
        return preg_match('/^[a-z0-9_-]+$/i', $name) === 1 && is_dir(APP_MODULES_PATH . $name);
    }
}
