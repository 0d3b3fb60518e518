<?php

/**
 * Texts in the language of the person who is logged in.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function load_client_or_admin_language()
{
    defined('CLIENTS_AREA') ? load_client_language() : load_admin_language();
}

function load_admin_language($staff_id = '')
{
    $language = (is_staff_logged_in() ? get_staff_default_language($staff_id) : '') ?: get_option('active_language');
    load_core_language($language);
    hooks()->do_action('after_load_admin_language', $GLOBALS['language']);

    return $GLOBALS['language'];
}

function load_client_language($customer_id = '')
{
    load_core_language(get_option('active_language'));
    hooks()->do_action('after_load_client_language', $GLOBALS['language']);

    return $GLOBALS['language'];
}

function load_core_language($language)
{
    $language            = is_string($language) && preg_match('/^[a-z_]+$/', $language) ? $language : 'english';
    $GLOBALS['language'] = $language;

    get_instance()->lang->load_file(APPPATH . 'language/english/english_lang.php');
}

/** The text of a key; always goes through sprintf, as in Perfex, so a single percent sign must be written twice. */
function _l($line, $label = '', $log_errors = true)
{
    $line = hooks()->apply_filters('before_get_language_text', $line, $label);
    $text = get_instance()->lang->line($line, $log_errors);
    $text = $text === false ? $line : (is_array($label) && count($label) > 0 ? vsprintf($text, $label) : @sprintf($text, is_array($label) ? '' : $label));

    if (strpos((string) $text, '"') !== false && strip_tags($text) === $text) {
        $text = html_escape($text, false);
    }

    return hooks()->apply_filters('after_get_language_text', $text, $line);
}

function is_rtl($client_area = false)
{
    $staff = is_staff_logged_in() ? get_staff() : null;

    return $staff && $staff->direction === 'rtl';
}

function get_locale_key($language = 'english')
{
    $keys = array('english' => 'en', 'german' => 'de', 'french' => 'fr', 'spanish' => 'es', 'persian' => 'fa', 'dutch' => 'nl', 'italian' => 'it', 'portuguese_br' => 'pt');

    return isset($keys[$language]) ? $keys[$language] : 'en';
}
