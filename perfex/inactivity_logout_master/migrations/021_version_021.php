<?php

defined('BASEPATH') or exit('No direct script access allowed');

require_once __DIR__ . '/../includes/load.php';

/**
 * From 0.2.0 to 0.2.1: a key to sign with, how long the record is kept, what the clock showed when that was looked at, and
 * how the warning behaves, drafts, and the table of holds. Nothing waits for this: a missing key, secret or moment is made when
 * it is needed, what an administrator has not set has a default, and without the table nothing is held.
 */
class Migration_Version_021 extends App_module_migration
{
    public function up()
    {
        inactivity_logout_create_holds_table();
        add_option('inactivity_logout_holds', '1');
        inactivity_logout_make_signing_key();
        inactivity_logout_make_draft_secret();
        add_option('inactivity_logout_drafts', '1');
        add_option('inactivity_logout_drafts_hours', (string) INACTIVITY_LOGOUT_DRAFT_HOURS);
        add_option('inactivity_logout_record_days', (string) INACTIVITY_LOGOUT_RECORD_DAYS);
        add_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION, '0');
        foreach (INACTIVITY_LOGOUT_CHOICES as $choice) {
            add_option($choice, '0');
        }
    }
}
