<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Emoji and other characters of four bytes in UTF-8, which a database in MySQL's three-byte "utf8" cannot hold: it stores
// question marks or, in strict mode, refuses the whole row (docs/host.md#sql-modes-and-emoji).

function inactivity_logout_has_four_byte_characters(string $text): bool
{
    return preg_match('/[\x{10000}-\x{10FFFF}]/u', $text) === 1;
}

/** Returns the text without them, and without what joined or varied them. */
function inactivity_logout_without_four_byte_characters(string $text): string
{
    return trim((string) preg_replace('/ ?[\x{10000}-\x{10FFFF}][\x{10000}-\x{10FFFF}\x{200D}\x{FE0F}]*/u', '', $text));
}

/** Returns whether Perfex's options can hold them: the connection and the column must both be able to. */
function inactivity_logout_stores_four_byte_characters(): bool
{
    $db = get_instance()->db;
    if (stripos((string) $db->char_set, 'utf8mb4') !== 0) {
        return false;
    }
    $column = inactivity_logout_try_query(static function () use ($db) {
        $found = $db->query('SHOW FULL COLUMNS FROM `' . db_prefix() . "options` LIKE 'value'");

        return is_object($found) ? $found->row_array() : null;
    });

    // A database that does not say is believed to be as Perfex is installed today.
    return empty($column['Collation']) || stripos($column['Collation'], 'utf8mb4') === 0;
}
