<?php

/**
 * Loads views, models, libraries, helpers, configuration and languages, from core or from a module ('<module>/<name>').
 * Views run inside this object and reach every member of the controller through it.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Loader
{
    private $variables = array();
    private $helpers   = array();
    private $depth     = 0;

    public function __get($name)
    {
        return get_instance()->$name;
    }

    public function __isset($name)
    {
        return isset(get_instance()->$name);
    }

    public function view($view, $vars = array(), $return = false)
    {
        $file = $this->view_file($view);

        $this->vars($vars);

        // Views of views share the buffer of the outermost one, so their output stays in order.
        ob_start();
        $this->depth++;
        $this->render($file);
        $this->depth--;
        $text = ob_get_clean();

        if ($return) {
            return $text;
        }

        if ($this->depth > 0) {
            echo $text;
        } else {
            load_class('Output')->append_output($text);
        }

        return $this;
    }

    public function file($path, $return = false)
    {
        ob_start();
        $this->render($path);
        $text = ob_get_clean();

        if ($return) {
            return $text;
        }

        load_class('Output')->append_output($text);

        return $this;
    }

    public function vars($vars, $value = '')
    {
        $vars            = is_string($vars) ? array($vars => $value) : (is_object($vars) ? get_object_vars($vars) : (array) $vars);
        $this->variables = array_merge($this->variables, $vars);

        return $this;
    }

    public function get_var($key)
    {
        return isset($this->variables[$key]) ? $this->variables[$key] : null;
    }

    public function get_vars()
    {
        return $this->variables;
    }

    public function model($model, $name = '', $connect = false)
    {
        if (is_array($model)) {
            foreach ($model as $key => $value) {
                is_int($key) ? $this->model($value) : $this->model($key, $value);
            }

            return $this;
        }

        return $this->instance($model, $name, 'models', null, '');
    }

    public function library($library, $params = null, $name = null)
    {
        if (is_array($library)) {
            foreach ($library as $one) {
                $this->library($one);
            }

            return $this;
        }

        return $this->instance($library, (string) $name, 'libraries', $params, 'CI_');
    }

    public function helper($helpers)
    {
        foreach ((array) $helpers as $helper) {
            $helper = preg_replace('/_helper$/', '', $helper);

            if (isset($this->helpers[$helper])) {
                continue;
            }

            $this->helpers[$helper] = true;
            $file                   = $this->module_file($helper, 'helpers', '_helper.php');
            $file                   = $file !== null ? $file : APPPATH . 'helpers/' . $helper . '_helper.php';

            // CodeIgniter's own helpers (url, form, ...) are always there: they live in the host's.
            if (is_file($file)) {
                require_once $file;
            } elseif (strpos($helper, '/') !== false) {
                show_error('Unable to load the requested file: helpers/' . $helper . '_helper.php');
            }
        }

        return $this;
    }

    public function config($file, $use_sections = false, $fail_gracefully = false)
    {
        return load_class('Config')->load($file, $use_sections, $fail_gracefully);
    }

    public function language($files, $lang = '')
    {
        foreach ((array) $files as $file) {
            load_class('Lang')->load($file, $lang);
        }

        return $this;
    }

    public function database($params = '', $return = false, $query_builder = null)
    {
        return $return ? get_instance()->db : $this;
    }

    public function dbforge($db = null, $return = false)
    {
        $ci = get_instance();

        if (!isset($ci->dbforge)) {
            $ci->dbforge = new CI_DB_forge($ci->db);
        }

        return $return ? $ci->dbforge : $this;
    }

    public function is_loaded($class)
    {
        $name = strtolower($class);

        return isset(get_instance()->$name) ? $name : false;
    }

    private function render($file)
    {
        extract($this->variables);
        include $file;
    }

    private function view_file($view)
    {
        $name  = substr($view, -4) === '.php' ? substr($view, 0, -4) : $view;
        $files = array($this->module_file($name, 'views', '.php', false), VIEWPATH . $name . '.php');

        foreach (array_filter($files) as $file) {
            if (is_file($file)) {
                return $file;
            }
        }

        show_error('Unable to load the requested file: ' . $view . '.php');
    }

    /** The file of '<module>/<name>', or of a bare name inside the module whose controller runs. */
    private function module_file($name, $folder, $ending, $class_name = true)
    {
        $candidates = array();

        if (strpos($name, '/') !== false) {
            list($module, $rest) = explode('/', $name, 2);
            $candidates[]        = array($module, $rest);
        }

        if (load_class('Router')->fetch_module() !== null) {
            $candidates[] = array(load_class('Router')->fetch_module(), $name);
        }

        foreach ($candidates as $candidate) {
            $parts = explode('/', $candidate[1]);
            $last  = array_pop($parts);
            $base  = APP_MODULES_PATH . $candidate[0] . '/' . $folder . '/' . ($parts === array() ? '' : implode('/', $parts) . '/');

            foreach ($class_name ? array($last, ucfirst($last)) : array($last) as $file) {
                if (is_file($base . $file . $ending)) {
                    return $base . $file . $ending;
                }
            }
        }

        return null;
    }

    private function instance($path, $name, $folder, $params, $prefix)
    {
        $ci    = get_instance();
        $class = ucfirst(basename($path));
        $name  = $name !== '' ? $name : strtolower(basename($path));

        if (isset($ci->$name)) {
            return $this;
        }

        $file = $this->module_file($path, $folder, '.php');
        $file = $file !== null ? $file : APPPATH . $folder . '/' . $class . '.php';

        if (is_file($file)) {
            require_once $file;
        }

        $class = class_exists($class, false) ? $class : $prefix . $class;

        if (!class_exists($class, false)) {
            show_error('Unable to locate ' . $path . ' in ' . $folder . '.');
        }

        $ci->$name = $params === null ? new $class() : new $class($params);

        return $this;
    }
}
