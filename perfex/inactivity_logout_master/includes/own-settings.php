<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What each person chooses for herself, on Perfex's page about oneself (docs/host.md#ones-own-profile). The choice is kept in
// her browser, which alone can show a notification; here are only the words, and for whom.

/**
 * Perfex has no hook in that page, so the section is printed behind it, hidden; its script puts it in its place.
 *
 * - Must let nobody choose for somebody else whom she is logged in as.
 */
function inactivity_logout_on_app_admin_footer(): void
{
    $page = [get_admin_uri(), 'staff', 'edit_profile'];
    if (array_slice(inactivity_logout_segments(), 0, 3) !== $page) {
        return;
    }
    $stamp = is_staff_logged_in() && inactivity_logout_is_enabled() ? inactivity_logout_stamp() : null;
    if ($stamp === null || !inactivity_logout_is_built() || inactivity_logout_is_somebody_else($stamp)) {
        return;
    }
    get_instance()->load->view(INACTIVITY_LOGOUT_MODULE . '/own-settings');
}

/** Returns a name of a person by which nobody who finds it in a browser can tell whose it is. */
function inactivity_logout_name_of_person(int $staff_id): string
{
    return inactivity_logout_signature('person', (string) $staff_id);
}
