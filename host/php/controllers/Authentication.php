<?php

/**
 * Login and logout of customers' contacts (docs/host.md#customers).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Authentication extends ClientsController
{
    protected $needs_contact = false;

    public function __construct()
    {
        parent::__construct();
        hooks()->do_action('clients_authentication_constructor', $this);
    }

    public function login()
    {
        if (is_client_logged_in()) {
            redirect(site_url());
        }

        if ($this->input->method() === 'post') {
            $this->log_in();
        }

        $this->page('login', array('title' => _l('clients_login_heading')));
    }

    public function logout()
    {
        $this->authentication_model->logout(false);
        hooks()->do_action('after_client_logout');
        redirect(site_url('authentication/login'));
    }

    private function log_in()
    {
        $answer = $this->authentication_model->login(
            $this->input->post('email'),
            isset($_POST['password']) ? $_POST['password'] : '',
            $this->input->post('remember'),
            false
        );

        if ($answer !== true) {
            set_alert('danger', is_array($answer) ? _l('admin_auth_inactive_account') : _l('admin_auth_invalid_email_or_password'));
            redirect(site_url('authentication/login'));
        }

        hooks()->do_action('after_contact_login');
        maybe_redirect_to_previous_url();
        redirect(site_url());
    }
}
