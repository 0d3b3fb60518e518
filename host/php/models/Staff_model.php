<?php

/**
 * Members of staff.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Staff_model extends App_Model
{
    /** One member of staff, or null; all that match when no id is given. */
    public function get($id = '', $where = array())
    {
        if ($where !== array()) {
            $this->db->where($where);
        }

        if (is_numeric($id)) {
            return $this->db->where('staffid', $id)->get(db_prefix() . 'staff')->row();
        }

        return $this->db->order_by('firstname', 'asc')->get(db_prefix() . 'staff')->result_array();
    }
}
