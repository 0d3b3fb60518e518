<?php

/**
 * Options as they stood when the request began, and, from 3.2 on, the sections of the settings page.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_base
{
    private $options = array();

    public function __construct()
    {
        $result = get_instance()->db->select('name, value')->where('autoload', 1)->get(db_prefix() . 'options');

        if ($result === false) {
            show_database_error(new RuntimeException('The options cannot be read.'));
        }

        foreach ($result->result() as $option) {
            $this->options[$option->name] = $option->value;
        }
    }

    public function get_options()
    {
        return $this->options;
    }

    /** Autoloaded options keep the value they had when the request began; the others are read each time. */
    public function get_option($name)
    {
        if (array_key_exists($name, $this->options)) {
            return $this->options[$name];
        }

        $row = get_instance()->db->select('value')->where('name', $name)->get(db_prefix() . 'options')->row();

        return $row ? $row->value : '';
    }

    public function get_current_db_version()
    {
        return (int) get_instance()->db->get(db_prefix() . 'migrations')->row()->version;
    }

    public function is_db_upgrade_required($version = '')
    {
        return $this->get_current_db_version() !== APP_MIGRATION_VERSION;
    }

    public function get_available_languages()
    {
        return array('english');
    }
}

if (APP_PROFILE === '2.x') {
    class App extends App_base
    {
    }
} else {
    class App extends App_base
    {
        private $sections = array();

        public function add_settings_section($id, $section)
        {
            $known                = isset($this->sections[$id]) ? $this->sections[$id]['children'] : array();
            $section['id']        = $id;
            $section['children']  = array_merge($known, isset($section['children']) ? $section['children'] : array());
            $this->sections[$id]  = $section;
        }

        public function add_settings_section_child($section, $id, $child)
        {
            if (!isset($this->sections[$section])) {
                $this->sections[$section] = array('id' => $section, 'children' => array());
            }

            $child['id']                            = $id;
            $this->sections[$section]['children'][] = $child;
        }

        public function get_settings_sections()
        {
            $sections = $this->sections;

            foreach ($sections as $id => $section) {
                usort($sections[$id]['children'], function ($one, $other) {
                    return (isset($one['position']) ? $one['position'] : 0) - (isset($other['position']) ? $other['position'] : 0);
                });
            }

            return hooks()->apply_filters('settings_sections', $sections);
        }
    }
}
