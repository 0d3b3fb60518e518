<?php

/**
 * The customers area's home.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Clients extends ClientsController
{
    public function index()
    {
        $client  = row_by_id('clients', 'userid', get_client_user_id());
        $tickets = $this->db->where('userid', get_client_user_id())->order_by('ticketid', 'desc')->get(db_prefix() . 'tickets')->result();

        $this->page('home', array('title' => $client ? $client->company : '', 'client' => $client, 'tickets' => $tickets));
    }
}
