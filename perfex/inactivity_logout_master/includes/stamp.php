<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The stamp: what Perfex's session carries of this login. It stands in the session data, because a session id that
// was rotated away stays valid in CodeIgniter (PERFEX.md 5): every copy then expires by the same rule.

const INACTIVITY_LOGOUT_STAMP = 'inactivity_logout';

/** Answers the stamp of this session: `id`, `staff_id`, `started_at`, `last_activity_at`, `said_hello`; or null. */
function inactivity_logout_stamp(): ?array
{
    $stamp = get_instance()->session->userdata(INACTIVITY_LOGOUT_STAMP);
    $is_ours = is_array($stamp) && isset($stamp['id'], $stamp['last_activity_at'], $stamp['staff_id'])
        // A stamp of somebody who was logged in before in the same session is not this person's.
        && (int) $stamp['staff_id'] === (int) get_staff_user_id();

    if (!$is_ours) {
        return null;
    }
    // Nobody watched before: time while the module was off is not idle time.
    $stamp['last_activity_at'] = max((float) $stamp['last_activity_at'], inactivity_logout_guarding_since());

    return $stamp;
}

/** Answers when a login ends however active the person is, by its stamp or its row; INF: never. */
function inactivity_logout_end_of(array $login, array $policy): float
{
    return inactivity_logout_ends_at((float) ($login['started_at'] ?? $login['last_activity_at']), $policy);
}

/** Answers what has ended a login first, by its stamp or its row: `inactivity`, or its `lifetime`. */
function inactivity_logout_cause_of(array $login, array $policy): string
{
    return inactivity_logout_first_cause(
        max((float) $login['last_activity_at'], inactivity_logout_guarding_since()),
        $policy,
        inactivity_logout_end_of($login, $policy)
    );
}

/** Answers since when the module guards without a break, as epoch seconds. */
function inactivity_logout_guarding_since(): float
{
    return (float) get_option('inactivity_logout_guarding_since');
}

/** The module was activated or switched on: from now on it guards. */
function inactivity_logout_begin_guarding(): void
{
    update_option('inactivity_logout_guarding_since', inactivity_logout_moment(microtime(true)));
}

function inactivity_logout_write_stamp(array $stamp): void
{
    get_instance()->session->set_userdata(INACTIVITY_LOGOUT_STAMP, $stamp);
}

/** Answers a stamp for a login that has none yet; login hooks are not reliable (PERFEX.md 4). */
function inactivity_logout_new_stamp(float $now): array
{
    return [
        'id' => bin2hex(random_bytes(16)),
        'staff_id' => (int) get_staff_user_id(),
        'started_at' => $now,
        'last_activity_at' => $now,
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
    $stamp = inactivity_logout_new_stamp($now);
    inactivity_logout_write_stamp($stamp);
    inactivity_logout_insert_login($stamp, $policy);

    return $stamp;
}
