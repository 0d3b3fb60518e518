<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The ids of sessions that ended lately, in one autoloaded option: every copy of an ended session is refused at once,
// without a query. An id is kept for as long as Perfex could keep a copy of its session.

const INACTIVITY_LOGOUT_ENDED_OPTION = 'inactivity_logout_ended';

/** Answers whether this session has been ended already. */
function inactivity_logout_has_ended(string $session_id): bool
{
    return isset(inactivity_logout_decode_ended((string) get_option(INACTIVITY_LOGOUT_ENDED_OPTION))[$session_id]);
}

/** Remembers that sessions have ended. */
function inactivity_logout_remember_ended(array $session_ids, float $now): void
{
    $CI = get_instance();
    // get_option() answers from the start of the request; another request may have ended a session since.
    $CI->db->where('name', INACTIVITY_LOGOUT_ENDED_OPTION);
    $option = $CI->db->get(db_prefix() . 'options')->row();
    $kept_seconds = (int) $CI->config->item('sess_expiration') ?: 86400;
    $ended = array_filter(
        inactivity_logout_decode_ended($option ? (string) $option->value : ''),
        static function ($ended_at) use ($now, $kept_seconds): bool {
            return $ended_at > $now - $kept_seconds;
        }
    );
    foreach ($session_ids as $session_id) {
        $ended[$session_id] = (int) $now;
    }
    update_option(INACTIVITY_LOGOUT_ENDED_OPTION, (string) json_encode($ended));
}

function inactivity_logout_decode_ended(string $json): array
{
    $ended = json_decode($json, true);

    return is_array($ended) ? $ended : [];
}
