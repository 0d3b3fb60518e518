<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The settings page: a tab in both of Perfex's settings APIs, and what happens to values when they are saved.

function inactivity_logout_on_admin_init(): void
{
    $CI = get_instance();
    $tab = [
        'id' => 'inactivity_logout',
        'name' => _l('inactivity_logout_settings'),
        'view' => INACTIVITY_LOGOUT_MODULE . '/settings',
        'position' => 60,
        'icon' => 'fa fa-clock-o',
    ];
    if (method_exists($CI->app, 'add_settings_section_child')) {
        $CI->app->add_settings_section_child('other', 'inactivity_logout', $tab);
    } else {
        $CI->app_tabs->add_settings_tab('inactivity_logout', $tab);
    }
}

/** Runs for every settings tab that is saved; acts only on ours. */
function inactivity_logout_on_before_settings_updated($data)
{
    $ours = array_keys(inactivity_logout_defaults());
    $posted = is_array($data) && isset($data['settings']) && is_array($data['settings']) ? $data['settings'] : [];
    if (array_intersect($ours, array_keys($posted)) === []) {
        return $data;
    }
    $saved = array_combine($ours, array_map('inactivity_logout_option', $ours));
    $raw = get_instance()->input->post('settings', false);
    $posted = inactivity_logout_as_typed(is_array($raw) ? array_intersect_key($raw, $saved) : []) + $posted;
    list($values, $corrections) = inactivity_logout_correct(
        $posted + $saved,
        $saved,
        inactivity_logout_longest_timeout_here()
    );
    inactivity_logout_log_policy_change($saved, $values);
    if ($values !== $saved) {
        $revision = (int) get_option('inactivity_logout_policy_revision');
        // Never below what a browser may remember of an installation before this one.
        update_option('inactivity_logout_policy_revision', (string) max($revision + 1, time()));
    }
    if ($values['inactivity_logout_lifetime_hours'] !== $saved['inactivity_logout_lifetime_hours']) {
        update_option('inactivity_logout_lifetime_since', inactivity_logout_moment(microtime(true)));
    }
    if ($saved['inactivity_logout_enabled'] === '0' && $values['inactivity_logout_enabled'] === '1') {
        inactivity_logout_begin_guarding();
    }
    if ($saved['inactivity_logout_enabled'] !== '0' && $values['inactivity_logout_enabled'] === '0') {
        inactivity_logout_stop_guarding();
    }
    if ($saved['inactivity_logout_drafts'] !== '0' && $values['inactivity_logout_drafts'] === '0') {
        inactivity_logout_renew_draft_secret();
    }
    // For our own view, not for set_alert(): Perfex puts its own "settings updated" in that place.
    get_instance()->session->set_flashdata('inactivity_logout_corrections', $corrections);
    $data['settings'] = array_intersect_key($values, $posted) + $posted;

    return $data;
}

/**
 * Returns posted values as they were typed. Perfex cleans every post of what looks like a script, and what it makes of
 * `5% fast` is no text any more (docs/host.md#xss-cleaning). Ours are plain text, escaped wherever they are shown.
 */
function inactivity_logout_as_typed(array $raw): array
{
    return array_map(static function ($value) {
        // Whoever posts by hand may post what is no text, either.
        return is_string($value) ? mb_scrub($value, 'UTF-8') : $value;
    }, $raw);
}

/**
 * Corrects posted values.
 *
 * @param array $posted  the options as they were posted
 * @param array $saved   the options as they are; what is no number at all stays as it was
 * @param int   $longest the longest timeout in minutes
 *
 * @return array the options as they are to be saved, and a sentence for everything that was changed
 */
