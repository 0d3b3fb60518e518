<?php

/**
 * The base of every controller: holds the one instance and the members that exist from the start.
 */

defined('BASEPATH') or exit('No direct script access allowed');

#[AllowDynamicProperties]
class CI_Controller
{
    private static $instance;

    public $load;
    public $config;
    public $uri;
    public $router;
    public $output;
    public $security;
    public $input;
    public $lang;
    public $db;
    public $session;

    public function __construct()
    {
        self::$instance = &$this;

        foreach (array('config', 'uri', 'router', 'output', 'security', 'input', 'lang') as $member) {
            $this->$member = &load_class(ucfirst($member));
        }

        $this->load            = new CI_Loader();
        $this->hooks           = hooks();
        $this->agent           = new CI_User_agent();
        $this->form_validation = new CI_Form_validation();
        $this->encryption      = new CI_Encryption();

        try {
            $this->db      = new CI_DB(APP_DATABASE_DSN, APP_DB_USERNAME, APP_DB_PASSWORD);
            $this->session = new CI_Session();
            $this->load->library('app');
        } catch (Exception $problem) {
            show_database_error($problem);
        }
    }

    public static function &get_instance()
    {
        return self::$instance;
    }
}
