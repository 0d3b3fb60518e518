<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Two short-lived cookies that carry across the end of a session what flash messages cannot, since Perfex destroys
// the whole session: why somebody was logged out, and where to return to.

const INACTIVITY_LOGOUT_NOTE_SECONDS = 600;

// The word for the login page by what ended a session in the end, where it was not the person.
const INACTIVITY_LOGOUT_REASONS = ['inactivity' => 'idle', 'lifetime' => 'lifetime'];

/** Leaves the reason for the login page if it was not the person who ended the session. */
function inactivity_logout_leave_reason_for(?string $cause): void
{
    $reason = INACTIVITY_LOGOUT_REASONS[(string) $cause] ?? null;
    if ($reason !== null) {
        inactivity_logout_leave_reason($reason);
    }
}

/** Leaves a word for the login page: `idle`, `lifetime` or `remember_me`. */
function inactivity_logout_leave_reason(string $reason): void
{
    inactivity_logout_set_note('reason', $reason);
}

function inactivity_logout_reason(): string
{
    return inactivity_logout_note('reason');
}

/** Leaves the path to return to, for this person and nobody else; an unsafe path is not left. */
function inactivity_logout_leave_return(int $staff_id, ?string $path): void
{
    if ($path !== null && inactivity_logout_is_return_path($path, inactivity_logout_admin_path())) {
        inactivity_logout_set_note('return', $staff_id . '|' . $path);
    }
}

/** Answers whom the return path is for and the path, or null. */
function inactivity_logout_return(): ?array
{
    $parts = explode('|', inactivity_logout_note('return'), 2);
    if (count($parts) !== 2 || !inactivity_logout_is_return_path($parts[1], inactivity_logout_admin_path())) {
        return null;
    }

    return ['staff_id' => (int) $parts[0], 'path' => $parts[1]];
}

function inactivity_logout_forget_notes(): void
{
    foreach (['reason', 'return'] as $name) {
        if (inactivity_logout_note($name) !== '') {
            inactivity_logout_set_note($name, '');
        }
    }
}

function inactivity_logout_note(string $name): string
{
    $note = $_COOKIE['inactivity_logout_' . $name] ?? '';

    return is_string($note) ? $note : '';
}

function inactivity_logout_set_note(string $name, string $value): void
{
    $config = get_instance()->config;
    setcookie('inactivity_logout_' . $name, $value, [
        'expires' => $value === '' ? 1 : time() + INACTIVITY_LOGOUT_NOTE_SECONDS,
        'path' => (string) ($config->item('cookie_path') ?: '/'),
        'domain' => (string) $config->item('cookie_domain'),
        'secure' => (bool) $config->item('cookie_secure'),
        'httponly' => true,
        'samesite' => 'Lax',
    ]);
}
