<?php

/**
 * What pages ask for in the background.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Misc extends AdminController
{
    public function notifications_check()
    {
        $unread = $this->db->where('touserid', get_staff_user_id())->where('isread', 0)->order_by('id', 'desc')->get(db_prefix() . 'notifications')->result();

        $this->output->set_content_type('application/json');
        $this->output->set_output(json_encode(array(
            'html'             => $this->load->view('notifications', array('notifications' => $unread), true),
            'notificationsIds' => array_map(function ($notification) {
                return $notification->id;
            }, $unread),
        )));
    }

    public function set_notifications_read()
    {
        $this->db->where('touserid', get_staff_user_id())->update(db_prefix() . 'notifications', array('isread' => 1));
        $this->output->set_content_type('application/json');
        $this->output->set_output(json_encode(array('success' => $this->db->affected_rows() > 0)));
    }
}
