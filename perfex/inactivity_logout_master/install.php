<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Creates what the module keeps: its tables and its options. add_option() leaves an option alone that is there.

inactivity_logout_create_table();
inactivity_logout_create_holds_table();

foreach (inactivity_logout_defaults() as $name => $value) {
    add_option($name, $value);
}
add_option('inactivity_logout_policy_revision', (string) time());
add_option('inactivity_logout_lifetime_since', '0');
add_option('inactivity_logout_ended', '{}');
add_option('inactivity_logout_guarding_since', '0');
add_option(INACTIVITY_LOGOUT_PAUSES_OPTION, '[]');
add_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION, '0');
inactivity_logout_make_signing_key();
inactivity_logout_make_draft_secret();
// Activated while it is switched off, it goes on not guarding.
if (inactivity_logout_is_enabled()) {
    inactivity_logout_begin_guarding();
}
