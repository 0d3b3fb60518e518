<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The key with which the server recognises what it has given away. Made at activation, or when it is first needed after
// an upgrade; removed with the module.

const INACTIVITY_LOGOUT_KEY_OPTION = 'inactivity_logout_key';

/** Signs a text for one purpose, so that what was signed for another is worth nothing. */
function inactivity_logout_sign(string $purpose, string $text): string
{
    return substr(hash_hmac('sha256', $purpose . '|' . $text, inactivity_logout_key()), 0, 32);
}

function inactivity_logout_key(): string
{
    $key = (string) get_option(INACTIVITY_LOGOUT_KEY_OPTION);
    if ($key !== '') {
        return $key;
    }
    inactivity_logout_make_key();
    $db = get_instance()->db;
    // get_option() answers from the start of the request; and of two that made one, the first has made it.
    $option = $db->where('name', INACTIVITY_LOGOUT_KEY_OPTION)->get(db_prefix() . 'options')->row();

    return $option ? (string) $option->value : '';
}

/** add_option() leaves a key alone that is there. */
function inactivity_logout_make_key(): void
{
    add_option(INACTIVITY_LOGOUT_KEY_OPTION, bin2hex(random_bytes(32)));
}
