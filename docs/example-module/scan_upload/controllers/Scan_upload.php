<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Takes what is uploaded, and forgets it: this is an example.

class Scan_upload extends AdminController
{
    public function receive()
    {
        header('Content-Type: application/json');
        echo json_encode(['received' => true]);
    }
}
