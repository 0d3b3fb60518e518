<?php

/**
 * Staff login: password, two-factor, forgotten password, logout (docs/host.md#login-and-logout).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Authentication extends App_Controller
{
    public function __construct()
    {
        parent::__construct();
        hooks()->do_action('admin_auth_init');
    }

    public function index()
    {
        $this->admin();
    }

    public function admin()
    {
        if (is_staff_logged_in()) {
            redirect(admin_url());
        }

        if ($this->input->method() === 'post') {
            $this->log_in();
        }

        $this->load->view('authentication/login', array('title' => _l('admin_auth_login_heading')));
    }

    public function two_factor($type = 'email')
    {
        $user = row_by_id('staff', 'staffid', (string) $this->session->userdata('tfa_staffid'));

        if (is_staff_logged_in() || !$user) {
            redirect(admin_url('authentication'));
        }

        if ($this->input->method() === 'post') {
            if (!$this->authentication_model->is_two_factor_code_valid(trim((string) $this->input->post('code')), $user->staffid)) {
                set_alert('danger', _l('two_factor_code_not_valid'));
                redirect(admin_url('authentication/two_factor/' . $type));
            }

            $this->authentication_model->clear_two_factor_auth_code($user->staffid);
            $this->authentication_model->two_factor_auth_login($user);
            $this->finish_login();
        }

        // There is no mail server here, so the page shows what the mail would say.
        $this->load->view('authentication/two-factor', array('title' => _l('two_factor_heading'), 'code' => $user->two_factor_auth_code));
    }

    public function forgot_password()
    {
        if (is_staff_logged_in()) {
            redirect(admin_url());
        }

        if ($this->input->method() === 'post') {
            set_alert('success', _l('check_email_for_resetting_password'));
            redirect(admin_url('authentication'));
        }

        $this->load->view('authentication/forgot-password', array('title' => _l('admin_auth_forgot_password_heading')));
    }

    public function reset_password($staff = 0, $user_id = '', $new_pass_key = '')
    {
        set_alert('danger', _l('password_reset_key_expired'));
        redirect(admin_url('authentication'));
    }

    public function logout()
    {
        $this->authentication_model->logout();
        hooks()->do_action('after_user_logout');
        redirect(admin_url('authentication'));
    }

    private function log_in()
    {
        $answer = $this->authentication_model->login(
            $this->input->post('email'),
            isset($_POST['password']) ? $_POST['password'] : '',
            $this->input->post('remember'),
            true
        );

        if (is_array($answer) && isset($answer['memberinactive'])) {
            set_alert('danger', _l('admin_auth_inactive_account'));
            redirect(admin_url('authentication'));
        }

        if (is_array($answer) && isset($answer['two_factor_auth'])) {
            $this->authentication_model->set_two_factor_auth_code($answer['user']->staffid);
            redirect(admin_url('authentication/two_factor/email'));
        }

        if ($answer === false) {
            set_alert('danger', _l('admin_auth_invalid_email_or_password'));
            redirect(admin_url('authentication'));
        }

        $this->finish_login();
    }

    private function finish_login()
    {
        // Ends the request when there is an address to return to: after_staff_login does not run then.
        maybe_redirect_to_previous_url();
        hooks()->do_action('after_staff_login');
        redirect(admin_url());
    }
}
