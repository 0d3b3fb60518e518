<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The ids of sessions that ended lately, in one autoloaded option: every copy of an ended session is refused at once,
// without a query. Each is kept for as long as a copy could pass by its own stamp, and no longer: every request of
// everybody loads the list.

const INACTIVITY_LOGOUT_ENDED_OPTION = 'inactivity_logout_ended';

// How often a request tries again when others remember endings in the same moment.
const INACTIVITY_LOGOUT_REMEMBER_ATTEMPTS = 20;

// Half a megabyte. Beyond that those whose copies die soonest are forgotten; reports still find them in the table.
const INACTIVITY_LOGOUT_ENDED_MAX = 10000;

// A list as 0.2.0 left it, which kept every logout for hours, may take more memory to read than PHP has.
const INACTIVITY_LOGOUT_ENDED_BYTES_MAX = 2000000;

/** Returns whether this session has been ended already. */
function inactivity_logout_has_ended(string $session_id): bool
{
    // Not decoded: every request asks.
    return strpos((string) get_option(INACTIVITY_LOGOUT_ENDED_OPTION), '"' . $session_id . '":') !== false;
}

/**
 * Remembers that a session has ended; no other request that does the same just now is overwritten. Returns true for the
 * one caller that did it, however many try in the same moment.
 *
 * @param float $until when no copy of the session can pass any more
 */
function inactivity_logout_remember_ended(string $session_id, float $until, float $now): bool
{
    add_option(INACTIVITY_LOGOUT_ENDED_OPTION, '{}');
    $outcome = inactivity_logout_change_ended(static function (array $ended) use ($session_id, $until, $now): ?array {
        return isset($ended[$session_id])
            ? null
            : inactivity_logout_lately_ended($ended + [$session_id => (int) ceil($until)], $now);
    });
    if ($outcome === 'failed') {
        log_message('error', 'Inactivity Logout Master: the end of a session could not be remembered.');
    }

    return $outcome === 'changed';
}

/** Forgets the endings of which no copy can pass any more; the cron does it for nights in which nobody logs out. */
function inactivity_logout_forget_old_endings(float $now): void
{
    inactivity_logout_change_ended(static function (array $ended) use ($now): ?array {
        $lately = inactivity_logout_lately_ended($ended, $now);

        return count($lately) === count($ended) ? null : $lately;
    });
}

/**
 * Changes the list by a pure function, which returns null to leave it alone. Returns `changed`, `left` or `failed`.
 */
function inactivity_logout_change_ended(callable $change): string
{
    $outcome = inactivity_logout_try_query(static function () use ($change): string {
        $db = get_instance()->db;
        $table = db_prefix() . 'options';
        for ($attempt = 0; $attempt < INACTIVITY_LOGOUT_REMEMBER_ATTEMPTS; $attempt++) {
            // get_option() answers from the start of the request.
            $option = $db->where('name', INACTIVITY_LOGOUT_ENDED_OPTION)->get($table)->row();
            $before = $option ? (string) $option->value : '';
            $is_oversized = strlen($before) > INACTIVITY_LOGOUT_ENDED_BYTES_MAX;
            $after = $change($is_oversized ? [] : inactivity_logout_decode_ended($before));
            if ($after === null && !$is_oversized) {
                return 'left';
            }
            $db->where('name', INACTIVITY_LOGOUT_ENDED_OPTION);
            if (!$is_oversized) {
                $db->where('value', $before);
            }
            $db->update($table, ['value' => empty($after) ? '{}' : (string) json_encode($after)]);
            if ($db->affected_rows() > 0) {
                return 'changed';
            }
        }

        return 'failed';
    });

    return $outcome ?: 'failed';
}

/** Returns the endings of which a copy may still pass, of too many those that may do so for longest. */
function inactivity_logout_lately_ended(array $ended, float $now): array
{
    $lately = array_filter($ended, static function ($until) use ($now): bool {
        // A moment further ahead than any policy reaches was written by a clock that was wrong.
        return $until > $now && $until <= $now + 2 * INACTIVITY_LOGOUT_MINUTES_MAX * 60;
    });
    if (count($lately) > INACTIVITY_LOGOUT_ENDED_MAX) {
        arsort($lately);
        $lately = array_slice($lately, 0, INACTIVITY_LOGOUT_ENDED_MAX, true);
    }

    return $lately;
}

function inactivity_logout_decode_ended(string $json): array
{
    $ended = json_decode($json, true);

    return is_array($ended) ? $ended : [];
}
