<?php

/**
 * The texts of the chosen language, from core and from modules.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Lang
{
    public $language  = array();
    public $is_loaded = array();

    public function load($file, $language = '', $return = false, $add_suffix = true, $alternative_path = '', $module = '')
    {
        $language = $language === '' ? 'english' : $language;
        $name     = preg_replace('/_lang$/', '', preg_replace('/\.php$/', '', $file));
        $parts    = explode('/', $name);
        $last     = array_pop($parts);
        $module   = $parts !== array() ? implode('/', $parts) : ($module !== '' ? $module : (string) load_class('Router')->fetch_module());

        foreach (array_unique(array($language, 'english')) as $folder) {
            foreach (array(APP_MODULES_PATH . $module . '/language/', APPPATH . 'language/') as $base) {
                if (is_file($base . $folder . '/' . $last . '_lang.php')) {
                    return $this->load_file($base . $folder . '/' . $last . '_lang.php', $return);
                }
            }
        }

        show_error('Unable to load the requested language file: language/' . $language . '/' . $last . '_lang.php');
    }

    public function load_file($path, $return = false)
    {
        $lang = array();
        include $path;

        if ($return) {
            return $lang;
        }

        $this->language    = array_merge($this->language, $lang);
        $this->is_loaded[] = $path;

        return true;
    }

    public function line($line, $log_errors = true)
    {
        return isset($this->language[$line]) ? $this->language[$line] : false;
    }
}
