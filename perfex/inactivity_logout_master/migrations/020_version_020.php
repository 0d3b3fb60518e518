<?php

defined('BASEPATH') or exit('No direct script access allowed');

/**
 * From 0.1.0 to 0.2.0: a login may have a longest time, which is off until an administrator sets one. Nothing waits for
 * this: where the options are missing, there is no limit.
 */
class Migration_Version_020 extends App_module_migration
{
    public function up()
    {
        add_option('inactivity_logout_lifetime_hours', '');
        add_option('inactivity_logout_lifetime_since', '0');
    }
}
