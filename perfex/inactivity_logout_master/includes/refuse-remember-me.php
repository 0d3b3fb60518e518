<?php

defined('BASEPATH') or exit('No direct script access allowed');

// "Remember me" logs a browser in without anybody typing a password, before app_init on every request
// (docs/host.md#remember-me). While the module is on it is without effect.

/** Notes whether this session was logged in before "remember me" had its turn. */
function inactivity_logout_note_login_before_remember_me(): void
{
    inactivity_logout_was_logged_in(is_staff_logged_in() && !inactivity_logout_has_remember_me_run());
}

/** Returns whether another module had "remember me" run before this one was loaded: its cookie is renewed by that. */
function inactivity_logout_has_remember_me_run(): bool
{
    return preg_grep('/^Set-Cookie: ' . preg_quote(inactivity_logout_remember_me_cookie(), '/') . '=/i', headers_list())
        !== [];
}

/** Returns, and with an argument notes, whether somebody was logged in when the request arrived. */
function inactivity_logout_was_logged_in(?bool $was_logged_in = null): bool
{
    static $state = false;
    if ($was_logged_in !== null) {
        $state = $was_logged_in;
    }

    return $state;
}

/** "Remember me" has just logged somebody in whom nobody saw typing a password: not while this module is on. */
function inactivity_logout_refuse_remember_me(): void
{
    if (inactivity_logout_is_login_under_way()) {
        inactivity_logout_drop_remember_me();

        return;
    }
    $staff_id = (int) get_staff_user_id();
    $asked_path = inactivity_logout_asked_path();
    inactivity_logout_log_out();
    if (inactivity_logout_is_own_endpoint()) {
        return;
    }
    if (!inactivity_logout_is_navigation()) {
        inactivity_logout_answer_json(401, ['verdict' => 'ended']);
    }
    inactivity_logout_leave_reason(inactivity_logout_reason() ?: 'remember_me');
    inactivity_logout_leave_return($staff_id, $asked_path);
    if (!inactivity_logout_is_authentication()) {
        redirect(admin_url('authentication'));
    }
}

/** Returns whether this is a page of the login, of its second factor, or of a forgotten password. */
function inactivity_logout_is_authentication(): bool
{
    return array_slice(inactivity_logout_segments(), 0, 2) === [get_admin_uri(), 'authentication'];
}

/** Returns whether a login is being posted, or waits for its second factor, which Perfex notes in the session. */
function inactivity_logout_is_login_under_way(): bool
{
    return inactivity_logout_is_authentication() && (inactivity_logout_segments()[2] ?? '') !== 'logout'
        && (!inactivity_logout_is_get() || get_instance()->session->has_userdata('tfa_staffid'));
}

/**
 * Takes back what "remember me" has done.
 *
 * - Must keep the session: a login that is under way goes on in it.
 * - Must leave the key behind the cookie of no use, in every spelling that Perfex has had for it.
 */
function inactivity_logout_drop_remember_me(): void
{
    $CI = get_instance();
    $CI->session->unset_userdata(['staff_user_id', 'staff_logged_in']);
    $name = inactivity_logout_remember_me_cookie();
    $remembered = inactivity_logout_decode_remember_me($_COOKIE[$name] ?? null);
    // Perfex renewed the cookie in this answer; of two with one name browsers keep the later, also if the login that
    // is under way sets a third.
    inactivity_logout_drop_cookie($name);
    unset($_COOKIE[$name]);
    if ($remembered !== null) {
        inactivity_logout_try_query(static function () use ($CI, $remembered) {
            $CI->db->where('user_id', (int) $remembered['user_id']);
            $CI->db->where_in('key_id', [md5($remembered['key']), hash('sha256', $remembered['key'])]);

            return $CI->db->delete(db_prefix() . 'user_auto_login');
        });
    }
}

/**
 * Reads the cookie as Perfex writes it, serialized up to 3.4.0 and JSON since.
 *
 * @param mixed $cookie
 *
 * @return array|null `user_id` and `key`
 */
function inactivity_logout_decode_remember_me($cookie): ?array
{
    if (!is_string($cookie)) {
        return null;
    }
    $data = json_decode($cookie, true) ?? @unserialize($cookie, ['allowed_classes' => false]);
    $is_known = is_array($data) && isset($data['user_id'], $data['key'])
        && is_scalar($data['user_id']) && is_string($data['key']);

    return $is_known ? $data : null;
}

function inactivity_logout_remember_me_cookie(): string
{
    return get_instance()->config->item('cookie_prefix') . 'autologin';
}

function inactivity_logout_drop_cookie(string $name): void
{
    $config = get_instance()->config;
    setcookie($name, '', [
        'expires' => 1,
        'path' => (string) ($config->item('cookie_path') ?: '/'),
        'domain' => (string) $config->item('cookie_domain'),
    ]);
}
