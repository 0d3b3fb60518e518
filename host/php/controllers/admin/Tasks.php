<?php

/**
 * Task timers, without the tasks: started and stopped by hand, listed in the top bar (docs/host.md#task-timers and
 * docs/host.md#background-traffic).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Tasks extends AdminController
{
    public function timer_tracking()
    {
        $timer_id = (int) $this->input->post('timer_id');
        $note = trim((string) $this->input->post('note'));
        if ($timer_id > 0) {
            $this->db->where('id', $timer_id)->where('staff_id', get_staff_user_id())->where('end_time', null);
            $this->db->update(db_prefix() . 'taskstimers', array('end_time' => time()));
            set_alert('success', 'The timer was stopped.');
        } elseif ($note !== '') {
            $this->db->insert(db_prefix() . 'taskstimers', array(
                'task_id' => 0,
                'start_time' => time(),
                'staff_id' => get_staff_user_id(),
                'note' => preg_replace('/^(.{120}).*$/us', '$1', $note),
            ));
            set_alert('success', 'The timer runs.');
        }
        redirect(admin_url());
    }

    public function get_staff_started_timers()
    {
        $running = array('staff_id' => get_staff_user_id(), 'end_time' => null);
        $this->output->set_content_type('application/json')->set_output(json_encode(array(
            'html' => $this->load->view('tasks/started-timers', array(), true),
            'total_timers' => total_rows(db_prefix() . 'taskstimers', $running),
        )));
    }
}
