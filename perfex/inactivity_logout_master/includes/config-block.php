<?php

/*
 * What a page needs to know to guard itself, as JSON in its head, and the script that reads it. Without a single query:
 * all of it stands in the session, in autoloaded options and in files.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function inactivity_logout_on_app_admin_head(): void
{
    inactivity_logout_print_config_block();
}

/** The customers area during "login as client": the session there is a member of staff's. */
function inactivity_logout_on_app_customers_head(): void
{
    inactivity_logout_print_config_block();
}

function inactivity_logout_print_config_block(): void
{
    if (!inactivity_logout_is_enabled() || !inactivity_logout_is_built() || !is_staff_logged_in()) {
        return;
    }

    $stamp = inactivity_logout_read_stamp();

    if ($stamp === null) {
        return;
    }

    $build = inactivity_logout_asset_hash('guard.js');
    $json  = json_encode(
        inactivity_logout_config($stamp, inactivity_logout_policy(), $build, microtime(true)),
        JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PRESERVE_ZERO_FRACTION
    );

    echo '<script type="application/json" id="inactivity-logout-config">' . $json . '</script>' . "\n";
    echo '<script src="' . html_escape(base_url('modules/' . INACTIVITY_LOGOUT_MODULE . '/assets/guard.js?v=' . $build)) . '"></script>' . "\n";
}

/** Answers the block's contents at `$now`; src/config.ts reads them. */
function inactivity_logout_config(array $stamp, array $policy, string $build, float $now): array
{
    return [
        'session'        => $stamp['id'],
        'idleForSeconds' => round(inactivity_logout_idle_seconds($stamp['last_activity_at'], $now), 3),
        'policy'         => [
            'revision'           => $policy['revision'],
            'expireAfterSeconds' => $policy['expire_after_seconds'],
            'warnAfterSeconds'   => $policy['warn_after_seconds'],
            'reportEverySeconds' => $policy['report_every_seconds'],
        ],
        'build' => $build,
        'urls'  => [
            'worker' => site_url(INACTIVITY_LOGOUT_MODULE . '/worker') . '?v=' . inactivity_logout_asset_hash('worker.js'),
            'scope'  => inactivity_logout_admin_path(),
            'report' => site_url(INACTIVITY_LOGOUT_MODULE . '/session'),
            'login'  => admin_url('authentication'),
            'logout' => admin_url('authentication/logout'),
        ],
        'texts' => [
            'title'         => _l('inactivity_logout_warning_title'),
            'message'       => inactivity_logout_message(),
            'stay'          => _l('inactivity_logout_stay'),
            'logOutNow'     => _l('inactivity_logout_log_out_now'),
            'stayed'        => _l('inactivity_logout_stayed'),
            'loggingOut'    => _l('inactivity_logout_logging_out'),
            'lockedTitle'   => _l('inactivity_logout_locked_title'),
            'lockedMessage' => _l('inactivity_logout_locked_message'),
            'remaining'     => _l('inactivity_logout_remaining'),
            'language'      => _l('inactivity_logout_text_language'),
            'direction'     => _l('inactivity_logout_text_direction') === 'rtl' ? 'rtl' : 'ltr',
        ],
    ];
}
