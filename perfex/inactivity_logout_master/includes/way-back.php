<?php

defined('BASEPATH') or exit('No direct script access allowed');

// The way back after a login, for pages with "clients" in their address too, to which Perfex itself does not return. A
// page that was rendered for this person is gone to by itself, once. Any other address is a link on the first page,
// which the person may press: a mail or a foreign page may have asked for it, and Perfex deletes by GET.
//
// Who has no worker loses nothing by that: the session knows the last pages that were rendered in it.

const INACTIVITY_LOGOUT_OFFER = 'inactivity_logout_offer';

/**
 * Leaves the way back of a session that has ended.
 *
 * @param string|null $path      where the person was; null where nobody says so, as in a report that was sent at work:
 *                               the page that goes to the login page says it then
 * @param string|null $signature what the browser hands back with it
 */
function inactivity_logout_leave_return(int $staff_id, ?string $path, ?string $signature = null): void
{
    $pages = inactivity_logout_pages_of_this_session();
    if ($pages !== []) {
        inactivity_logout_leave_signed_note('pages', $staff_id, implode(' ', $pages));
    }
    if ($path !== null) {
        inactivity_logout_leave_path($staff_id, $path, (string) $signature, $pages);
    }
}

/** Leaves a path: to go to, or to offer; an unsafe one is not left. */
function inactivity_logout_leave_path(int $staff_id, string $path, string $signature, array $pages): void
{
    if (!inactivity_logout_is_return_path($path, inactivity_logout_admin_path())) {
        return;
    }
    $name = inactivity_logout_was_rendered_for($staff_id, $path, $signature, $pages) ? 'return' : 'offer';
    $left = inactivity_logout_left_path($name);
    if ($left === null || $left !== ['staff_id' => $staff_id, 'path' => $path]) {
        inactivity_logout_leave_signed_note($name, $staff_id, $path);
    }
}

/** Returns a path that was left for the next login, and for whom (0: for anybody), or null. */
function inactivity_logout_left_path(string $name): ?array
{
    $note = inactivity_logout_signed_note($name);
    if ($note === null || !inactivity_logout_is_return_path($note['text'], inactivity_logout_admin_path())) {
        return null;
    }

    return ['staff_id' => $note['staff_id'], 'path' => $note['text']];
}

/** Nobody is logged in, and a page of the admin area is opened: that is the page wanted now. */
function inactivity_logout_follow_asked_path(): void
{
    $uri = (string) ($_SERVER['REQUEST_URI'] ?? '');
    $path = strpos($uri, inactivity_logout_admin_path()) === 0 ? inactivity_logout_asked_path() : null;
    if ($path === null) {
        return;
    }
    $pages = inactivity_logout_signed_note('pages');
    $staff_id = $pages['staff_id'] ?? inactivity_logout_left_path('return')['staff_id'] ?? 0;
    inactivity_logout_leave_path($staff_id, $path, '', $pages === null ? [] : explode(' ', $pages['text']));
}

/**
 * Takes Perfex's own way back away. It is whatever was asked for last without a login, a link that deletes included,
 * and the login goes there by itself.
 *
 * - Must happen before a login uses it, whichever request stored it.
 * - Must leave alone what a customer is brought back to.
 */
function inactivity_logout_forget_way_back_of_perfex(): void
{
    $session = get_instance()->session;
    if (!$session->has_userdata('red_url')) {
        return;
    }
    list($first, $second) = inactivity_logout_segments() + ['', ''];
    $is_login_of_staff = $first === get_admin_uri() && $second === 'authentication';
    $path = (string) parse_url((string) $session->userdata('red_url'), PHP_URL_PATH);
    if ($is_login_of_staff || strpos($path . '/', inactivity_logout_admin_path() . '/') === 0) {
        $session->unset_userdata('red_url');
    }
}

/** The first page after a login: goes back where that is safe, and keeps what is to be offered for the page shown. */
function inactivity_logout_return_after_login(): void
{
    $staff_id = (int) get_staff_user_id();
    $here = (string) ($_SERVER['REQUEST_URI'] ?? '');
    $return = inactivity_logout_left_path('return');
    $offer = inactivity_logout_left_path('offer');
    inactivity_logout_forget_notes();
    $path = $return !== null && $return['staff_id'] === $staff_id ? $return['path'] : $here;
    if ($offer !== null && in_array($offer['staff_id'], [0, $staff_id], true)
        && !in_array(rtrim($offer['path'], '/'), [rtrim($path, '/'), rtrim($here, '/')], true)) {
        get_instance()->session->set_userdata(INACTIVITY_LOGOUT_OFFER, $offer['path']);
    }
    if ($path !== $here) {
        redirect(inactivity_logout_address_of($path));
    }
}

/** Shows the offer, once, on the first page. */
function inactivity_logout_show_offer(): void
{
    $session = get_instance()->session;
    $path = $session->userdata(INACTIVITY_LOGOUT_OFFER);
    if (!is_string($path)) {
        return;
    }
    $session->unset_userdata(INACTIVITY_LOGOUT_OFFER);
    echo '<div class="alert alert-info alert-dismissible" role="status" id="inactivity-logout-offer">'
        . '<button type="button" class="close" data-dismiss="alert" aria-label="'
        . html_escape(_l('inactivity_logout_offer_close')) . '"><span aria-hidden="true">&times;</span></button>'
        . html_escape(_l('inactivity_logout_offer')) . ' <a class="alert-link" href="'
        . html_escape(inactivity_logout_address_of($path)) . '">' . html_escape($path) . '</a></div>' . "\n";
}
