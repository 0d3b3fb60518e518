<?php

/**
 * The base of everything that boots the CRM: modules, time zone, autologin, language, then app_init
 * (docs/host.md#boot-order).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_Controller extends CI_Controller
{
    public function __construct()
    {
        parent::__construct();

        $this->load->library(array('app_object_cache', 'app_modules', 'app_menu', 'app_tabs', 'app_scripts', 'app_css'));
        $this->app_modules->load_active();
        hooks()->do_action('modules_loaded');

        date_default_timezone_set(get_option('default_timezone') ?: 'UTC');

        $this->load->model('authentication_model');
        $this->authentication_model->autologin();

        load_client_or_admin_language();

        if (config_item('csrf_protection')) {
            foreach (array('app_admin_head', 'app_customers_head', 'app_external_form_head', 'elfinder_tinymce_head') as $head) {
                hooks()->add_action($head, 'csrf_jquery_token');
            }
        }

        hooks()->do_action('app_init');
    }
}
