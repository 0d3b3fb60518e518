<?php

/**
 * Customers: the list that is filled by a background request, the form, deleting by GET as Perfex does, and logging in
 * to the customers area as one of them (docs/host.md#login-as-client).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Clients extends AdminController
{
    const FIELDS = array('company', 'vat', 'phonenumber', 'website', 'address', 'city', 'zip', 'note');

    public function index()
    {
        $this->load->view('clients/list', array('title' => 'Customers'));
    }

    public function table()
    {
        if (!$this->input->is_ajax_request()) {
            redirect(admin_url('clients'));
        }
        $columns = array('c.userid', 'c.company', 'contact', 'c.phonenumber', 'c.datecreated');
        $order = $this->input->post('order');
        $search = $this->input->post('search');
        $search = is_array($search) && isset($search['value']) ? trim((string) $search['value']) : '';
        $column = isset($order[0]['column'], $columns[(int) $order[0]['column']]) ? (int) $order[0]['column'] : 1;
        $direction = isset($order[0]['dir']) && $order[0]['dir'] === 'desc' ? 'DESC' : 'ASC';
        $length = min(100, max(1, (int) $this->input->post('length')));
        $start = max(0, (int) $this->input->post('start'));

        $from = ' FROM ' . db_prefix() . 'clients c LEFT JOIN ' . db_prefix() . 'contacts p ON p.userid = c.userid AND p.is_primary = 1';
        $where = '';
        $values = array();
        if ($search !== '') {
            $where = " WHERE c.company LIKE ? ESCAPE '!' OR c.phonenumber LIKE ? ESCAPE '!'"
                . " OR p.firstname LIKE ? ESCAPE '!' OR p.lastname LIKE ? ESCAPE '!'";
            $pattern = '%' . str_replace(array('!', '%', '_'), array('!!', '!%', '!_'), $search) . '%';
            $values = array($pattern, $pattern, $pattern, $pattern);
        }
        $total = total_rows(db_prefix() . 'clients');
        $found = (int) $this->db->query('SELECT COUNT(*) AS found' . $from . $where, $values)->row()->found;
        $sort = $columns[$column] === 'contact' ? 'p.firstname ' . $direction . ', p.lastname' : $columns[$column];
        $rows = $this->db->query(
            'SELECT c.userid, c.company, c.phonenumber, c.datecreated, p.firstname, p.lastname' . $from . $where
            . ' ORDER BY ' . $sort . ' ' . $direction . ', c.userid LIMIT ' . $length . ' OFFSET ' . $start,
            $values
        )->result();

        $data = array();
        foreach ($rows as $row) {
            $data[] = array(
                'id' => (int) $row->userid,
                'company' => $row->company,
                'contact' => trim($row->firstname . ' ' . $row->lastname),
                'phonenumber' => (string) $row->phonenumber,
                'datecreated' => substr((string) $row->datecreated, 0, 10),
            );
        }
        $this->output->set_content_type('application/json')->set_output(json_encode(array(
            'draw' => (int) $this->input->post('draw'),
            'recordsTotal' => $total,
            'recordsFiltered' => $found,
            'data' => $data,
        ), JSON_HEX_TAG | JSON_HEX_AMP));
    }

    public function client($id = '')
    {
        $client = $id === '' ? null : $this->find($id);
        if ($this->input->post()) {
            $this->save($client);
        }
        $contacts = $client ? $this->db->where('userid', $client->userid)->get(db_prefix() . 'contacts')->result() : array();
        $this->load->view('clients/client', array(
            'title' => $client ? $client->company : 'New customer',
            'client' => $client,
            'contacts' => $contacts,
        ));
    }

    public function delete($id = '')
    {
        $client = $this->find($id);
        $this->db->where('userid', $client->userid)->delete(db_prefix() . 'contacts');
        $this->db->where('userid', $client->userid)->delete(db_prefix() . 'clients');
        log_activity('Client Deleted [ID: ' . $client->userid . ', ' . $client->company . ']');
        set_alert('success', 'The customer was deleted.');
        redirect(admin_url('clients'));
    }

    public function login_as_client($id = '')
    {
        $client = $this->find($id);
        if (!login_as_client($client->userid)) {
            set_alert('danger', 'This customer has no contact to log in as.');
            redirect(admin_url('clients/client/' . $client->userid));
        }
        redirect(site_url());
    }

    private function find($id)
    {
        $client = $this->db->where('userid', (int) $id)->get(db_prefix() . 'clients')->row();
        if (!$client) {
            show_404();
        }

        return $client;
    }

    private function save($client)
    {
        $values = array();
        foreach (self::FIELDS as $field) {
            $values[$field] = trim((string) $this->input->post($field));
        }
        $values['description'] = $this->keep_simple_markup((string) $this->input->post('description', false));
        if ($values['company'] === '') {
            set_alert('danger', 'A customer needs a company name. Nothing was saved.');
            redirect(admin_url('clients/client' . ($client ? '/' . $client->userid : '')));
        }
        if ($client) {
            $this->db->where('userid', $client->userid)->update(db_prefix() . 'clients', $values);
            $id = $client->userid;
            log_activity('Client Info Updated [ID: ' . $id . ']');
        } else {
            $this->db->insert(db_prefix() . 'clients', $values + array('datecreated' => date('Y-m-d H:i:s'), 'active' => 1));
            $id = $this->db->insert_id();
            log_activity('New Client Created [ID: ' . $id . ']');
        }
        set_alert('success', 'The customer was saved.');
        redirect(admin_url('clients/client/' . $id));
    }

    /** Must keep nothing of the editor's text but simple elements without any attribute. */
    private function keep_simple_markup($html)
    {
        $kept = strip_tags($html, '<b><i><em><strong><u><p><div><br><ul><ol><li>');

        return trim(preg_replace('#<(/?[a-z]+)\b[^>]*>#i', '<$1>', $kept));
    }
}
