<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What every page of a logged-in person carries: the config block, which is data and no script, and the guard. No
// inline script, style or handler, so that a content security policy of `default-src 'self'` is enough.

function inactivity_logout_on_app_admin_head(): void
{
    inactivity_logout_print_guard();
}

/** The customers area is guarded while staff are "logged in as client"; its own visitors are none of our business. */
function inactivity_logout_on_app_customers_head(): void
{
    inactivity_logout_print_guard();
}

function inactivity_logout_print_guard(): void
{
    $stamp = is_staff_logged_in() && inactivity_logout_is_enabled() ? inactivity_logout_stamp() : null;
    if ($stamp === null || !inactivity_logout_is_built()) {
        return;
    }
    $page = inactivity_logout_rendered_page((int) $stamp['staff_id']);
    if ($page !== null) {
        inactivity_logout_note_rendered_page($page);
    }
    $flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_INVALID_UTF8_SUBSTITUTE;
    $config = inactivity_logout_config($stamp, $page);
    $block = json_encode($config, $flags);
    echo '<script type="application/json" id="inactivity-logout-config">' . $block . '</script>' . "\n";
    // Without defer: its "leave page?" listener must be the first of all.
    echo '<script src="' . html_escape(inactivity_logout_asset_url('guard.js')) . '"></script>' . "\n";
    // Nothing waits for them, and drafts wait for the page.
    foreach (['drafts.js' => $config['drafts'], 'own-holds.js' => $config['ownHolds']] as $file => $is_wanted) {
        if ($is_wanted) {
            echo '<script src="' . html_escape(inactivity_logout_asset_url($file)) . '" async></script>' . "\n";
        }
    }
}

/** The config block; src/config.ts reads it, and rendered-pages.php says what `page` is for. */
function inactivity_logout_config(array $stamp, ?array $page): array
{
    $policy = inactivity_logout_policy_of((int) $stamp['staff_id']);
    // Below the admin path, where the same cookies are sent as to the pages that these speak of: of two session cookies,
    // or of one for the admin area alone, the report would otherwise see another one than the page.
    $addresses = INACTIVITY_LOGOUT_MODULE . '/';
    $now = inactivity_logout_now();
    $ends_at = inactivity_logout_end_of($stamp, $policy);

    return [
        'session' => $stamp['id'],
        'person' => inactivity_logout_name_of_person((int) $stamp['staff_id']),
        'moment' => inactivity_logout_signed_moment($stamp['id'], $now),
        'page' => $page,
        'drafts' => inactivity_logout_draft_config($stamp),
        'ownHolds' => inactivity_logout_own_holds(),
        'idleForSeconds' => round(max(0, $now - $stamp['last_activity_at']), 3),
        'heldForSeconds' => inactivity_logout_held_for_seconds($stamp, $now),
        'lifetimeLeftSeconds' => is_finite($ends_at) ? round(max(0, $ends_at - $now), 3) : null,
        'policy' => [
            'revision' => $policy['revision'],
            'expireAfterSeconds' => $policy['expire_after_seconds'],
            'warnAfterSeconds' => $policy['warn_after_seconds'],
            'reportEverySeconds' => $policy['report_every_seconds'],
        ],
        'buttonOnly' => inactivity_logout_is_chosen('inactivity_logout_button_only'),
        'sound' => inactivity_logout_is_chosen('inactivity_logout_sound'),
        'visibleTime' => inactivity_logout_is_chosen('inactivity_logout_visible_time'),
        'build' => inactivity_logout_revision('guard.js'),
        'urls' => [
            'worker' => admin_url($addresses . 'worker') . '?v=' . inactivity_logout_revision('worker.js'),
            'clock' => admin_url($addresses . 'worker') . '?of=page&v=' . inactivity_logout_revision('clock.js'),
            'signals' => inactivity_logout_asset_url('signals.js'),
            'scope' => inactivity_logout_admin_path(),
            'report' => admin_url($addresses . 'session'),
            'login' => admin_url('authentication'),
            'logout' => admin_url('authentication/logout'),
        ],
        'texts' => [
            'title' => _l('inactivity_logout_warning_title'),
            'message' => inactivity_logout_option('inactivity_logout_message'),
            'stay' => _l('inactivity_logout_stay'),
            'logOutNow' => _l('inactivity_logout_log_out_now'),
            'stayed' => _l('inactivity_logout_stayed'),
            'endingTitle' => _l('inactivity_logout_ending_title'),
            'endingMessage' => _l('inactivity_logout_ending_message'),
            'letMeSave' => _l('inactivity_logout_let_me_save'),
            'loggingOut' => _l('inactivity_logout_logging_out'),
            'lockedTitle' => _l('inactivity_logout_locked_title'),
            'lockedMessage' => _l('inactivity_logout_locked_message'),
            'awayTitle' => _l('inactivity_logout_away_title'),
            'awayMessage' => _l('inactivity_logout_away_message'),
            'remaining' => _l('inactivity_logout_remaining'),
            'language' => _l('inactivity_logout_language_code'),
            'direction' => is_rtl() ? 'rtl' : 'ltr',
        ],
    ];
}

/** Returns the address of a built file, which carries its revision. */
function inactivity_logout_asset_url(string $file): string
{
    // Not module_dir_url(): it goes through site_url(), which may carry index.php, where no static file lives.
    return base_url('modules/' . INACTIVITY_LOGOUT_MODULE . '/assets/' . $file)
        . '?v=' . inactivity_logout_revision($file);
}

/** Answers the revision of a built file: the same that workbox-build gave the worker. */
function inactivity_logout_revision(string $file): string
{
    static $revisions = [];
    if (!isset($revisions[$file])) {
        $revisions[$file] = (string) md5_file(inactivity_logout_asset_path($file));
    }

    return $revisions[$file];
}

/**
 * The first page after a login offers what was asked for before it. A checkout without a build guards nothing in the
 * browser; the administrator hears what to do.
 */
function inactivity_logout_on_after_body_start(): void
{
    if (!inactivity_logout_is_enabled() || !is_staff_logged_in()) {
        return;
    }
    inactivity_logout_show_offer();
    if (!inactivity_logout_is_built() && is_admin()) {
        echo '<div class="alert alert-danger" role="alert">' . _l('inactivity_logout_not_built') . '</div>';
    }
}
