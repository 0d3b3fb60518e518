<?php

defined('BASEPATH') or exit('No direct script access allowed');

// "Login as" of staff: a module lets somebody go on as another member of staff in the same session, and back
// (docs/host.md#login-as-staff). Nobody types a password, so it is no new login: it has a row of its own, under the other
// person's name, and the start, the last activity and the end of the login that it goes on from.

/**
 * Stamps the login that goes on under another person's name, and closes the row of the one before. Returns the stamp that
 * the request is judged by.
 *
 * - Must move neither the last activity nor the end of the login, by going there or by coming back.
 * - Must not bring back a login that has ended: its stamp is returned as it is, to be refused.
 * - Must take two requests that see the change in the same moment, in two copies of the session, to the same login.
 */
function inactivity_logout_go_on_as_another_person(array $before, array $policy, float $now): array
{
    if (inactivity_logout_has_ended($before['id']) && !inactivity_logout_was_replaced($before['id'])) {
        return $before;
    }
    $before = inactivity_logout_stamp_after_pauses(inactivity_logout_date_back($before, $now), $policy);
    $staff_id = (int) get_staff_user_id();
    $stamp = [
        'id' => inactivity_logout_signature('goes on as', $before['id'] . ' ' . $staff_id),
        'staff_id' => $staff_id,
        'typed_by' => $before['typed_by'] ?? $before['staff_id'],
        'started_at' => $before['started_at'] ?? $before['last_activity_at'],
        // Whoever it is, the hour is the login's.
        'held_before_seconds' => inactivity_logout_held_seconds_of($before),
        'held_until' => 0.0,
        'noted_at' => $now,
    ] + $before;
    inactivity_logout_write_stamp($stamp);
    // Writes the row where there is none yet.
    inactivity_logout_update_login($stamp, $policy);
    inactivity_logout_record_ending($before, 'replaced', 'server', $policy, $now);

    return $stamp;
}

/** Returns whether whoever is logged in has not typed the password of this person: as staff, or as a client. */
function inactivity_logout_is_somebody_else(array $stamp): bool
{
    return is_client_logged_in() || (int) ($stamp['typed_by'] ?? $stamp['staff_id']) !== (int) $stamp['staff_id'];
}

/** Returns whether another login took a login's place in its session: then the session goes on, under another id. */
function inactivity_logout_was_replaced(string $session_id): bool
{
    return (inactivity_logout_find_login($session_id)['cause'] ?? null) === 'replaced';
}

/**
 * Somebody logs in with a password or a code. Perfex keeps a session whose keys another module has dropped, and with it
 * the stamp of whoever was logged in before.
 *
 * - Must leave the new login nothing of the one before, the same person's included.
 */
function inactivity_logout_on_before_staff_login(): void
{
    $before = inactivity_logout_written_stamp_of_anybody();
    if ($before === null) {
        return;
    }
    get_instance()->session->unset_userdata(INACTIVITY_LOGOUT_STAMP);
    if (inactivity_logout_is_enabled()) {
        inactivity_logout_record_own_ending($before, 'replaced');
    }
}
