<?php

/**
 * The base of pages for staff: nobody else gets past it (docs/host.md#requests-without-a-login and
 * docs/host.md#boot-order).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class AdminController extends App_Controller
{
    public function __construct()
    {
        parent::__construct();

        hooks()->do_action('pre_admin_init');

        if (!is_staff_logged_in()) {
            if (strpos(current_full_url(), get_admin_uri() . '/authentication') === false) {
                redirect_after_login_to_current_url();
            }

            redirect(admin_url('authentication'));
        }

        $polls = $this->uri->segment(3) === 'notifications_check';

        if (!$polls) {
            $this->session->unset_userdata(array('client_user_id', 'contact_user_id', 'client_logged_in', 'logged_in_as_client'));
        }

        $this->load->model('staff_model');
        $this->db->where('staffid', get_staff_user_id())->update(db_prefix() . 'staff', array('last_activity' => date('Y-m-d H:i:s')));
        $this->current_staff = $this->staff_model->get(get_staff_user_id());

        if (!$this->current_staff || $this->current_staff->active === '0') {
            $this->authentication_model->logout();
            redirect(admin_url('authentication'));
        }

        init_admin_assets();
        register_core_menu();
        register_core_settings();
        hooks()->do_action('admin_init');
        $this->load->vars(array('current_user' => $this->current_staff));
    }
}
