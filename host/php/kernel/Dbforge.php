<?php

/**
 * Creates and changes tables from descriptions of their columns. Modules name their tables with
 * db_prefix() themselves; the connection has no prefix of its own.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_DB_forge
{
    private $db;
    private $fields  = array();
    private $primary = array();
    private $keys    = array();

    public function __construct(CI_DB $db)
    {
        $this->db = $db;
    }

    public function add_field($field)
    {
        if ($field === 'id') {
            $this->add_key('id', true);
            $field = array('id' => array('type' => 'INT', 'constraint' => 9, 'auto_increment' => true));
        }

        foreach (is_array($field) ? $field : array($field) as $name => $attributes) {
            if (is_int($name)) {
                $this->fields[] = $attributes;
            } else {
                $this->fields[$name] = '`' . $name . '` ' . $this->column($attributes);
            }
        }

        return $this;
    }

    public function add_key($key, $primary = false)
    {
        if ($primary) {
            $this->primary = array_merge($this->primary, (array) $key);
        } else {
            $this->keys[] = (array) $key;
        }

        return $this;
    }

    public function create_table($table, $if_not_exists = false, array $attributes = array())
    {
        if ($if_not_exists && $this->db->table_exists($table)) {
            $this->reset();

            return true;
        }

        $lines   = array_values($this->fields);
        $primary = $this->columns_that_exist($this->primary);

        if ($primary !== array()) {
            $lines[] = 'PRIMARY KEY (`' . implode('`, `', $primary) . '`)';
        }

        foreach (array_filter(array_map(array($this, 'columns_that_exist'), $this->keys)) as $key) {
            $lines[] = 'KEY `' . implode('_', $key) . '` (`' . implode('`, `', $key) . '`)';
        }

        $this->reset();
        $this->db->forget_tables();

        return $this->db->query('CREATE TABLE `' . $table . '` (' . implode(', ', $lines) . ') DEFAULT CHARACTER SET ' . $this->db->char_set . ' COLLATE ' . $this->db->dbcollat) !== false;
    }

    public function drop_table($table, $if_exists = false)
    {
        $this->db->forget_tables();

        return $this->db->query('DROP TABLE ' . ($if_exists ? 'IF EXISTS ' : '') . '`' . $table . '`') !== false;
    }

    public function rename_table($table, $new_name)
    {
        $this->db->forget_tables();

        return $this->db->query('ALTER TABLE `' . $table . '` RENAME TO `' . $new_name . '`') !== false;
    }

    public function add_column($table, $field, $after = null)
    {
        foreach ($field as $name => $attributes) {
            if ($this->db->query('ALTER TABLE `' . $table . '` ADD COLUMN `' . $name . '` ' . $this->column($attributes)) === false) {
                return false;
            }
        }

        return true;
    }

    public function modify_column($table, $field)
    {
        foreach ($field as $name => $attributes) {
            $new_name = isset($attributes['name']) ? $attributes['name'] : $name;
            $this->db->query('ALTER TABLE `' . $table . '` CHANGE `' . $name . '` `' . $new_name . '` ' . $this->column($attributes));
        }

        return true;
    }

    public function drop_column($table, $column)
    {
        return $this->db->query('ALTER TABLE `' . $table . '` DROP COLUMN `' . $column . '`') !== false;
    }

    private function column(array $attributes)
    {
        $attributes = array_change_key_case($attributes, CASE_LOWER);
        $constraint = isset($attributes['constraint']) ? $attributes['constraint'] : '';
        $sql        = strtoupper($attributes['type']) . ($constraint === '' ? '' : '(' . (is_array($constraint) ? implode(',', $this->db->escape($constraint)) : $constraint) . ')');
        // Only true is true: a 1 makes no index (docs/host.md#tables).
        $is = function ($name) use ($attributes) {
            return isset($attributes[$name]) && $attributes[$name] === true;
        };
        $sql .= $is('unsigned') ? ' UNSIGNED' : '';
        $sql .= $is('null') ? ' NULL' : ' NOT NULL';

        if (array_key_exists('default', $attributes)) {
            $sql .= ' DEFAULT ' . $this->db->escape($attributes['default']);
        }

        return $sql . ($is('auto_increment') ? ' AUTO_INCREMENT' : '') . ($is('unique') ? ' UNIQUE' : '');
    }

    /** A key on a column that is not there is left out (docs/host.md#tables). */
    private function columns_that_exist(array $key)
    {
        return array_values(array_filter($key, function ($column) {
            return isset($this->fields[$column]);
        }));
    }

    private function reset()
    {
        $this->fields  = array();
        $this->primary = array();
        $this->keys    = array();
    }
}
