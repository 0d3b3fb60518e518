<?php

/**
 * Support tickets: the list, one ticket with its replies, and who is writing a reply just now
 * (docs/host.md#background-traffic).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Tickets extends AdminController
{
    const ANSWERED = 3;

    public function index()
    {
        $clients = db_prefix() . 'clients';
        $tickets = db_prefix() . 'tickets';
        $this->load->view('tickets/list', array(
            'title' => 'Support',
            'tickets' => $this->db->query(
                "SELECT t.*, c.company, s.firstname, s.lastname FROM $tickets t LEFT JOIN $clients c ON c.userid = t.userid"
                . ' LEFT JOIN ' . db_prefix() . 'staff s ON s.staffid = t.assigned ORDER BY t.status, t.date DESC'
            )->result(),
        ));
    }

    public function ticket($id = '')
    {
        $ticket = $this->find($id);
        $replies = db_prefix() . 'ticket_replies';
        if ($this->input->post()) {
            $message = trim((string) $this->input->post('message'));
            if ($message === '') {
                set_alert('danger', 'An empty reply cannot be sent.');
            } else {
                $this->db->insert($replies, array(
                    'ticketid' => $ticket->ticketid,
                    'admin' => get_staff_user_id(),
                    'message' => $message,
                    'date' => date('Y-m-d H:i:s'),
                ));
                $this->db->where('ticketid', $ticket->ticketid)
                    ->update(db_prefix() . 'tickets', array('status' => self::ANSWERED, 'staff_id_replying' => null));
                log_activity('New Ticket Reply [Ticket ID: ' . $ticket->ticketid . ']');
                set_alert('success', 'The reply was added.');
            }
            redirect(admin_url('tickets/ticket/' . $ticket->ticketid));
        }
        $this->load->view('tickets/ticket', array(
            'title' => $ticket->subject,
            'ticket' => $ticket,
            'client' => $this->db->where('userid', $ticket->userid)->get(db_prefix() . 'clients')->row(),
            'contact' => $this->db->where('id', $ticket->contactid)->get(db_prefix() . 'contacts')->row(),
            'replies' => $this->db->query(
                "SELECT r.*, s.firstname, s.lastname FROM $replies r LEFT JOIN " . db_prefix() . 'staff s'
                . ' ON s.staffid = r.admin WHERE r.ticketid = ? ORDER BY r.id',
                array($ticket->ticketid)
            )->result(),
        ));
    }

    public function check_staff_replying($id = '')
    {
        $ticket = $this->find($id);
        $other = (int) $ticket->staff_id_replying;
        $is_other = $other > 0 && $other !== (int) get_staff_user_id();
        $this->answer(array(
            'is_other_staff_replying' => $is_other,
            'message' => $is_other ? get_staff_full_name($other) . ' is writing a reply to this ticket.' : '',
        ));
    }

    public function update_staff_replying($id = '')
    {
        $ticket = $this->find($id);
        $is_replying = (string) $this->input->post('userId') !== '';
        $this->db->where('ticketid', $ticket->ticketid)
            ->update(db_prefix() . 'tickets', array('staff_id_replying' => $is_replying ? get_staff_user_id() : null));
        $this->answer(array('success' => true));
    }

    private function find($id)
    {
        $ticket = $this->db->where('ticketid', (int) $id)->get(db_prefix() . 'tickets')->row();
        if (!$ticket) {
            show_404();
        }

        return $ticket;
    }

    private function answer($data)
    {
        $this->output->set_content_type('application/json')->set_output(json_encode($data));
    }
}
