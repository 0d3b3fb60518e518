<?php

defined('BASEPATH') or exit('No direct script access allowed');

/*
Module Name: Example of a module that asks for time
Description: Adds a field to every admin page that uploads a file and holds the session meanwhile.
Version: 1.0.0
Requires at least: 2.3.*
*/

// What other modules can hear, ask for and change stands in docs/interface.md. This module hears and asks in
// assets/scan-upload.js, and here adds to the words of the login page.

hooks()->add_action('app_admin_head', 'scan_upload_on_app_admin_head');
hooks()->add_filter('inactivity_logout_cause', 'scan_upload_on_inactivity_logout_cause');

function scan_upload_on_app_admin_head()
{
    // base_url() and not module_dir_url(): no static file lives below index.php. A file, because a content security
    // policy may forbid scripts in the page itself.
    echo '<script src="' . html_escape(base_url('modules/scan_upload/assets/scan-upload.js'))
        . '" data-scan-upload-to="' . html_escape(admin_url('scan_upload/receive')) . '" defer></script>' . "\n";
}

/** Whoever was logged out while a scan was on its way wonders what has become of it. */
function scan_upload_on_inactivity_logout_cause($words)
{
    return $words . ' Scans that were said to be uploaded are kept.';
}
