<?php

defined('BASEPATH') or exit('No direct script access allowed');

/*
Module Name: Inactivity Logout Master
Description: Logs staff out after a set time without activity: after sleep, after a reload, in the other tab, offline, with "remember me" ticked.
Version: 0.2.1
Requires at least: 2.3.*
Author: The Inactivity Logout Master contributors
*/

// The list of what this module connects to Perfex. Every callback is named after the hook that it serves and stands
// in the file of includes/ that is named after what it does.

require_once __DIR__ . '/includes/load.php';

// Perfex loads this file before it tries "remember me", and app_init runs after it (docs/host.md#boot-order).
inactivity_logout_note_login_before_remember_me();

register_activation_hook(INACTIVITY_LOGOUT_MODULE, 'inactivity_logout_on_activation');
register_deactivation_hook(INACTIVITY_LOGOUT_MODULE, 'inactivity_logout_on_deactivation');
register_activation_hook(INACTIVITY_LOGOUT_MODULE, 'inactivity_logout_log_on_activation');
register_deactivation_hook(INACTIVITY_LOGOUT_MODULE, 'inactivity_logout_log_on_deactivation');
register_language_files(INACTIVITY_LOGOUT_MODULE, [INACTIVITY_LOGOUT_MODULE]);
register_cron_task('inactivity_logout_on_after_cron_run');

hooks()->add_action('app_init', 'inactivity_logout_on_app_init');
hooks()->add_action('before_staff_login', 'inactivity_logout_on_before_staff_login');
hooks()->add_action('before_staff_logout', 'inactivity_logout_on_before_logout');
hooks()->add_action('before_contact_logout', 'inactivity_logout_on_before_logout');
hooks()->add_action('after_admin_login_form_start', 'inactivity_logout_on_after_admin_login_form_start');
hooks()->add_action('app_admin_head', 'inactivity_logout_on_app_admin_head');
hooks()->add_action('app_customers_head', 'inactivity_logout_on_app_customers_head');
hooks()->add_action('after_body_start', 'inactivity_logout_on_after_body_start');
hooks()->add_action('app_admin_footer', 'inactivity_logout_on_app_admin_footer');
hooks()->add_action('admin_init', 'inactivity_logout_on_admin_init');
hooks()->add_filter('before_settings_updated', 'inactivity_logout_on_before_settings_updated');
hooks()->add_filter('before_settings_updated', 'inactivity_logout_keep_private_on_before_settings_updated');
