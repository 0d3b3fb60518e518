<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Perfex saves every option that is posted to any settings tab (docs/host.md#saving-settings). What the module keeps
// for itself among its options, such as which sessions have ended, is not for posting.

const INACTIVITY_LOGOUT_OPTION_PREFIX = 'inactivity_logout_';

function inactivity_logout_keep_private_on_before_settings_updated($data)
{
    if (is_array($data) && isset($data['settings']) && is_array($data['settings'])) {
        $data['settings'] = inactivity_logout_without_private_options($data['settings']);
    }

    return $data;
}

/**
 * Returns the posted options without those of the module that are not settings.
 *
 * - Must not let a name through that the database takes for ours: it ignores case, and spaces at the end. (CodeIgniter
 *   refuses names with anything but plain letters, digits and a few marks.)
 * - Must leave the options of Perfex and of other modules alone.
 */
function inactivity_logout_without_private_options(array $posted): array
{
    $settings = inactivity_logout_defaults();
    foreach (array_keys($posted) as $name) {
        $is_ours = stripos(trim((string) $name), INACTIVITY_LOGOUT_OPTION_PREFIX) === 0;
        if ($is_ours && !isset($settings[$name])) {
            unset($posted[$name]);
        }
    }

    return $posted;
}
