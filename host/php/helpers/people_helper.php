<?php

/**
 * Who is logged in, and what they may do.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function is_logged_in()
{
    return is_client_logged_in() || is_staff_logged_in();
}

function is_staff_logged_in()
{
    return get_instance()->session->has_userdata('staff_logged_in');
}

function is_client_logged_in()
{
    return get_instance()->session->has_userdata('client_logged_in');
}

function is_logged_in_as_client()
{
    return get_instance()->session->has_userdata('logged_in_as_client');
}

function get_staff_user_id()
{
    return is_staff_logged_in() ? get_instance()->session->userdata('staff_user_id') : false;
}

function get_client_user_id()
{
    return is_client_logged_in() ? get_instance()->session->userdata('client_user_id') : false;
}

function get_contact_user_id()
{
    return is_client_logged_in() ? get_instance()->session->userdata('contact_user_id') : false;
}

function get_staff($id = '')
{
    if ($id === '' && isset(get_instance()->current_staff)) {
        return get_instance()->current_staff;
    }

    return row_by_id('staff', 'staffid', $id === '' ? get_staff_user_id() : $id);
}

function get_staff_full_name($staff_id = '')
{
    $staff = get_staff($staff_id);

    return $staff ? $staff->firstname . ' ' . $staff->lastname : '';
}

function get_contact_full_name($contact_id = '')
{
    $contact = row_by_id('contacts', 'id', $contact_id === '' ? get_contact_user_id() : $contact_id);

    return $contact ? $contact->firstname . ' ' . $contact->lastname : '';
}

function get_staff_default_language($staff_id = '')
{
    $staff = get_staff($staff_id);

    return $staff && $staff->default_language !== null ? $staff->default_language : '';
}

function is_admin($staff_id = '')
{
    $staff = get_staff($staff_id);

    return $staff !== null && $staff !== false && $staff->admin === '1';
}

function is_staff_member($staff_id = '')
{
    return get_staff($staff_id) !== null;
}

function staff_can($capability, $feature = null, $staff_id = '')
{
    if (is_admin($staff_id)) {
        return true;
    }

    $where = array('staff_id' => $staff_id === '' ? (int) get_staff_user_id() : (int) $staff_id, 'capability' => $capability);

    if ($feature !== null) {
        $where['feature'] = $feature;
    }

    return total_rows(db_prefix() . 'staff_permissions', $where) > 0;
}

function staff_cant($capability, $feature = null, $staff_id = '')
{
    return !staff_can($capability, $feature, $staff_id);
}

function has_permission($permission, $staff_id = '', $can = '')
{
    return staff_can($can, $permission, $staff_id);
}

/** Logs the staff member in as the primary contact of a customer too, beside being logged in as staff. */
function login_as_client($client_id)
{
    $ci      = get_instance();
    $contact = $ci->db->where('userid', $client_id)->where('is_primary', 1)->get(db_prefix() . 'contacts')->row();

    if (!$contact) {
        return false;
    }

    $ci->session->set_userdata(array(
        'client_user_id'      => $contact->userid,
        'contact_user_id'     => $contact->id,
        'client_logged_in'    => true,
        'logged_in_as_client' => true,
    ));

    return true;
}

function access_denied($permission = '')
{
    set_alert('danger', _l('access_denied'));
    log_activity('Tried to access a page without permission [' . $permission . ']');
    redirect(isset($_SERVER['HTTP_REFERER']) && strpos($_SERVER['HTTP_REFERER'], base_url()) === 0 ? $_SERVER['HTTP_REFERER'] : admin_url());
}

function ajax_access_denied()
{
    set_status_header(401);
    echo _l('access_denied');
    exit;
}
