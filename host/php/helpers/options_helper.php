<?php

/**
 * Options, with Perfex's quirks (docs/host.md#options): no default argument, and no refresh of what this request has
 * read.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function db_prefix()
{
    return APP_DB_PREFIX;
}

function get_option($name)
{
    return hooks()->apply_filters('get_option', get_instance()->app->get_option($name), $name);
}

function add_option($name, $value = '', $autoload = 1)
{
    if (option_exists($name)) {
        return false;
    }

    $db = get_instance()->db;
    $db->insert(db_prefix() . 'options', array('name' => $name, 'value' => $value, 'autoload' => $autoload));

    return $db->insert_id() > 0;
}

function update_option($name, $value, $autoload = null)
{
    if (!option_exists($name)) {
        return add_option($name, $value, $autoload === null ? 1 : $autoload);
    }

    $data = array('value' => $value);

    if ($autoload !== null) {
        $data['autoload'] = $autoload;
    }

    $db = get_instance()->db;
    $db->where('name', $name)->update(db_prefix() . 'options', $data);

    return $db->affected_rows() > 0;
}

function delete_option($name)
{
    $db = get_instance()->db;
    $db->where('name', $name)->delete(db_prefix() . 'options');

    return $db->affected_rows() > 0;
}

function option_exists($name)
{
    return total_rows(db_prefix() . 'options', array('name' => $name)) > 0;
}
