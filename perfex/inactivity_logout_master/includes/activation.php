<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Activation; it may run any number of times. Deactivation only notes when: the record stays, and the worker is sent
// home by the controller, which Perfex still reaches.

function inactivity_logout_on_activation(): void
{
    require_once INACTIVITY_LOGOUT_DIR . '/install.php';
}

function inactivity_logout_on_deactivation(): void
{
    inactivity_logout_stop_guarding();
}
