<?php

defined('BASEPATH') or exit('No direct script access allowed');

require_once __DIR__ . '/../includes/load.php';

/**
 * From 0.2.0 to 0.2.1: a key to sign with, how long the record is kept, what the clock showed when that was looked at, and
 * how the warning behaves. Nothing waits for this: a missing key or moment is made when it is needed, a missing number of
 * days means a year, and what was not chosen is off.
 */
class Migration_Version_021 extends App_module_migration
{
    public function up()
    {
        inactivity_logout_make_signing_key();
        add_option('inactivity_logout_record_days', (string) INACTIVITY_LOGOUT_RECORD_DAYS);
        add_option(INACTIVITY_LOGOUT_CLOCK_NOTED_OPTION, '0');
        foreach (INACTIVITY_LOGOUT_CHOICES as $choice) {
            add_option($choice, '0');
        }
    }
}
