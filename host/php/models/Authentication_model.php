<?php

/**
 * Logging in and out, and being logged in again by "remember me" (docs/host.md#login-and-logout).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Authentication_model extends App_Model
{
    public function __construct()
    {
        parent::__construct();
        get_instance()->load->model('user_autologin');
        $this->autologin();
    }

    /** True, false, or an array that says why not yet: 'memberinactive' or 'two_factor_auth'. */
    public function login($email, $password, $remember, $staff)
    {
        if (empty($email) || empty($password)) {
            return false;
        }

        $id   = $staff ? 'staffid' : 'id';
        $user = $this->db->where('email', $email)->get(db_prefix() . ($staff ? 'staff' : 'contacts'))->row();

        if (!$user) {
            hooks()->do_action('non_existent_user_login_attempt', array('email' => $email, 'is_staff_member' => $staff));
            log_activity('Non Existing User Tried to Login [Email: ' . $email . ', Is Staff Member: ' . ($staff ? 'Yes' : 'No') . ', IP: ' . $this->input->ip_address() . ']');

            return false;
        }

        if (!password_verify($password, $user->password)) {
            hooks()->do_action('failed_login_attempt', array('user' => $user, 'is_staff_member' => $staff));
            log_activity('Failed Login Attempt [Email: ' . $email . ', Is Staff Member: ' . ($staff ? 'Yes' : 'No') . ', IP: ' . $this->input->ip_address() . ']');

            return false;
        }

        if ($user->active === '0') {
            hooks()->do_action('inactive_user_login_attempt', array('user' => $user, 'is_staff_member' => $staff));

            return array('memberinactive' => true);
        }

        if ($staff && $user->two_factor_auth_enabled === '1') {
            $this->session->set_userdata(array('tfa_staffid' => $user->staffid, 'tfa_remember' => (bool) $remember));

            return array('two_factor_auth' => true, 'user' => $user);
        }

        if ($staff) {
            hooks()->do_action('before_staff_login', array('email' => $email, 'userid' => $user->staffid));
            $this->session->set_userdata(array('staff_user_id' => $user->staffid, 'staff_logged_in' => true));
        } else {
            hooks()->do_action('before_client_login', array('email' => $email, 'userid' => $user->userid, 'contact_user_id' => $user->id));
            $this->session->set_userdata(array('client_user_id' => $user->userid, 'contact_user_id' => $user->id, 'client_logged_in' => true));
        }

        if ($remember) {
            $this->create_autologin($user->$id, $staff);
        }

        $this->update_login_info($user->$id, $staff);

        return true;
    }

    public function two_factor_auth_login($user)
    {
        hooks()->do_action('before_staff_login', array('email' => $user->email, 'userid' => $user->staffid));
        $this->session->set_userdata(array('staff_user_id' => $user->staffid, 'staff_logged_in' => true));

        if ($this->session->userdata('tfa_remember')) {
            $this->create_autologin($user->staffid, true);
        }

        $this->session->unset_userdata(array('tfa_staffid', 'tfa_remember'));
        $this->update_login_info($user->staffid, true);
    }

    public function is_two_factor_code_valid($code, $staff_id)
    {
        $user = row_by_id('staff', 'staffid', $staff_id);

        return $user && (string) $user->two_factor_auth_code !== '' && hash_equals((string) $user->two_factor_auth_code, (string) $code);
    }

    public function set_two_factor_auth_code($staff_id)
    {
        $code = (string) random_int(100000, 999999);
        $this->db->where('staffid', $staff_id)
            ->update(db_prefix() . 'staff', array('two_factor_auth_code' => $code, 'two_factor_auth_code_requested' => date('Y-m-d H:i:s')));

        return $code;
    }

    public function clear_two_factor_auth_code($staff_id)
    {
        $this->db->where('staffid', $staff_id)->update(db_prefix() . 'staff', array('two_factor_auth_code' => null));
    }

    /** A contact first, and only otherwise staff; but always the whole session. */
    public function logout($staff = true)
    {
        $this->delete_autologin($staff);

        if (is_client_logged_in()) {
            hooks()->do_action('before_contact_logout', get_client_user_id());
            $this->session->unset_userdata(array('client_user_id', 'contact_user_id', 'client_logged_in', 'logged_in_as_client'));
        } else {
            hooks()->do_action('before_staff_logout', get_staff_user_id());
            $this->session->unset_userdata(array('staff_user_id', 'staff_logged_in'));
        }

        $this->session->sess_destroy();
    }

    /** Runs on every request: whoever has the cookie and no login gets one, without any login hook. */
    public function autologin()
    {
        if (is_logged_in()) {
            return false;
        }

        $data = $this->user_autologin->decode($this->input->cookie(APP_COOKIE_PREFIX . 'autologin'));
        $user = $data === null ? null : $this->user_autologin->get($data['user_id'], $data['key']);

        if (!$user || $user->active === '0') {
            return false;
        }

        $staff = $this->user_autologin->is_staff_key($data['user_id'], $data['key']);

        if ($staff) {
            $this->session->set_userdata(array('staff_user_id' => $user->staffid, 'staff_logged_in' => true));
        } else {
            $this->session->set_userdata(array('client_user_id' => $user->userid, 'contact_user_id' => $user->id, 'client_logged_in' => true));
        }

        $this->send_autologin_cookie($data['user_id'], $data['key']);
        $this->user_autologin->touch($data['user_id'], $data['key']);
        $this->update_login_info($data['user_id'], $staff);

        return true;
    }

    private function create_autologin($user_id, $staff)
    {
        $key = bin2hex(random_bytes(8));
        $this->user_autologin->set($user_id, $key, $staff);
        $this->send_autologin_cookie($user_id, $key);
    }

    private function delete_autologin($staff)
    {
        $data = $this->user_autologin->decode($this->input->cookie(APP_COOKIE_PREFIX . 'autologin'));

        if ($data !== null) {
            $this->user_autologin->delete($data['user_id'], $data['key'], $staff);
            // Perfex names a wrong domain here, so the browser keeps its cookie, which is of no use any more.
            $this->input->set_cookie('autologin', '', '', 'aal');
        }
    }

    private function send_autologin_cookie($user_id, $key)
    {
        send_cookie(APP_COOKIE_PREFIX . 'autologin', $this->user_autologin->encode($user_id, $key), 62 * 24 * 3600, APP_COOKIE_HTTPONLY, 'Lax');
    }

    private function update_login_info($user_id, $staff)
    {
        $this->db->where($staff ? 'staffid' : 'id', $user_id)
            ->update(db_prefix() . ($staff ? 'staff' : 'contacts'), array('last_ip' => $this->input->ip_address(), 'last_login' => date('Y-m-d H:i:s')));
    }
}
