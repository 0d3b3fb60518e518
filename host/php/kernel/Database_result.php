<?php

/**
 * The rows a query answered, as objects or arrays.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_DB_result
{
    private $rows;
    private $position = 0;

    public function __construct(array $rows)
    {
        $this->rows = $rows;
    }

    public function result($type = 'object')
    {
        return $type === 'array' ? $this->rows : array_map(function ($row) {
            return (object) $row;
        }, $this->rows);
    }

    public function result_object()
    {
        return $this->result();
    }

    public function result_array()
    {
        return $this->rows;
    }

    public function row($number = 0, $type = 'object')
    {
        if (!is_numeric($number)) {
            return isset($this->rows[0][$number]) ? $this->rows[0][$number] : null;
        }

        $row = $this->row_array($number);

        return $row === null || $type === 'array' ? $row : (object) $row;
    }

    public function row_object($number = 0)
    {
        return $this->row($number);
    }

    public function row_array($number = 0)
    {
        return isset($this->rows[$number]) ? $this->rows[$number] : null;
    }

    public function first_row($type = 'object')
    {
        return $this->row(0, $type);
    }

    public function last_row($type = 'object')
    {
        return $this->row(count($this->rows) - 1, $type);
    }

    public function unbuffered_row($type = 'object')
    {
        return $this->row($this->position++, $type);
    }

    public function num_rows()
    {
        return count($this->rows);
    }

    public function num_fields()
    {
        return $this->rows === array() ? 0 : count($this->rows[0]);
    }

    public function list_fields()
    {
        return $this->rows === array() ? array() : array_keys($this->rows[0]);
    }

    public function free_result()
    {
    }
}
