<?php

/*
 * Serves the worker with the scope of the admin area, which a static file could not have; and instead of it the one
 * that says goodbye, since no browser ever drops a worker by itself.
 */

defined('BASEPATH') or exit('No direct script access allowed');

/** Answers the request with a script and ends it. */
function inactivity_logout_serve_worker(): void
{
    $is_guarding = inactivity_logout_is_on_duty() && inactivity_logout_is_built();

    // PHP's session limiter has forbidden keeping this answer. `private`: Perfex sends cookies along.
    header_remove('Pragma');
    header_remove('Expires');
    header('Content-Type: text/javascript; charset=utf-8');
    header('Cache-Control: ' . ($is_guarding ? 'private, max-age=3600' : 'no-store'));
    header('Service-Worker-Allowed: ' . inactivity_logout_admin_path());
    header('X-Content-Type-Options: nosniff');

    echo $is_guarding ? file_get_contents(inactivity_logout_asset_file('worker.js')) : inactivity_logout_goodbye_worker();
    exit;
}

/** Answers the goodbye worker; a plain one where the build is missing, because it is then that it is needed. */
function inactivity_logout_goodbye_worker(): string
{
    $built = inactivity_logout_asset_file('goodbye.js');

    if (is_file($built)) {
        return file_get_contents($built);
    }

    return <<<'JAVASCRIPT'
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(sayGoodbye()));

async function sayGoodbye() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'STAND_DOWN' });
  await self.registration.unregister();
  indexedDB.deleteDatabase('inactivity-logout');
}

JAVASCRIPT;
}
