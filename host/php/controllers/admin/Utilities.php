<?php

/**
 * Setup > Activity log: what was recorded by log_activity() (docs/host.md#activity-log).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Utilities extends AdminController
{
    const ENTRIES_OF_A_PAGE = 100;

    public function activity_log()
    {
        if (!is_admin()) {
            access_denied('Activity Log');
        }
        $table = db_prefix() . 'activity_log';
        $page = max(1, (int) $this->input->get('page'));
        $entries = $this->db->order_by('id', 'desc')
            ->limit(self::ENTRIES_OF_A_PAGE, ($page - 1) * self::ENTRIES_OF_A_PAGE)->get($table)->result();
        $this->load->view('activity-log', array(
            'title' => _l('activity_log'),
            'entries' => $entries,
            'page' => $page,
            'pages' => max(1, (int) ceil(total_rows($table) / self::ENTRIES_OF_A_PAGE)),
        ));
    }
}