function inactivity_logout_correct(array $posted, array $saved, int $longest): array
{
    $corrections = [];
    $values = $saved;
    $values['inactivity_logout_enabled'] = (string) $posted['inactivity_logout_enabled'] === '0' ? '0' : '1';

    $minutes = inactivity_logout_correct_number(
        $posted['inactivity_logout_timeout_minutes'],
        (int) $saved['inactivity_logout_timeout_minutes'],
        INACTIVITY_LOGOUT_MINUTES_MIN,
        $longest,
        'inactivity_logout_timeout_minutes',
        $corrections
    );
    $lifetime = inactivity_logout_correct_lifetime(
        $posted['inactivity_logout_lifetime_hours'],
        $saved['inactivity_logout_lifetime_hours'],
        $corrections
    );
    $warning = inactivity_logout_correct_number(
        $posted['inactivity_logout_warning_seconds'],
        (int) $saved['inactivity_logout_warning_seconds'],
        INACTIVITY_LOGOUT_WARNING_SECONDS_MIN,
        inactivity_logout_longest_warning($minutes, $lifetime),
        'inactivity_logout_warning_seconds',
        $corrections
    );
    $values['inactivity_logout_timeout_minutes'] = (string) $minutes;
    $values['inactivity_logout_warning_seconds'] = (string) $warning;
    $values['inactivity_logout_lifetime_hours'] = (string) $lifetime;

    $values['inactivity_logout_record_days'] = (string) inactivity_logout_correct_number(
        $posted['inactivity_logout_record_days'],
        (int) $saved['inactivity_logout_record_days'],
        INACTIVITY_LOGOUT_RECORD_DAYS_MIN,
        INACTIVITY_LOGOUT_RECORD_DAYS_MAX,
        'inactivity_logout_record_days',
        $corrections
    );

    foreach (array_merge(INACTIVITY_LOGOUT_CHOICES, array_values(INACTIVITY_LOGOUT_OWN_HOLDS)) as $choice) {
        $values[$choice] = in_array($posted[$choice], ['1', 1], true) ? '1' : '0';
    }
    $values['inactivity_logout_holds'] = (string) $posted['inactivity_logout_holds'] === '0' ? '0' : '1';
    $values['inactivity_logout_drafts'] = (string) $posted['inactivity_logout_drafts'] === '0' ? '0' : '1';
    $values['inactivity_logout_drafts_hours'] = (string) inactivity_logout_correct_number(
        $posted['inactivity_logout_drafts_hours'],
        (int) $saved['inactivity_logout_drafts_hours'],
        INACTIVITY_LOGOUT_DRAFT_HOURS_MIN,
        INACTIVITY_LOGOUT_DRAFT_HOURS_MAX,
        'inactivity_logout_drafts_hours',
        $corrections
    );

    $message = is_string($posted['inactivity_logout_message']) ? trim($posted['inactivity_logout_message']) : '';
    if (inactivity_logout_has_four_byte_characters($message) && !inactivity_logout_stores_four_byte_characters()) {
        $message = inactivity_logout_without_four_byte_characters($message);
        $corrections[] = _l('inactivity_logout_corrected_emoji');
    }
    if ($message === '') {
        $message = inactivity_logout_defaults()['inactivity_logout_message'];
        $corrections[] = _l('inactivity_logout_corrected_empty_message');
    }
    if (mb_strlen($message) > INACTIVITY_LOGOUT_MESSAGE_LENGTH_MAX) {
        $message = mb_substr($message, 0, INACTIVITY_LOGOUT_MESSAGE_LENGTH_MAX);
        $corrections[] = _l('inactivity_logout_corrected_long_message', INACTIVITY_LOGOUT_MESSAGE_LENGTH_MAX);
    }
    $values['inactivity_logout_message'] = $message;

    return [$values, $corrections];
}

/**
 * Answers a whole number within its limits, and adds a sentence for what had to be changed.
 *
 * @param mixed $posted
 */
function inactivity_logout_correct_number($posted, int $saved, int $least, int $most, string $name, array &$corrections): int
{
    $text = is_scalar($posted) ? trim((string) $posted) : '';
    $is_number = is_numeric($text);
    $number = $is_number ? (int) max(PHP_INT_MIN / 2, min(PHP_INT_MAX / 2, round((float) $text))) : $saved;
    $corrected = max($least, min($most, $number));
    if ($text !== (string) $corrected) {
        $sentence = _l($is_number ? 'inactivity_logout_corrected_number' : 'inactivity_logout_corrected_text');
        $corrections[] = strtr($sentence, [
            '{field}' => _l($name),
            '{typed}' => $text === '' ? _l('inactivity_logout_nothing') : '“' . mb_substr($text, 0, 40) . '”',
            '{saved}' => $corrected,
            '{least}' => $least,
            '{most}' => $most,
        ]);
    }

    return $corrected;
}

/**
 * Answers the longest time of a login in hours, or null for no limit, which only an empty field means; and adds a
 * sentence for what had to be changed. What is no such time at all, 0 included, leaves it as it was: who typed it meant
 * no limit perhaps, and perhaps not.
 *
 * @param mixed $posted
 */
function inactivity_logout_correct_lifetime($posted, string $saved, array &$corrections): ?int
{
    $text = is_scalar($posted) ? trim((string) $posted) : '';
    if ($text === '' && is_scalar($posted)) {
        return null;
    }
    $typed = inactivity_logout_clamp_lifetime($text);
    $hours = $typed ?? inactivity_logout_clamp_lifetime($saved);
    if ($text !== (string) $hours) {
        $sentence = _l($typed === null ? 'inactivity_logout_refused_lifetime' : 'inactivity_logout_corrected_lifetime');
        $corrections[] = strtr($sentence, [
            '{field}' => _l('inactivity_logout_lifetime_hours'),
            '{typed}' => $text === '' ? _l('inactivity_logout_nothing') : '“' . mb_substr($text, 0, 40) . '”',
            '{saved}' => $hours ?? _l('inactivity_logout_no_limit'),
            '{least}' => INACTIVITY_LOGOUT_LIFETIME_HOURS_MIN,
            '{most}' => INACTIVITY_LOGOUT_LIFETIME_HOURS_MAX,
        ]);
    }

    return $hours;
}
