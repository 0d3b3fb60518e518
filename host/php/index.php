<?php

/**
 * The front controller: every request that is not a static file comes here.
 * The installation's own folder (configuration, modules, uploads) is apart from this code; the web server names it.
 */

define('FCPATH', rtrim(isset($_SERVER['PERFEX_DIRECTORY']) ? $_SERVER['PERFEX_DIRECTORY'] : __DIR__ . '/state', '/') . '/');

require __DIR__ . '/kernel/boot.php';

handle_request();
