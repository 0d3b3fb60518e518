<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The one table: a row per login, and the only file that speaks to it. A table that is missing or broken costs the
// record, never the judgement. Moments are epoch seconds.

function inactivity_logout_table(): string
{
    return db_prefix() . 'inactivity_logout_sessions';
}

/** Creates the table where it is missing. */
function inactivity_logout_create_table(): void
{
    $CI = get_instance();
    $CI->load->dbforge();
    $text = static function (int $length): array {
        return ['type' => 'VARCHAR', 'constraint' => $length, 'null' => true];
    };
    $CI->dbforge->add_field([
        'id' => ['type' => 'INT', 'constraint' => 11, 'unsigned' => true, 'auto_increment' => true],
        'session_id' => ['type' => 'VARCHAR', 'constraint' => 64],
        'staff_id' => ['type' => 'INT', 'constraint' => 11],
        'started_at' => ['type' => 'DOUBLE'],
        'last_activity_at' => ['type' => 'DOUBLE'],
        'ended_at' => ['type' => 'DOUBLE', 'null' => true],
        'cause' => $text(32),
        'ended_by' => $text(32),
        'expire_after_seconds' => ['type' => 'DOUBLE'],
        'grace_seconds' => ['type' => 'DOUBLE'],
        'policy_revision' => ['type' => 'INT', 'constraint' => 11],
        'ip_address' => $text(45),
        'user_agent' => $text(255),
    ]);
    $CI->dbforge->add_key('id', true);
    $CI->dbforge->add_key('session_id');
    $CI->dbforge->add_key('ended_at');
    $CI->dbforge->create_table(inactivity_logout_table(), true);
}

/** Writes down a new login. */
function inactivity_logout_insert_login(array $stamp, array $policy, array $ending = []): bool
{
    $CI = get_instance();
    $row = $ending + inactivity_logout_policy_columns($policy) + [
        'session_id' => $stamp['id'],
        'staff_id' => $stamp['staff_id'],
        'started_at' => $stamp['started_at'] ?? $stamp['last_activity_at'],
        'last_activity_at' => $stamp['last_activity_at'],
        'ip_address' => $CI->input->ip_address(),
        // Whatever a browser calls itself, the column takes it: plain ASCII, cut to its length.
        'user_agent' => substr(preg_replace('/[^\x20-\x7e]/', '?', (string) $CI->input->user_agent()), 0, 255),
    ];

    return (bool) inactivity_logout_try_query(static function () use ($CI, $row) {
        return $CI->db->insert(inactivity_logout_table(), $row);
    });
}

/** Writes down the latest activity of a login, and the policy that it stands under. */
function inactivity_logout_update_login(array $stamp, array $policy): void
{
    $CI = get_instance();
    inactivity_logout_try_query(static function () use ($CI, $stamp, $policy) {
        $CI->db->where('session_id', $stamp['id']);
        $row = ['last_activity_at' => $stamp['last_activity_at']] + inactivity_logout_policy_columns($policy);

        return $CI->db->update(inactivity_logout_table(), $row);
    });
}

/** Marks a login as ended. Answers true for the one caller that did it, however many try in the same moment. */
function inactivity_logout_end_login(string $session_id, array $ending): bool
{
    $CI = get_instance();

    return (bool) inactivity_logout_try_query(static function () use ($CI, $session_id, $ending) {
        $CI->db->where('session_id', $session_id);
        $CI->db->where('ended_at IS NULL', null, false);
        $CI->db->update(inactivity_logout_table(), $ending);

        return $CI->db->affected_rows() > 0;
    });
}

/** Answers the row of a login, or null. */
function inactivity_logout_find_login(string $session_id): ?array
{
    $CI = get_instance();
    $row = inactivity_logout_try_query(static function () use ($CI, $session_id) {
        $CI->db->where('session_id', $session_id);

        return $CI->db->get(inactivity_logout_table())->row_array();
    });

    return is_array($row) && $row !== [] ? $row : null;
}

/** Answers the rows whose deadline and grace have passed without anybody having ended them. */
function inactivity_logout_find_overdue_logins(float $now): array
{
    $CI = get_instance();
    $rows = inactivity_logout_try_query(static function () use ($CI, $now) {
        $CI->db->where('ended_at IS NULL', null, false);
        $CI->db->where('last_activity_at + expire_after_seconds + grace_seconds <', $now);

        return $CI->db->get(inactivity_logout_table())->result_array();
    });

    return is_array($rows) ? $rows : [];
}

function inactivity_logout_policy_columns(array $policy): array
{
    return [
        'expire_after_seconds' => $policy['expire_after_seconds'],
        'grace_seconds' => $policy['grace_seconds'],
        'policy_revision' => $policy['revision'],
    ];
}

/**
 * Runs a query on our table. What fails is written to Perfex's log and answered with false: CodeIgniter would show an
 * error page in the middle of somebody's work.
 *
 * @return mixed
 */
function inactivity_logout_try_query(callable $query)
{
    $db = get_instance()->db;
    $debug = $db->db_debug;
    $db->db_debug = false;
    try {
        return $query();
    } catch (Throwable $problem) {
        log_message('error', 'Inactivity Logout Master: ' . $problem->getMessage());

        return false;
    } finally {
        $db->db_debug = $debug;
    }
}
