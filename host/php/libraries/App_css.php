<?php

/**
 * Style sheets that core and modules add to pages of a group.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_css
{
    private $sheets = array();

    public function add($id, $path, $group = 'admin', $deps = array())
    {
        $this->sheets[$group][$id] = $path;

        return $this;
    }

    public function remove($id, $group = 'admin')
    {
        unset($this->sheets[$group][$id]);

        return $this;
    }

    public function compile($group = 'admin')
    {
        $html = '';

        foreach (isset($this->sheets[$group]) ? $this->sheets[$group] : array() as $path) {
            $url = preg_match('#^(https?:)?//#', $path) ? $path : base_url($path);
            $html .= '<link rel="stylesheet" href="' . html_escape($url . (strpos($url, '?') === false ? '?v=' . get_app_version() : '')) . '">' . "\n";
        }

        return $html;
    }
}
