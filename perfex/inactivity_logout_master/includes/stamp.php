<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The stamp: what Perfex's session carries of this login. It stands in the session data, because a session id that
// was rotated away stays valid in CodeIgniter (docs/host.md#session-ids): every copy then expires by the same rule.

const INACTIVITY_LOGOUT_STAMP = 'inactivity_logout';

/** Returns the stamp of this session as the judge takes it, see inactivity_logout_new_stamp(); or null. */
function inactivity_logout_stamp(): ?array
{
    $stamp = inactivity_logout_written_stamp();
    if ($stamp === null) {
        return null;
    }
    $policy = inactivity_logout_policy_of((int) $stamp['staff_id']);
    if (inactivity_logout_is_stamp_from_the_future($stamp)) {
        $stamp = inactivity_logout_date_back($stamp, inactivity_logout_now());
        // Written down, so that it happens once: a stamp that is worth "now" in every request would never expire.
        inactivity_logout_write_stamp($stamp);
        inactivity_logout_update_login($stamp, $policy);
    }

    return inactivity_logout_stamp_after_pauses($stamp, $policy);
}

/**
 * Returns a stamp with its last activity as it counts after pauses.
 *
 * - Must count a pause once: what was noted after it was judged by it already.
 */
function inactivity_logout_stamp_after_pauses(array $stamp, array $policy): array
{
    $pauses = inactivity_logout_pauses_not_counted_in($stamp);
    $stamp['last_activity_at'] = inactivity_logout_activity_after_pauses(
        inactivity_logout_latest_use((float) $stamp['last_activity_at'], $pauses),
        inactivity_logout_lasts_seconds_of($stamp, $policy),
        $pauses
    );

    return $stamp;
}

/** Returns the pauses that ended after this stamp was last noted, the earliest first. */
function inactivity_logout_pauses_not_counted_in(array $stamp): array
{
    $noted_at = (float) ($stamp['noted_at'] ?? 0);

    return array_values(array_filter(inactivity_logout_pauses(), static function (array $pause) use ($noted_at): bool {
        return $pause[1] > $noted_at;
    }));
}

/** Returns the stamp as it stands in the session, or null where there is none of this person. */
function inactivity_logout_written_stamp(): ?array
{
    $stamp = inactivity_logout_written_stamp_of_anybody();

    return $stamp !== null && (int) $stamp['staff_id'] === (int) get_staff_user_id() ? $stamp : null;
}

/** Returns the stamp as it stands in the session, whoever was logged in when it was written; or null. */
function inactivity_logout_written_stamp_of_anybody(): ?array
{
    $stamp = get_instance()->session->userdata(INACTIVITY_LOGOUT_STAMP);
    $is_stamp = is_array($stamp) && isset($stamp['id'], $stamp['last_activity_at'], $stamp['staff_id']);

    return $is_stamp ? $stamp : null;
}

/** Returns whether a stamp was written while the server's clock was ahead. */
function inactivity_logout_is_stamp_from_the_future(array $stamp): bool
{
    return inactivity_logout_is_future((float) max(
        $stamp['last_activity_at'],
        $stamp['started_at'] ?? 0,
        $stamp['noted_at'] ?? 0
    ));
}

/** Returns a stamp with none of its moments after `$now`. */
function inactivity_logout_date_back(array $stamp, float $now): array
{
    // A hold is of the same clock; what is left of it nobody knows.
    foreach (['started_at', 'last_activity_at', 'noted_at', 'held_until'] as $moment) {
        if (isset($stamp[$moment])) {
            $stamp[$moment] = min((float) $stamp[$moment], $now);
        }
    }

    return $stamp;
}

/** Returns how long after its last activity a stamp is alive: by the policy that it was written under. */
function inactivity_logout_lasts_seconds_of(array $stamp, array $policy): float
{
    // 0.2.0 wrote none.
    return (float) ($stamp['lasts_seconds'] ?? inactivity_logout_lasts_seconds($policy));
}

