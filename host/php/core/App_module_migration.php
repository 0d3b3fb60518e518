<?php

/**
 * The base of a module's migrations, which change its data from one version to the next.
 */

defined('BASEPATH') or exit('No direct script access allowed');

#[AllowDynamicProperties]
class App_module_migration
{
    protected $ci;

    public function __construct()
    {
        $this->ci = get_instance();
        $this->ci->load->dbforge();
    }

    public function __get($name)
    {
        return get_instance()->$name;
    }
}
