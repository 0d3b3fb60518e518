<?php

/**
 * What a person sees when something goes wrong: a page with a heading and a sentence, never a stack trace.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function show_404($page = '', $log_error = true)
{
    show_error_page(404, '404 Page Not Found', 'The page you requested was not found.');
}

function show_error($message, $status_code = 500, $heading = 'An Error Was Encountered')
{
    show_error_page($status_code, $heading, is_array($message) ? implode("\n", $message) : $message);
}

function show_error_page($status_code, $heading, $message, $title = 'Error')
{
    while (ob_get_level() > 0) {
        ob_end_clean();
    }

    set_status_header($status_code);

    if (!headers_sent()) {
        header('Content-Type: text/html; charset=UTF-8');
    }

    include VIEWPATH . 'errors/error.php';

    exit(1);
}

function show_database_error(Throwable $problem)
{
    log_message('error', $problem->getMessage());
    show_error_page(500, 'A Database Error Occurred', 'Unable to connect to your database server using the provided settings.');
}

set_exception_handler(function ($problem) {
    log_message('error', get_class($problem) . ': ' . $problem->getMessage() . ' in ' . $problem->getFile() . ':' . $problem->getLine());
    show_error_page(500, 'An uncaught Exception was encountered', 'The page could not be shown. The details are in the error log.');
});

register_shutdown_function(function () {
    $last = error_get_last();

    if ($last !== null && in_array($last['type'], array(E_ERROR, E_PARSE, E_CORE_ERROR, E_COMPILE_ERROR), true) && !headers_sent()) {
        show_error_page(500, 'A PHP Error was encountered', 'The page could not be shown. The details are in the error log.');
    }
});
