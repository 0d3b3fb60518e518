<?php

/**
 * The base of the customers area. Only contacts get in, and staff who are "logged in as client".
 */

defined('BASEPATH') or exit('No direct script access allowed');

class ClientsController extends App_Controller
{
    /** Controllers that people without a login may open (the login page itself) set this to false. */
    protected $needs_contact = true;

    public function __construct()
    {
        defined('CLIENTS_AREA') or define('CLIENTS_AREA', true);

        parent::__construct();

        hooks()->do_action('clients_init', $this);

        if ($this->needs_contact && !is_client_logged_in()) {
            redirect_after_login_to_current_url();
            redirect(site_url('authentication/login'));
        }
    }

    protected function page($view, array $data = array())
    {
        $this->load->view('client-area/head', $data);
        $this->load->view('client-area/' . $view, $data);
        $this->load->view('client-area/tail', $data);
    }
}
