<?php

/**
 * The pages of Setup > Settings: tabs before 3.2, children of sections from then on (docs/host.md#settings-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

function register_core_settings()
{
    $ci    = get_instance();
    $pages = array(
        'general' => array('name' => _l('settings_group_general'), 'view' => 'settings/general', 'position' => 5, 'icon' => 'fa fa-cog'),
        'misc'    => array('name' => _l('settings_group_misc'), 'view' => 'settings/misc', 'position' => 60, 'icon' => 'fa fa-list'),
    );

    if (APP_PROFILE === '2.x') {
        foreach ($pages as $slug => $page) {
            $ci->app_tabs->add_settings_tab($slug, $page);
        }

        return;
    }

    foreach (array('general' => 5, 'finance' => 10, 'integrations' => 30, 'other' => 60) as $section => $position) {
        $ci->app->add_settings_section($section, array('title' => _l('settings_section_' . $section), 'position' => $position, 'children' => array()));
    }

    $ci->app->add_settings_section_child('general', 'general', $pages['general']);
    $ci->app->add_settings_section_child('other', 'misc', $pages['misc']);
}

/** Every page of the settings by its slug, whichever way it was added. */
function settings_tabs()
{
    $tabs = array();

    if (APP_PROFILE === '2.x') {
        return get_instance()->app_tabs->get_settings_tabs();
    }

    foreach (get_instance()->app->get_settings_sections() as $section) {
        foreach ($section['children'] as $child) {
            $tabs[$child['id']] = array_merge(array('slug' => $child['id'], 'icon' => '', 'section' => isset($section['title']) ? $section['title'] : ''), $child);
        }
    }

    return $tabs;
}