/** Returns what the time without activity of a login counts from, by its stamp or its row. */
function inactivity_logout_counts_from_of(array $login, array $policy): float
{
    return inactivity_logout_counts_from(
        (float) $login['last_activity_at'],
        (float) ($login['held_until'] ?? 0),
        $policy
    );
}

/** Returns whether the server refuses a login by its stamp. */
function inactivity_logout_is_stamp_refused(array $stamp, array $policy, float $now): bool
{
    return inactivity_logout_is_refused(
        inactivity_logout_counts_from_of($stamp, $policy),
        $policy,
        $now,
        inactivity_logout_end_of($stamp, $policy),
        inactivity_logout_lasts_seconds_of($stamp, $policy)
    );
}

/**
 * Returns the last activity, or when the session was used later, during a pause. While the module was deactivated
 * nothing of it ran; CodeIgniter noted when it last gave the session another id, which it does for page views, in whole
 * seconds.
 */
function inactivity_logout_latest_use(float $last_activity_at, array $pauses): float
{
    $rotated_at = (float) ($_SESSION['__ci_last_regenerate'] ?? 0);
    foreach ($pauses as list($from, $to)) {
        if ($from < $rotated_at + 1 && $rotated_at <= $to) {
            return max($last_activity_at, $rotated_at);
        }
    }

    return $last_activity_at;
}

/** While the module is switched off nobody is judged; a session in which pages are opened is noted as used. */
function inactivity_logout_note_use_while_off(): void
{
    $is_used = is_staff_logged_in() && inactivity_logout_is_navigation();
    // Of anybody: whoever goes on as another person while the module is off uses the same login.
    $stamp = $is_used ? inactivity_logout_written_stamp_of_anybody() : null;
    if ($stamp !== null) {
        inactivity_logout_write_stamp(['last_activity_at' => inactivity_logout_now()] + $stamp);
    }
}

/** Answers when a login ends however active the person is, by its stamp or its row; INF: never. */
function inactivity_logout_end_of(array $login, array $policy): float
{
    return inactivity_logout_ends_at((float) ($login['started_at'] ?? $login['last_activity_at']), $policy);
}

/** Returns what has ended a login first, by its stamp or its row: `inactivity`, or its `lifetime`. */
function inactivity_logout_cause_of(array $login, array $policy): string
{
    return inactivity_logout_first_cause(
        inactivity_logout_counts_from_of($login, $policy),
        $policy,
        inactivity_logout_end_of($login, $policy)
    );
}

function inactivity_logout_write_stamp(array $stamp): void
{
    get_instance()->session->set_userdata(INACTIVITY_LOGOUT_STAMP, $stamp);
}

/** Returns a stamp for a login that has none yet; login hooks are not reliable (docs/host.md#login-hooks). */
function inactivity_logout_new_stamp(array $policy, float $now): array
{
    return [
        'id' => bin2hex(random_bytes(16)),
        'staff_id' => (int) get_staff_user_id(),
        'started_at' => $now,
        'last_activity_at' => $now,
        // Timeout and grace of the policy that it was written under: its own end, which no later policy moves.
        'lasts_seconds' => inactivity_logout_lasts_seconds($policy),
        // When the row in our table last heard of it.
        'noted_at' => $now,
        // Whether the pages of this login report; only where they do not, navigations count as activity.
        'said_hello' => false,
        // Whether the person has been brought back to the page that she was on before she logged in.
        'has_returned' => false,
    ];
}

/** Stamps a login: from now on it can be judged, and it stands in the table. */
function inactivity_logout_stamp_login(array $policy, float $now): array
{
    $of_another = inactivity_logout_written_stamp_of_anybody();
    if ($of_another !== null) {
        return inactivity_logout_go_on_as_another_person($of_another, $policy, $now);
    }
    $stamp = inactivity_logout_new_stamp($policy, $now);
    inactivity_logout_write_stamp($stamp);
    inactivity_logout_insert_login($stamp, $policy);

    return $stamp;
}
