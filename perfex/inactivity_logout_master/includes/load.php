<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Everything the module is made of. The controller loads this file too: Perfex routes to the controllers of inactive
// modules without loading their init file (docs/host.md#routing), and a worker must be able to learn that the module is
// off.

defined('INACTIVITY_LOGOUT_MODULE') or define('INACTIVITY_LOGOUT_MODULE', 'inactivity_logout_master');
defined('INACTIVITY_LOGOUT_DIR') or define('INACTIVITY_LOGOUT_DIR', dirname(__DIR__));

require_once __DIR__ . '/clock.php';
require_once __DIR__ . '/pauses.php';
require_once __DIR__ . '/policy.php';
require_once __DIR__ . '/filters.php';
require_once __DIR__ . '/judge.php';
require_once __DIR__ . '/request.php';
require_once __DIR__ . '/report.php';
require_once __DIR__ . '/stamp.php';
require_once __DIR__ . '/logins-table.php';
require_once __DIR__ . '/holds-table.php';
require_once __DIR__ . '/holds.php';
require_once __DIR__ . '/ended-sessions.php';
require_once __DIR__ . '/ending.php';
require_once __DIR__ . '/signature.php';
require_once __DIR__ . '/go-on-as-another-person.php';
require_once __DIR__ . '/notes-to-the-next-login.php';
require_once __DIR__ . '/return-address.php';
require_once __DIR__ . '/refuse-remember-me.php';
require_once __DIR__ . '/rendered-pages.php';
require_once __DIR__ . '/way-back.php';
require_once __DIR__ . '/judge-every-request.php';
require_once __DIR__ . '/server-moment.php';
require_once __DIR__ . '/hear-report.php';
require_once __DIR__ . '/answer-report.php';
require_once __DIR__ . '/report-in-a-cookie.php';
require_once __DIR__ . '/serve-worker.php';
require_once __DIR__ . '/drafts.php';
require_once __DIR__ . '/config-block.php';
require_once __DIR__ . '/own-settings.php';
require_once __DIR__ . '/login-page.php';
require_once __DIR__ . '/four-byte-characters.php';
require_once __DIR__ . '/log-policy-changes.php';
require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/keep-options-private.php';
require_once __DIR__ . '/purge-record.php';
require_once __DIR__ . '/sweep.php';
require_once __DIR__ . '/activation.php';
