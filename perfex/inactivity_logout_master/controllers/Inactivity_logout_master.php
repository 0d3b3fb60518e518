<?php

defined('BASEPATH') or exit('No direct script access allowed');

require_once __DIR__ . '/../includes/load.php';

/**
 * The module's addresses: /admin/inactivity_logout_master/session and …/worker, and …/draft_key, which is younger. Perfex routes them without `admin` too
 * (docs/host.md#routing): those are the addresses of versions up to 0.2.0, and they go on answering, because an old
 * worker takes a 404 for the end of the module. Not an AdminController: that one answers a background request without a
 * session with a redirect to the login page, and remembers its address as the page to return to
 * (docs/host.md#return-address).
 */
class Inactivity_logout_master extends App_Controller
{
    public function __construct()
    {
        parent::__construct();
        inactivity_logout_leave_flash_messages_to_next_page();
    }

    public function index(): void
    {
        show_404();
    }

    /** The report. */
    public function session(): void
    {
        inactivity_logout_answer_report();
    }

    /** The service worker. */
    public function worker(): void
    {
        inactivity_logout_serve_worker();
    }

    /** The key to one's own drafts. Unlike the other two it is judged like a page of Perfex. */
    public function draft_key(): void
    {
        inactivity_logout_answer_draft_key();
    }
}
