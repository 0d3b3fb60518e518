<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The table of holds: a row for everything that was granted, and the only file that speaks to it. Where it is missing or
// broken nothing is granted. Moments are epoch seconds.

function inactivity_logout_holds_table(): string
{
    return db_prefix() . 'inactivity_logout_holds';
}

/** Creates the table where it is missing. */
function inactivity_logout_create_holds_table(): void
{
    $CI = get_instance();
    $CI->load->dbforge();
    // As in inactivity_logout_create_table().
    $name = (string) $CI->db->dbprefix === '' ? inactivity_logout_holds_table() : 'inactivity_logout_holds';
    $CI->dbforge->add_field([
        'id' => ['type' => 'INT', 'constraint' => 11, 'unsigned' => true, 'auto_increment' => true],
        // The login and how many holds it had: of two requests in the same moment only one is granted something.
        'place' => ['type' => 'VARCHAR', 'constraint' => 80, 'unique' => true],
        'session_id' => ['type' => 'VARCHAR', 'constraint' => 64],
        'staff_id' => ['type' => 'INT', 'constraint' => 11],
        'reason' => ['type' => 'VARCHAR', 'constraint' => 100],
        'held_from' => ['type' => 'DOUBLE'],
        'held_until' => ['type' => 'DOUBLE'],
        // What of the hour it has used, also where it was released early.
        'seconds' => ['type' => 'DOUBLE'],
    ]);
    $CI->dbforge->add_key('id', true);
    $CI->dbforge->add_key('session_id');
    $CI->dbforge->create_table($name, true);
}

/** Returns what a login was granted; null where nobody can say. */
function inactivity_logout_find_holds(string $session_id): ?array
{
    $db = get_instance()->db;
    $rows = inactivity_logout_try_query(static function () use ($db, $session_id) {
        $db->where('session_id', $session_id);

        return $db->get(inactivity_logout_holds_table())->result_array();
    });

    return is_array($rows) ? $rows : null;
}

/** Writes down what a login is granted after `$count` holds. Answers whether it stands there. */
function inactivity_logout_insert_hold(array $stamp, int $count, string $reason, float $from, float $seconds): bool
{
    $db = get_instance()->db;
    $row = [
        'place' => $stamp['id'] . ' ' . $count,
        'session_id' => $stamp['id'],
        'staff_id' => $stamp['staff_id'],
        'reason' => $reason,
        'held_from' => inactivity_logout_moment($from),
        'held_until' => inactivity_logout_moment($from + $seconds),
        'seconds' => inactivity_logout_moment($seconds),
    ];

    return (bool) inactivity_logout_try_query(static function () use ($db, $row) {
        return $db->insert(inactivity_logout_holds_table(), $row);
    });
}

/** What a login was granted ends at `$until` at the latest. */
function inactivity_logout_shorten_holds(string $session_id, float $until): void
{
    $db = get_instance()->db;
    inactivity_logout_try_query(static function () use ($db, $session_id, $until): void {
        $db->where('session_id', $session_id);
        $db->where('held_until >', inactivity_logout_moment($until));
        $db->update(inactivity_logout_holds_table(), ['held_until' => inactivity_logout_moment($until)]);
    });
}

/** Returns whether a login is held by the record. A moment that no hold could reach was written by a clock that was ahead. */
function inactivity_logout_is_held_on_record(string $session_id, array $policy, float $now): bool
{
    $longest = $policy['expire_after_seconds'] + INACTIVITY_LOGOUT_HOLD_MINUTES * inactivity_logout_seconds_per_minute();
    foreach (inactivity_logout_find_holds($session_id) ?? [] as $hold) {
        if ($hold['held_until'] > $now && $hold['held_until'] <= $now + $longest) {
            return true;
        }
    }

    return false;
}

/** Deletes what was granted until a moment. */
function inactivity_logout_delete_holds_before(float $moment): void
{
    $db = get_instance()->db;
    inactivity_logout_try_query(static function () use ($db, $moment): void {
        $db->where('held_until <', inactivity_logout_moment($moment));
        $db->delete(inactivity_logout_holds_table());
    });
}
