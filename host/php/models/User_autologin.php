<?php

/**
 * The keys behind "remember me". Up to 3.4.0 md5 and a serialized cookie, then sha256 and JSON
 * (docs/host.md#remember-me).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class User_autologin extends App_Model
{
    public function get($user_id, $key)
    {
        $row = $this->db->where('user_id', $user_id)->where('key_id', $this->hash($key))->get(db_prefix() . 'user_auto_login')->row();

        if (!$row) {
            return null;
        }

        return $row->staff === '1' ? row_by_id('staff', 'staffid', $user_id) : row_by_id('contacts', 'id', $user_id);
    }

    public function is_staff_key($user_id, $key)
    {
        return total_rows(db_prefix() . 'user_auto_login', array('user_id' => $user_id, 'key_id' => $this->hash($key), 'staff' => 1)) > 0;
    }

    public function set($user_id, $key, $staff)
    {
        return $this->db->insert(db_prefix() . 'user_auto_login', array(
            'user_id'    => $user_id,
            'key_id'     => $this->hash($key),
            'user_agent' => substr((string) $this->input->user_agent(), 0, 149),
            'last_ip'    => $this->input->ip_address(),
            'last_login' => date('Y-m-d H:i:s'),
            'staff'      => $staff ? 1 : 0,
        ));
    }

    public function touch($user_id, $key)
    {
        $this->db->where('user_id', $user_id)->where('key_id', $this->hash($key))
            ->update(db_prefix() . 'user_auto_login', array('last_ip' => $this->input->ip_address(), 'last_login' => date('Y-m-d H:i:s')));
    }

    public function delete($user_id, $key, $staff)
    {
        $this->db->where('user_id', $user_id)->where('key_id', $this->hash($key))->where('staff', $staff ? 1 : 0)->delete(db_prefix() . 'user_auto_login');
    }

    public function encode($user_id, $key)
    {
        $data = array('user_id' => $user_id, 'key' => $key);

        return $this->is_old() ? serialize($data) : json_encode($data);
    }

    /** What the cookie says, as array(user_id, key), or null when it says nothing that can be understood. */
    public function decode($cookie)
    {
        if (!is_string($cookie) || $cookie === '') {
            return null;
        }

        $data = $this->is_old() ? @unserialize($cookie, array('allowed_classes' => false)) : json_decode($cookie, true);

        return is_array($data) && isset($data['user_id'], $data['key']) && is_scalar($data['user_id']) && is_string($data['key']) ? $data : null;
    }

    private function hash($key)
    {
        return $this->is_old() ? md5($key) : hash('sha256', $key);
    }

    private function is_old()
    {
        return APP_PROFILE === '2.x';
    }
}
