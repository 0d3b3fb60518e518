<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Takes back what install.php created. Perfex includes this file when the module, already inactive, is removed: the
// init file is not loaded then (docs/host.md#life-of-a-module).

require_once __DIR__ . '/includes/load.php';

$CI = get_instance();
$CI->db->query('DROP TABLE IF EXISTS `' . inactivity_logout_table() . '`');
$CI->db->query('DROP TABLE IF EXISTS `' . inactivity_logout_holds_table() . '`');

foreach (array_keys(inactivity_logout_defaults()) as $name) {
    delete_option($name);
}
delete_option('inactivity_logout_policy_revision');
delete_option('inactivity_logout_lifetime_since');
delete_option('inactivity_logout_ended');
delete_option(INACTIVITY_LOGOUT_KEY_OPTION);
// With it goes whatever is kept in browsers: nobody can read it any more.
delete_option(INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION);
inactivity_logout_forget_draft_passwords();
delete_option('inactivity_logout_guarding_since');
delete_option(INACTIVITY_LOGOUT_PAUSES_OPTION);
delete_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION);
