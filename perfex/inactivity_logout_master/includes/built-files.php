<?php

/*
 * The scripts that `npm run build` puts into assets/: their addresses carry their contents' hash, and where they are
 * missing administrators are told what to do while Perfex and the server's judge go on.
 */

defined('BASEPATH') or exit('No direct script access allowed');

const INACTIVITY_LOGOUT_BUILD_COMMAND = 'npm run build';

function inactivity_logout_asset_file(string $name): string
{
    return dirname(__DIR__) . '/assets/' . $name;
}

function inactivity_logout_is_built(): bool
{
    return is_file(inactivity_logout_asset_file('guard.js')) && is_file(inactivity_logout_asset_file('worker.js'));
}

function inactivity_logout_asset_hash(string $name): string
{
    return (string) md5_file(inactivity_logout_asset_file($name));
}

/** Tells administrators on every page that the browser's part is missing. */
function inactivity_logout_on_after_body_start(): void
{
    if (is_staff_logged_in() && is_admin() && !inactivity_logout_is_built()) {
        echo '<div class="alert alert-danger" role="alert">' . inactivity_logout_missing_build_text() . '</div>';
    }
}

/** Answers the notice as HTML. */
function inactivity_logout_missing_build_text(): string
{
    return html_escape(strtr(_l('inactivity_logout_missing_build'), ['{command}' => INACTIVITY_LOGOUT_BUILD_COMMAND]));
}
