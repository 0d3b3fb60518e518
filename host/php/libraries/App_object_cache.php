<?php

/**
 * What a request has looked up once and need not look up again.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_object_cache
{
    private $cache = array();

    public function add($key, $data, $group = '')
    {
        if (isset($this->cache[$group][$key])) {
            return false;
        }

        return $this->set($key, $data, $group);
    }

    public function set($key, $data, $group = '')
    {
        $this->cache[$group][$key] = $data;

        return true;
    }

    public function get($key, $group = '')
    {
        return isset($this->cache[$group][$key]) ? $this->cache[$group][$key] : false;
    }

    public function delete($key, $group = '')
    {
        unset($this->cache[$group][$key]);

        return true;
    }
}
