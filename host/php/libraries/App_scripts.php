<?php

/**
 * Scripts that core and modules add to pages of a group.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_scripts
{
    private $scripts = array();

    public function add($id, $path, $group = 'admin', $deps = array())
    {
        $this->scripts[$group][$id] = $path;

        return $this;
    }

    public function remove($id, $group = 'admin')
    {
        unset($this->scripts[$group][$id]);

        return $this;
    }

    public function compile($group = 'admin')
    {
        $html = '';

        foreach (isset($this->scripts[$group]) ? $this->scripts[$group] : array() as $path) {
            $url = preg_match('#^(https?:)?//#', $path) ? $path : base_url($path);
            $html .= '<script src="' . html_escape($url . (strpos($url, '?') === false ? '?v=' . get_app_version() : '')) . '"></script>' . "\n";
        }

        return $html;
    }
}
