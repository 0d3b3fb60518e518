<?php

/**
 * Tabs that modules add; before 3.2 the settings page is one of the places (docs/host.md#settings-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_tabs
{
    private $settings = array();

    public function add_settings_tab($slug, $tab)
    {
        $this->settings[$slug] = array_merge(array('slug' => $slug, 'position' => 0, 'icon' => '', 'visible' => true), $tab);
    }

    public function get_settings_tabs()
    {
        $tabs = array_filter($this->settings, function ($tab) {
            return $tab['visible'];
        });

        uasort($tabs, function ($one, $other) {
            return (int) $one['position'] - (int) $other['position'];
        });

        return $tabs;
    }

    public function add_customer_profile_tab($slug, $tab)
    {
    }

    public function add_project_tab($slug, $tab)
    {
    }
}
