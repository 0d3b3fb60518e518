<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Short-lived cookies that carry across the end of a session what flash messages cannot, since Perfex destroys the whole
// session: why somebody was logged out (a word of ours), and, signed, where to return to.

const INACTIVITY_LOGOUT_NOTE_SECONDS = 600;

// What a signed note may be about: the path to go to by itself, the path to offer, and the pages that the session
// knew which has ended.
const INACTIVITY_LOGOUT_SIGNED_NOTES = ['return', 'offer', 'pages'];

// The word for the login page by what ended a session in the end, where it was not the person.
const INACTIVITY_LOGOUT_REASONS = ['inactivity' => 'idle', 'lifetime' => 'lifetime'];

/** Leaves the reason for the login page if it was not the person who ended the session. */
function inactivity_logout_leave_reason_for(?string $cause, array $policy): void
{
    $reason = INACTIVITY_LOGOUT_REASONS[(string) $cause] ?? null;
    if ($reason !== null) {
        // The login page does not know who she was, whose timeout may be shorter than others'.
        $is_own = $policy['timeout_minutes'] !== inactivity_logout_policy()['timeout_minutes'];
        inactivity_logout_leave_reason($reason . ($reason === 'idle' && $is_own ? $policy['timeout_minutes'] : ''));
    }
}

/** Leaves a word for the login page: `idle`, with the minutes where they are a person's own, `lifetime` or `remember_me`. */
function inactivity_logout_leave_reason(string $reason): void
{
    inactivity_logout_set_note('reason', $reason);
}

function inactivity_logout_reason(): string
{
    return inactivity_logout_note('reason');
}

/**
 * Leaves a signed note about a person; 0: whoever logs in.
 *
 * @param string $name one of INACTIVITY_LOGOUT_SIGNED_NOTES
 */
function inactivity_logout_leave_signed_note(string $name, int $staff_id, string $text): void
{
    // Base64, because a browser drops a cookie of more than 4096 bytes and percent signs would treble a path.
    $encoded = rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
    $said = $staff_id . '.' . (time() + INACTIVITY_LOGOUT_NOTE_SECONDS) . '.' . $encoded;
    inactivity_logout_set_note($name, $said . '.' . inactivity_logout_signature('note ' . $name, $said));
}

/**
 * Returns a signed note, `staff_id` and `text`, or null.
 *
 * - Must believe no cookie that this server has not signed: a neighbour under the same domain can set one.
 * - Must not believe a note that is older than it may be, whatever the browser keeps.
 */
function inactivity_logout_signed_note(string $name): ?array
{
    $pattern = '/^(\d{1,10})\.(\d{1,12})\.([A-Za-z0-9_-]+)\.([0-9a-f]+)\z/';
    if (preg_match($pattern, inactivity_logout_note($name), $parts) !== 1) {
        return null;
    }
    list(, $staff_id, $until, $encoded, $signature) = $parts;
    $said = $staff_id . '.' . $until . '.' . $encoded;
    if ((int) $until < time() || !inactivity_logout_is_signature($signature, 'note ' . $name, $said)) {
        return null;
    }

    return ['staff_id' => (int) $staff_id, 'text' => (string) base64_decode(strtr($encoded, '-_', '+/'))];
}

function inactivity_logout_forget_notes(): void
{
    foreach (array_merge(['reason'], INACTIVITY_LOGOUT_SIGNED_NOTES) as $name) {
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
        'path' => inactivity_logout_installation_path(),
        'domain' => (string) $config->item('cookie_domain'),
        'secure' => (bool) $config->item('cookie_secure'),
        'httponly' => true,
        'samesite' => 'Lax',
    ]);
}
