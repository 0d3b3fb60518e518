<?php defined('BASEPATH') or exit('No direct script access allowed');
echo render_input('settings[companyname]', 'settings_general_company_name', get_option('companyname'));
echo render_input('settings[main_domain]', 'settings_general_company_main_domain', get_option('main_domain'));
