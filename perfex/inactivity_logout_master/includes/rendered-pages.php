<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Which pages were rendered for whom. Perfex deletes by GET, so an address that somebody was once asked to open proves
// nothing; only where a page with our guard was rendered for this person is it safe to go by itself after a login.
//
// What the browser's half does with it: the config block of a page that was asked for by GET says
// `"page": {"path": "/admin/clients?x=1", "signature": "<32 hexadecimal digits>"}`, of any other page `"page": null`.
// The worker keeps the last fifty of these pairs, by path and with the record's own installation; a page without a
// worker keeps its own. A report that says `return=<path>` also says `return_signature=<signature>` if one is kept for
// that very path, query included. A signature is this person's alone and has no end: it may be kept across logins.
//
// Besides, the session itself knows its last pages, for those who have no worker; its end carries them to the next
// login in a note (notes-to-the-next-login.php).

const INACTIVITY_LOGOUT_PAGES = 'inactivity_logout_pages';

// As many tabs as somebody without a worker may come back to; each costs the session 16 bytes.
const INACTIVITY_LOGOUT_PAGES_MAX = 20;

// Half a signature: what the session holds nobody outside can try.
const INACTIVITY_LOGOUT_PAGE_MARK_LENGTH = 16;

/** Returns the page that is being rendered, `path` and `signature`; null where it may not be gone to by itself. */
function inactivity_logout_rendered_page(int $staff_id): ?array
{
    $path = (string) ($_SERVER['REQUEST_URI'] ?? '');
    if (!inactivity_logout_is_get() || !inactivity_logout_is_return_path($path, inactivity_logout_admin_path())) {
        return null;
    }

    return ['path' => $path, 'signature' => inactivity_logout_page_signature($staff_id, $path)];
}

/** Notes in the session that this page was rendered in it. */
function inactivity_logout_note_rendered_page(array $page): void
{
    $mark = substr($page['signature'], 0, INACTIVITY_LOGOUT_PAGE_MARK_LENGTH);
    $marks = inactivity_logout_pages_of_this_session();
    if (($marks[0] ?? null) === $mark) {
        return;
    }
    $marks = array_merge([$mark], array_values(array_diff($marks, [$mark])));
    get_instance()->session->set_userdata(
        INACTIVITY_LOGOUT_PAGES,
        implode(' ', array_slice($marks, 0, INACTIVITY_LOGOUT_PAGES_MAX))
    );
}

/** Returns the marks of the pages that were rendered in this session, the last one first. */
function inactivity_logout_pages_of_this_session(): array
{
    $marks = get_instance()->session->userdata(INACTIVITY_LOGOUT_PAGES);

    return is_string($marks) && $marks !== '' ? explode(' ', $marks) : [];
}

/**
 * Returns whether a page with our guard was rendered at this path for this person.
 *
 * - Must not believe another person's signature, nor one of another path.
 *
 * @param string $signature what the browser hands back; may be empty
 * @param array  $marks     marks of pages that were rendered, from a session or its note
 */
function inactivity_logout_was_rendered_for(int $staff_id, string $path, string $signature, array $marks): bool
{
    // A fragment never reaches the server.
    $expected = inactivity_logout_page_signature($staff_id, explode('#', $path, 2)[0]);

    return hash_equals($expected, $signature)
        || in_array(substr($expected, 0, INACTIVITY_LOGOUT_PAGE_MARK_LENGTH), $marks, true);
}

function inactivity_logout_page_signature(int $staff_id, string $path): string
{
    return inactivity_logout_signature('page', $staff_id . ' ' . $path);
}
