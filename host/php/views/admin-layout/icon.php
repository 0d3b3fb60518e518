<?php

/**
 * The markup of an icon out of assets/images/icons.svg.
 */

defined('BASEPATH') or exit('No direct script access allowed');

if (!function_exists('crm_icon')) {
    /** Returns the icon of that name or menu item; one without a drawing gets the modules' icon. */
    function crm_icon($name)
    {
        $drawn = array('dashboard', 'customers', 'support', 'settings', 'modules', 'activity-log', 'bell', 'timer', 'log-out', 'menu');
        $name = in_array($name, $drawn, true) ? $name : 'modules';

        return '<svg class="icon" aria-hidden="true"><use href="' . base_url('assets/images/icons.svg') . '#' . $name . '"></use></svg>';
    }
}
