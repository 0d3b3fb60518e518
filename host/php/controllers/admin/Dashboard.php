<?php

/**
 * The first page after login: a few counts, what happened lately, and the timers that run.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Dashboard extends AdminController
{
    public function index()
    {
        $this->load->view('dashboard', array(
            'title' => 'Dashboard',
            'clients' => total_rows(db_prefix() . 'clients', array('active' => 1)),
            'tickets' => total_rows(db_prefix() . 'tickets', array('status !=' => 5)),
            'mine' => total_rows(db_prefix() . 'tickets', array('status !=' => 5, 'assigned' => get_staff_user_id())),
            'staff' => total_rows(db_prefix() . 'staff', array('active' => 1)),
            'activity' => $this->db->order_by('id', 'desc')->limit(8)->get(db_prefix() . 'activity_log')->result(),
        ));
    }
}
