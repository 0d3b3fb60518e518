<?php

/**
 * The web cron: runs the tasks that core and modules do in the background.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Cron extends App_Controller
{
    public function __construct()
    {
        defined('CRON') or define('CRON', true);
        parent::__construct();
    }

    public function index($key = '')
    {
        update_option('last_cron_run', time());
        hooks()->do_action('before_cron_run', false);
        hooks()->do_action('after_cron_run', false);
    }
}
