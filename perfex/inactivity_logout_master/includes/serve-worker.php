<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Serves the worker and, under the same address, the clock of a page. PHP must do it, because only a response header widens
// a worker's scope to the admin path, because a clock can wake the worker only from below that; and because a module that
// is off must serve a worker that says goodbye: no browser drops one whose script is gone.

// Update checks are answered by the browser's own cache for so long; a new version has a new address anyway.
const INACTIVITY_LOGOUT_WORKER_CACHE_SECONDS = 3600;

function inactivity_logout_serve_worker(): void
{
    $is_on = inactivity_logout_is_on() && inactivity_logout_is_built();
    $guarding = get_instance()->input->get('of') === 'page' ? 'clock.js' : 'worker.js';
    $script = inactivity_logout_asset_path($is_on ? $guarding : 'goodbye.js');
    // Without a build there is not even a goodbye to serve; this much is always there.
    $goodbye = 'self.addEventListener("install",()=>self.skipWaiting());'
        . 'self.addEventListener("activate",(event)=>event.waitUntil(self.registration.unregister()));';
    inactivity_logout_leave_session_cookie_alone();
    $output = get_instance()->output;
    // What PHP's session limiter has put there forbids the cache.
    header_remove('Pragma');
    header_remove('Expires');
    $output->set_header('Cache-Control: '
        . ($is_on ? 'private, max-age=' . INACTIVITY_LOGOUT_WORKER_CACHE_SECONDS : 'no-store'));
    $output->set_header('Service-Worker-Allowed: ' . inactivity_logout_admin_path());
    $output->set_header('X-Content-Type-Options: nosniff');
    $output->set_content_type('text/javascript', 'utf-8');
    $output->set_output(is_file($script) ? (string) file_get_contents($script) : $goodbye);
}

function inactivity_logout_asset_path(string $file): string
{
    return INACTIVITY_LOGOUT_DIR . '/assets/' . $file;
}

/** Answers whether the scripts have been built; a checkout has none before `npm run build`. */
function inactivity_logout_is_built(): bool
{
    foreach (['guard.js', 'signals.js', 'worker.js', 'clock.js', 'drafts.js', 'offers.js', 'own-settings.js'] as $script) {
        if (!is_file(inactivity_logout_asset_path($script))) {
            return false;
        }
    }
    return true;
}
