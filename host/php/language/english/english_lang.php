<?php

/**
 * The CRM's own texts.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$lang['dashboard']                            = 'Dashboard';
$lang['customers']                            = 'Customers';
$lang['support']                              = 'Support';
$lang['utilities']                            = 'Utilities';
$lang['activity_log']                         = 'Activity Log';
$lang['setup']                                = 'Setup';
$lang['modules']                              = 'Modules';
$lang['settings']                             = 'Settings';
$lang['settings_save']                        = 'Save Settings';
$lang['settings_updated']                     = 'Settings Updated';
$lang['settings_yes']                         = 'Yes';
$lang['settings_no']                          = 'No';
$lang['settings_group_general']               = 'General';
$lang['settings_group_misc']                  = 'Misc';
$lang['settings_section_general']             = 'General';
$lang['settings_section_finance']             = 'Finance';
$lang['settings_section_integrations']        = 'Integrations';
$lang['settings_section_other']               = 'Other';
$lang['settings_general_company_name']        = 'Company Name';
$lang['settings_general_company_main_domain'] = 'Company Main Domain';
$lang['settings_search_limit']                = 'Limit top search bar results to';
$lang['settings_show_help']                   = 'Show help menu item on setup menu';
$lang['admin_auth_login_heading']             = 'Login';
$lang['admin_auth_login_email']               = 'Email Address';
$lang['admin_auth_login_password']            = 'Password';
$lang['admin_auth_login_remember_me']         = 'Remember me';
$lang['admin_auth_login_button']              = 'Login';
$lang['admin_auth_login_fp']                  = 'Forgot Password?';
$lang['admin_auth_forgot_password_heading']   = 'Forgot Password';
$lang['admin_auth_forgot_password_button']    = 'Confirm';
$lang['admin_auth_invalid_email_or_password'] = 'Invalid email or password';
$lang['admin_auth_inactive_account']          = 'Inactive Account';
$lang['check_email_for_resetting_password']   = 'If an account with this address exists, a mail with instructions is on its way.';
$lang['password_reset_key_expired']           = 'Password reset key expired or invalid user';
$lang['two_factor_heading']                   = 'Two Factor Authentication';
$lang['two_factor_code']                      = 'Code';
$lang['two_factor_code_shown']                = 'This stand-in sends no mail. The mail would say: your code is %s.';
$lang['two_factor_code_not_valid']            = 'Code is not valid';
$lang['two_factor_confirm']                   = 'Confirm';
$lang['clients_login_heading']                = 'Please login';
$lang['clients_home']                         = 'Home';
$lang['clients_tickets']                      = 'Tickets';
$lang['clients_no_tickets']                   = 'No tickets yet.';
$lang['clients_logout']                       = 'Logout';
$lang['clients_welcome']                      = 'Welcome, %s';
$lang['logged_in_as_client']                  = 'You are logged in as this customer.';
$lang['back_to_admin']                        = 'Back to the admin area';
$lang['logout']                               = 'Logout';
$lang['access_denied']                        = 'Access denied';
$lang['module']                               = 'Module';
$lang['module_description']                   = 'Description';
$lang['module_upload']                        = 'Upload Module';
$lang['module_install']                       = 'Install';
$lang['module_activate']                      = 'Activate';
$lang['module_active']                        = 'Active';
$lang['module_deactivate']                    = 'Deactivate';
$lang['module_uninstall']                     = 'Uninstall';
$lang['module_upgrade_database']              = 'Upgrade Database';
$lang['module_version']                       = 'Version %s';
$lang['module_by']                            = 'By %s';
$lang['module_none']                          = 'No modules are installed yet. Upload one above.';
$lang['module_activated']                     = 'Module activated';
$lang['module_deactivated']                   = 'Module deactivated';
$lang['module_uninstalled']                   = 'Module uninstalled';
$lang['module_upgraded']                      = 'Module database upgraded';
$lang['module_installed_successfully']        = 'Module installed successfully';
$lang['module_action_failed']                 = 'This module does not allow that now.';
$lang['module_no_file']                       = 'Choose a zip file first.';
$lang['module_no_zip_extension']              = 'PHP has no zip extension, so modules cannot be unpacked.';
$lang['module_folder_not_writable']           = 'The folder modules/ is not writable.';
$lang['module_requires']                      = 'Requires at least version %s';
