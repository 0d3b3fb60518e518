<?php

/**
 * Small questions to the database, and the activity log (docs/host.md#activity-log).
 */

defined('BASEPATH') or exit('No direct script access allowed');

function total_rows($table, $where = array())
{
    $db = get_instance()->db;

    if ($where !== array() && $where !== '') {
        $db->where($where);
    }

    return $db->count_all_results($table);
}

function row_by_id($table, $key, $id)
{
    return $id === false || $id === '' ? null : get_instance()->db->where($key, $id)->get(db_prefix() . $table)->row();
}

function log_activity($description, $staff_id = null)
{
    $name = null;

    if (defined('CRON')) {
        $name = '[CRON]';
    } elseif (is_numeric($staff_id)) {
        $name = get_staff_full_name($staff_id);
    } elseif (is_client_logged_in()) {
        $name = get_contact_full_name();
    } elseif (is_staff_logged_in()) {
        $name = get_staff_full_name();
    }

    get_instance()->db->insert(db_prefix() . 'activity_log', array('description' => $description, 'date' => date('Y-m-d H:i:s'), 'staffid' => $name));
}

function _dt($date)
{
    return (string) $date;
}

function _d($date)
{
    return substr((string) $date, 0, 10);
}

function app_generate_hash()
{
    return bin2hex(random_bytes(16));
}
