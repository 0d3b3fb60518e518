<?php

/**
 * The profile that members of staff edit themselves: their name and the direction their pages are read in.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Staff extends AdminController
{
    public function edit_profile()
    {
        $table = db_prefix() . 'staff';
        if ($this->input->post()) {
            $direction = (string) $this->input->post('direction');
            $first_name = trim((string) $this->input->post('firstname'));
            if ($first_name === '') {
                set_alert('danger', 'A first name is needed. Nothing was saved.');
            } else {
                $this->db->where('staffid', get_staff_user_id())->update($table, array(
                    'firstname' => $first_name,
                    'lastname' => trim((string) $this->input->post('lastname')),
                    'direction' => in_array($direction, array('ltr', 'rtl'), true) ? $direction : '',
                ));
                set_alert('success', 'Your profile was saved.');
            }
            redirect(admin_url('staff/edit_profile'));
        }
        $this->load->view('staff/edit-profile', array(
            'title' => 'Your profile',
            'member' => $this->db->where('staffid', get_staff_user_id())->get($table)->row(),
        ));
    }
}
