<?php

/**
 * An announcement: a subject, and a message in the real TinyMCE, on a page with the real jQuery
 * (docs/host.md#scripts-and-styles). What is saved stands in options.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Announcements extends AdminController
{
    const FIELDS = array('subject', 'message');

    public function announcement($id = '')
    {
        $option = 'announcement_' . (int) $id;
        $saved = json_decode(get_option($option), true);
        if ($this->input->post()) {
            $values = array();
            foreach (self::FIELDS as $field) {
                $values[$field] = (string) $this->input->post($field, false);
            }
            update_option($option, json_encode($values));
            set_alert('success', 'The announcement was saved.');
            redirect(admin_url('announcements/announcement/' . (int) $id));
        }
        $this->load->view('announcement', array(
            'title' => 'Announcement',
            'id' => (int) $id,
            'announcement' => (is_array($saved) ? $saved : array()) + array('subject' => '', 'message' => ''),
        ));
    }
}
