<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The ids of sessions that ended lately, in one autoloaded option: every copy of an ended session is refused at once,
// without a query. An id is kept for as long as Perfex could keep a copy of its session.

const INACTIVITY_LOGOUT_ENDED_OPTION = 'inactivity_logout_ended';

/** Answers whether this session has been ended already. */
function inactivity_logout_has_ended(string $session_id): bool
{
    // Not decoded: every request asks, and on a day with ten thousand logouts decoding takes milliseconds.
    return strpos((string) get_option(INACTIVITY_LOGOUT_ENDED_OPTION), '"' . $session_id . '":') !== false;
}

// How often a request tries again when others remember endings in the same moment.
const INACTIVITY_LOGOUT_REMEMBER_ATTEMPTS = 20;

/**
 * Remembers that a session has ended; no other request that does the same just now is overwritten. Answers true for the
 * one caller that did it, however many try in the same moment.
 */
function inactivity_logout_remember_ended(string $session_id, float $now): bool
{
    $db = get_instance()->db;
    $table = db_prefix() . 'options';
    add_option(INACTIVITY_LOGOUT_ENDED_OPTION, '{}');
    for ($attempt = 0; $attempt < INACTIVITY_LOGOUT_REMEMBER_ATTEMPTS; $attempt++) {
        // get_option() answers from the start of the request.
        $option = $db->where('name', INACTIVITY_LOGOUT_ENDED_OPTION)->get($table)->row();
        $before = $option ? (string) $option->value : '';
        $ended = inactivity_logout_decode_ended($before);
        if (isset($ended[$session_id])) {
            return false;
        }
        $after = (string) json_encode(inactivity_logout_recent($ended, $now) + [$session_id => (int) $now]);
        $db->where('name', INACTIVITY_LOGOUT_ENDED_OPTION)->where('value', $before)->update($table, ['value' => $after]);
        if ($db->affected_rows() > 0) {
            return true;
        }
    }
    log_message('error', 'Inactivity Logout Master: the end of a session could not be remembered.');

    return false;
}

/** Answers the endings of which Perfex may still keep a copy. */
function inactivity_logout_recent(array $ended, float $now): array
{
    $kept_seconds = (int) get_instance()->config->item('sess_expiration') ?: 86400;

    return array_filter($ended, static function ($ended_at) use ($now, $kept_seconds): bool {
        return $ended_at > $now - $kept_seconds;
    });
}

function inactivity_logout_decode_ended(string $json): array
{
    $ended = json_decode($json, true);

    return is_array($ended) ? $ended : [];
}
