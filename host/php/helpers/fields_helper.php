<?php

/**
 * Forms and their fields, as settings pages of modules use them (docs/host.md#settings-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

/** Escapes a text for HTML; Perfex has this function from 3.x on. */
if (APP_PROFILE !== '2.x') {
    function e($value)
    {
        return html_escape((string) $value);
    }
}

function html_attributes($attributes)
{
    if (is_string($attributes)) {
        return $attributes === '' ? '' : ' ' . $attributes;
    }

    $html = '';

    foreach ((array) $attributes as $name => $value) {
        $html .= ' ' . $name . '="' . html_escape((string) $value) . '"';
    }

    return $html;
}

function form_open($action = '', $attributes = array(), $hidden = array())
{
    $action     = $action === '' ? current_full_url() : (preg_match('#^https?:#', $action) ? $action : site_url($action));
    $attributes = is_string($attributes) ? $attributes : html_attributes(array_merge(array('method' => 'post', 'accept-charset' => 'utf-8'), (array) $attributes));
    $html       = '<form action="' . html_escape($action) . '" ' . ltrim($attributes) . '>';

    if (config_item('csrf_protection') && stripos($attributes, 'method="get"') === false) {
        $hidden[get_instance()->security->get_csrf_token_name()] = get_instance()->security->get_csrf_hash();
    }

    foreach ($hidden as $name => $value) {
        $html .= form_hidden($name, $value);
    }

    return $html . "\n";
}

function form_open_multipart($action = '', $attributes = array(), $hidden = array())
{
    return form_open($action, array_merge(array('enctype' => 'multipart/form-data'), (array) $attributes), $hidden);
}

function form_hidden($name, $value = '')
{
    return '<input type="hidden" name="' . html_escape($name) . '" value="' . html_escape((string) $value) . '">' . "\n";
}

function form_close($extra = '')
{
    return '</form>' . $extra;
}

function set_value($field, $default = '')
{
    $posted = get_instance()->input->post($field);

    return html_escape($posted === null ? $default : $posted);
}

function validation_errors($prefix = '<p>', $suffix = '</p>')
{
    return get_instance()->form_validation->error_string($prefix, $suffix);
}

function render_input($name, $label = '', $value = '', $type = 'text', $input_attrs = array(), $form_group_attr = array(), $form_group_class = '', $input_class = '')
{
    return field_group($name, $label, $form_group_attr, $form_group_class, '<input type="' . $type . '" id="' . $name . '" name="' . $name . '" class="'
        . trim('form-control ' . $input_class) . '"' . html_attributes($input_attrs) . ' value="' . set_value($name, (string) $value) . '">');
}

function render_textarea($name, $label = '', $value = '', $textarea_attrs = array(), $form_group_attr = array(), $form_group_class = '', $textarea_class = '')
{
    $textarea_attrs = array_merge(array('rows' => 4), $textarea_attrs);

    return field_group($name, $label, $form_group_attr, $form_group_class, '<textarea id="' . $name . '" name="' . $name . '" class="'
        . trim('form-control ' . $textarea_class) . '"' . html_attributes($textarea_attrs) . '>' . set_value($name, (string) $value) . '</textarea>');
}

function render_select($name, $options, $option_attrs = array(), $label = '', $selected = '', $select_attrs = array(), $form_group_attr = array(), $form_group_class = '', $select_class = '', $include_blank = true)
{
    $html = $include_blank ? '<option value=""></option>' : '';

    foreach ($options as $option) {
        $value = is_array($option) ? $option[$option_attrs[0]] : $option->{$option_attrs[0]};
        $texts = array_map(function ($key) use ($option) {
            return is_array($option) ? $option[$key] : $option->$key;
        }, (array) $option_attrs[1]);
        $chosen = in_array((string) $value, array_map('strval', (array) $selected), true);
        $html .= '<option value="' . html_escape((string) $value) . '"' . ($chosen ? ' selected' : '') . '>' . html_escape(implode(' ', $texts)) . '</option>';
    }

    return field_group($name, $label, $form_group_attr, $form_group_class, '<select id="' . $name . '" name="' . $name . '" class="'
        . trim('selectpicker form-control ' . $select_class) . '"' . html_attributes($select_attrs) . '>' . $html . '</select>');
}

function field_group($name, $label, $attributes, $class, $field)
{
    $text = $label === '' ? '' : '<label for="' . $name . '" class="control-label">' . _l($label, '', false) . '</label>';

    return '<div class="' . trim('form-group ' . $class) . '"' . html_attributes($attributes) . '>' . $text . $field . '</div>';
}

function render_yes_no_option($option_value, $label, $tooltip = '', $replace_yes_text = '', $replace_no_text = '', $replace_1 = '', $replace_0 = '')
{
    $yes     = $replace_1 === '' ? '1' : $replace_1;
    $no      = $replace_0 === '' ? '0' : $replace_0;
    $current = (string) get_option($option_value);
    $field   = function ($id, $value, $text) use ($option_value, $current) {
        return '<div class="radio radio-primary radio-inline"><input type="radio" id="' . $id . '_' . $option_value . '" name="settings[' . $option_value . ']" value="'
            . html_escape($value) . '"' . ($current === (string) $value ? ' checked' : '') . '><label for="' . $id . '_' . $option_value . '">' . $text . '</label></div>';
    };

    echo '<div class="form-group"><label for="y_opt_1_' . $option_value . '" class="control-label clearfix"' . ($tooltip === '' ? '' : ' title="' . html_escape(_l($tooltip, '', false)) . '"') . '>'
        . _l($label, '', false) . '</label>'
        . $field('y_opt_1', $yes, $replace_yes_text === '' ? _l('settings_yes') : $replace_yes_text)
        . $field('y_opt_2', $no, $replace_no_text === '' ? _l('settings_no') : $replace_no_text) . '</div>';
}
