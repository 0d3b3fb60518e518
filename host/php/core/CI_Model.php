<?php

/**
 * The base of models: every member of the controller is theirs too.
 */

defined('BASEPATH') or exit('No direct script access allowed');

#[AllowDynamicProperties]
class CI_Model
{
    public function __construct()
    {
    }

    public function __get($name)
    {
        return get_instance()->$name;
    }
}
