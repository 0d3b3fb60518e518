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
    // dbforge adds CodeIgniter's own prefix by itself; Perfex leaves that empty and has db_prefix().
    $name = (string) $CI->db->dbprefix === '' ? inactivity_logout_table() : 'inactivity_logout_sessions';
    $text = static function (int $length): array {
        return ['type' => 'VARCHAR', 'constraint' => $length, 'null' => true];
    };
    $CI->dbforge->add_field([
        'id' => ['type' => 'INT', 'constraint' => 11, 'unsigned' => true, 'auto_increment' => true],
        'session_id' => ['type' => 'VARCHAR', 'constraint' => 64, 'unique' => true],
        'staff_id' => ['type' => 'INT', 'constraint' => 11],
        'started_at' => ['type' => 'DOUBLE'],
        'last_activity_at' => ['type' => 'DOUBLE'],
        'ended_at' => ['type' => 'DOUBLE', 'null' => true],
        'cause' => $text(32),
        'ended_by' => $text(32),
        'expire_after_seconds' => ['type' => 'DOUBLE'],
        'policy_revision' => ['type' => 'BIGINT'],
        'ip_address' => $text(45),
        'user_agent' => $text(255),
    ]);
    $CI->dbforge->add_key('id', true);
    $CI->dbforge->add_key('ended_at');
    $CI->dbforge->create_table($name, true);
}

/** Writes down a new login. */
function inactivity_logout_insert_login(array $stamp, array $policy, array $ending = []): bool
{
    $CI = get_instance();
    $row = $ending + inactivity_logout_policy_columns($policy) + [
        'session_id' => $stamp['id'],
        'staff_id' => $stamp['staff_id'],
        'started_at' => inactivity_logout_moment($stamp['started_at'] ?? $stamp['last_activity_at']),
        'last_activity_at' => inactivity_logout_moment($stamp['last_activity_at']),
        'ip_address' => $CI->input->ip_address(),
        // Whatever a browser calls itself, the column takes it: plain ASCII, cut to its length.
        'user_agent' => substr(preg_replace('/[^\x20-\x7e]/', '?', (string) $CI->input->user_agent()), 0, 255),
    ];

    return (bool) inactivity_logout_try_query(static function () use ($CI, $row) {
        return $CI->db->insert(inactivity_logout_table(), $row);
    });
}

/**
 * Writes down the latest activity of a login, and the policy that it stands under. Answers false for a login that has
 * been ended.
 */
function inactivity_logout_update_login(array $stamp, array $policy): bool
{
    $CI = get_instance();
    $is_written = inactivity_logout_try_query(static function () use ($CI, $stamp, $policy) {
        $CI->db->where('session_id', $stamp['id']);
        $CI->db->where('ended_at IS NULL', null, false);
        $moment = inactivity_logout_moment($stamp['last_activity_at']);
        $CI->db->update(
            inactivity_logout_table(),
            ['last_activity_at' => $moment] + inactivity_logout_policy_columns($policy)
        );

        return $CI->db->affected_rows() > 0;
    });
    // MySQL counts no row either when nothing changed; one that could not be written at the login is written now.
    $login = $is_written ? null : inactivity_logout_find_login($stamp['id']);
    if (!$is_written && $login === null) {
        inactivity_logout_insert_login($stamp, $policy);
    }

    return $login === null || $login['ended_at'] === null;
}

/**
 * Marks a login as ended. Answers true for the one caller that did it, however many try in the same moment.
 *
 * @param float|null $last_activity_at when given, a login that has been active since then is not ended
 */
function inactivity_logout_end_login(string $session_id, array $ending, ?float $last_activity_at): bool
{
    $CI = get_instance();

    return (bool) inactivity_logout_try_query(static function () use ($CI, $session_id, $ending, $last_activity_at) {
        $CI->db->where('session_id', $session_id);
        $CI->db->where('ended_at IS NULL', null, false);
        if ($last_activity_at !== null) {
            // A tenth of a second for what rounding has done to either of them.
            $CI->db->where('last_activity_at <=', inactivity_logout_moment($last_activity_at + 0.1));
        }
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

/** Answers the logins that nobody has ended and that were last active before one moment, or began before another. */
function inactivity_logout_find_old_logins(float $active_before, float $started_before): array
{
    $CI = get_instance();
    $is_old = 'last_activity_at < ' . inactivity_logout_moment($active_before)
        . ' OR started_at < ' . inactivity_logout_moment($started_before);
    $rows = inactivity_logout_try_query(static function () use ($CI, $is_old) {
        $CI->db->where('ended_at IS NULL', null, false);
        $CI->db->where('(' . $is_old . ')', null, false);

        return $CI->db->get(inactivity_logout_table())->result_array();
    });

    return is_array($rows) ? $rows : [];
}

/** Puts logins that nobody has ended and whose moments lie after `$latest`, by a clock that was ahead, at `$now`. */
function inactivity_logout_date_back_logins(float $latest, float $now): void
{
    $CI = get_instance();
    foreach (['started_at', 'last_activity_at'] as $column) {
        inactivity_logout_try_query(static function () use ($CI, $column, $latest, $now) {
            $CI->db->where('ended_at IS NULL', null, false);
            $CI->db->where($column . ' >', inactivity_logout_moment($latest));

            return $CI->db->update(inactivity_logout_table(), [$column => inactivity_logout_moment($now)]);
        });
    }
}

/**
 * Deletes the logins that ended, or were last active, before a moment. Either will do: cron may have ended a login long
 * after it was left, and by a clock that was wrong.
 */
function inactivity_logout_delete_logins_before(float $moment): void
{
    $db = get_instance()->db;
    $before = inactivity_logout_moment($moment);
    inactivity_logout_try_query(static function () use ($db, $before): void {
        $db->where('(ended_at < ' . $before . ' OR last_activity_at < ' . $before . ')', null, false);
        $db->delete(inactivity_logout_table());
    });
}

/** Writes seconds as SQL does, whatever the locale: PHP 7 would write a comma in some. */
function inactivity_logout_moment($seconds): string
{
    return number_format((float) $seconds, 3, '.', '');
}

function inactivity_logout_policy_columns(array $policy): array
{
    return [
        'expire_after_seconds' => inactivity_logout_moment($policy['expire_after_seconds']),
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
        // Half a query left in the builder would become part of the next one, whoever asks it.
        $db->reset_query();

        return false;
    } finally {
        $db->db_debug = $debug;
    }
}
