<?php

/**
 * An announcement: a subject, and a message in the real TinyMCE, on a page with the real jQuery
 * (docs/host.md#scripts-and-styles), and its readers in a table. What is saved stands in options.
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

    public function readers($id = '')
    {
        if ($this->input->post()) {
            if (is_array($this->input->post('note'))) {
                update_option('announcement_notes_' . (int) $id, json_encode($this->input->post('note')));
            }
            redirect(admin_url('announcements/readers/' . (int) $id));
        }
        $this->load->view('announcement-readers', array('title' => 'Readers', 'id' => (int) $id));
    }

    public function rows($id = '')
    {
        $notes = json_decode(get_option('announcement_notes_' . (int) $id), true);
        $rows = array();
        foreach (array(1 => 'Everybody in sales', 2 => 'The board') as $reader => $name) {
            $rows[] = array('id' => $reader, 'name' => $name, 'note' => isset($notes[$reader]) ? $notes[$reader] : '');
        }
        $this->output->set_content_type('application/json')->set_output(json_encode(array('data' => $rows)));
    }
}
