<?php

/**
 * Heads, tails and alerts of pages, and the hooks that modules print into them (docs/host.md#hooks-in-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

function init_head($aside = true)
{
    get_instance()->load->view('admin-layout/head', array('aside' => $aside));
}

function init_tail()
{
    get_instance()->load->view('admin-layout/tail');
}

function init_admin_assets()
{
    hooks()->do_action('app_admin_assets');
}

function app_admin_head()
{
    hooks()->do_action('app_admin_head');
}

function app_admin_footer()
{
    hooks()->do_action('app_admin_footer');
}

function app_customers_head($language = null)
{
    hooks()->do_action('app_customers_head');
}

function app_customers_footer()
{
    hooks()->do_action('app_customers_footer');
}

function app_compile_css($group = 'admin')
{
    return get_instance()->app_css->compile($group);
}

function app_compile_scripts($group = 'admin')
{
    return get_instance()->app_scripts->compile($group);
}

/** The attribute that lets the host's own inline scripts run under a content security policy; modules get none. */
function nonce_attribute()
{
    return isset($_SERVER['CSP_NONCE']) && $_SERVER['CSP_NONCE'] !== '' ? ' nonce="' . html_escape($_SERVER['CSP_NONCE']) . '"' : '';
}

function get_csrf_for_ajax()
{
    $security = get_instance()->security;
    $name     = $security->get_csrf_token_name();
    $hash     = $security->get_csrf_hash();

    return array('formatted' => array($name => $hash), 'token_name' => $name, 'hash' => $hash);
}

function csrf_jquery_token()
{
    echo '<script' . nonce_attribute() . '>var csrfData = ' . json_encode(get_csrf_for_ajax(), JSON_HEX_TAG) . ';'
        . 'if (typeof jQuery !== "undefined") { jQuery.ajaxSetup({ data: csrfData.formatted }); }</script>' . "\n";
}

function set_alert($type, $message)
{
    get_instance()->session->set_flashdata('message-' . $type, $message);
}

function alerts_html()
{
    $html = '';

    foreach (array('success', 'info', 'warning', 'danger') as $type) {
        $message = get_instance()->session->flashdata('message-' . $type);
        $html .= $message === null ? '' : '<div class="alert alert-' . $type . '" role="alert">' . $message . "</div>\n";
    }

    return $html;
}

function is_mobile()
{
    return get_instance()->agent->is_mobile();
}

function register_core_menu()
{
    $menu = get_instance()->app_menu;

    $menu->add_sidebar_menu_item('dashboard', array('name' => _l('dashboard'), 'href' => admin_url(), 'position' => 1, 'icon' => 'fa fa-home'));
    $menu->add_sidebar_menu_item('customers', array('name' => _l('customers'), 'href' => admin_url('clients'), 'position' => 5, 'icon' => 'fa fa-user'));
    $menu->add_sidebar_menu_item('support', array('name' => _l('support'), 'href' => admin_url('tickets'), 'position' => 40, 'icon' => 'fa fa-life-ring'));

    if (is_admin()) {
        $menu->add_sidebar_menu_item('utilities', array('collapse' => true, 'name' => _l('utilities'), 'position' => 55, 'icon' => 'fa fa-cogs'));
        $menu->add_sidebar_children_item('utilities', array('slug' => 'activity-log', 'name' => _l('activity_log'), 'href' => admin_url('utilities/activity_log'), 'position' => 5));
        $menu->add_setup_menu_item('modules', array('href' => admin_url('modules'), 'name' => _l('modules'), 'position' => 35));
    }

    if (staff_can('view', 'settings')) {
        $menu->add_setup_menu_item('settings', array('href' => admin_url('settings'), 'name' => _l('settings'), 'position' => 200));
    }
}
