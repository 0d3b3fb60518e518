<?php

defined('BASEPATH') or exit('No direct script access allowed');

/*
Module Name: Example of a module that asks for time
Description: Adds a field to every admin page that uploads a file and holds the session meanwhile.
Version: 1.0.0
Requires at least: 2.3.*
*/

// What other modules can hear and ask for stands in docs/interface.md; this module does both, in assets/scan-upload.js.

hooks()->add_action('app_admin_head', 'scan_upload_on_app_admin_head');

function scan_upload_on_app_admin_head()
{
    // base_url() and not module_dir_url(): no static file lives below index.php. A file, because a content security
    // policy may forbid scripts in the page itself.
    echo '<script src="' . html_escape(base_url('modules/scan_upload/assets/scan-upload.js'))
        . '" data-scan-upload-to="' . html_escape(admin_url('scan_upload/receive')) . '" defer></script>' . "\n";
}
