<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What this server signs it can give away and believe when it comes back: a cookie that a neighbour under the same domain
// could have set, a path that a browser hands back. The key stands in an option of its own; settings forms cannot post it.

const INACTIVITY_LOGOUT_KEY_OPTION = 'inactivity_logout_signing_key';

// 128 bits: nobody guesses one, and a browser keeps fifty of them.
const INACTIVITY_LOGOUT_SIGNATURE_LENGTH = 32;

/**
 * Returns the signature of a text, in hexadecimal.
 *
 * @param string $use what the text is for: a signature made for one use is none for another
 */
function inactivity_logout_signature(string $use, string $text): string
{
    $signature = hash_hmac('sha256', $use . "\n" . $text, inactivity_logout_signing_key());

    return substr($signature, 0, INACTIVITY_LOGOUT_SIGNATURE_LENGTH);
}

function inactivity_logout_is_signature(string $signature, string $use, string $text): bool
{
    return hash_equals(inactivity_logout_signature($use, $text), $signature);
}

/** Returns the key, and makes one where an upgrade has not run yet. */
function inactivity_logout_signing_key(): string
{
    static $made = null;
    $key = $made ?? (string) get_option(INACTIVITY_LOGOUT_KEY_OPTION);
    if ($key !== '') {
        return $key;
    }
    inactivity_logout_make_signing_key();
    // Of two that made a key, the first has made it.
    return $made = inactivity_logout_read_option(INACTIVITY_LOGOUT_KEY_OPTION);
}

/** Returns an option as it stands in the database: get_option() answers from the start of the request. */
function inactivity_logout_read_option(string $name): string
{
    $option = get_instance()->db->where('name', $name)->get(db_prefix() . 'options')->row();

    return $option ? (string) $option->value : '';
}

/** add_option() leaves a key alone that is there. */
function inactivity_logout_make_signing_key(): void
{
    add_option(INACTIVITY_LOGOUT_KEY_OPTION, bin2hex(random_bytes(32)));
}
