<?php

/**
 * The loop that saves a settings page (docs/host.md#saving-settings): two filters, no validation, any option name.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Settings_model extends App_Model
{
    public function update($data)
    {
        $changed = 0;
        $data    = hooks()->apply_filters('before_settings_updated', $data);

        foreach (isset($data['settings']) ? $data['settings'] : array() as $name => $value) {
            $value  = is_string($value) ? trim($value) : $value;
            $option = hooks()->apply_filters('before_single_setting_updated_in_loop', array('name' => $name, 'value' => $value));
            $value  = is_array($option['value']) ? serialize($option['value']) : $option['value'];

            if (update_option($option['name'], $value)) {
                $changed++;
            }
        }

        return $changed;
    }
}
