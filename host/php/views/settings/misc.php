<?php defined('BASEPATH') or exit('No direct script access allowed');
echo render_input('settings[limit_top_search_bar_results_to]', 'settings_search_limit', get_option('limit_top_search_bar_results_to'), 'number');
render_yes_no_option('show_help_on_setup_menu', 'settings_show_help');
