<?php

/**
 * Actions and filters, as hooks() offers them to modules.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Hooks
{
    private $callbacks = array();
    private $done      = array();
    private $current   = array();

    public function add_filter($tag, $callback, $priority = 10, $accepted_args = 1)
    {
        $this->callbacks[$tag][$priority][] = array('callback' => $callback, 'accepted_args' => $accepted_args);

        return true;
    }

    public function add_action($tag, $callback, $priority = 10, $accepted_args = 1)
    {
        return $this->add_filter($tag, $callback, $priority, $accepted_args);
    }

    public function has_filter($tag, $callback = false)
    {
        if (empty($this->callbacks[$tag])) {
            return false;
        }

        if ($callback === false) {
            return true;
        }

        foreach ($this->callbacks[$tag] as $priority => $entries) {
            foreach ($entries as $entry) {
                if ($entry['callback'] === $callback) {
                    return $priority;
                }
            }
        }

        return false;
    }

    public function has_action($tag, $callback = false)
    {
        return $this->has_filter($tag, $callback);
    }

    public function remove_filter($tag, $callback, $priority = 10)
    {
        if (empty($this->callbacks[$tag][$priority])) {
            return false;
        }

        foreach ($this->callbacks[$tag][$priority] as $index => $entry) {
            if ($entry['callback'] === $callback) {
                unset($this->callbacks[$tag][$priority][$index]);

                return true;
            }
        }

        return false;
    }

    public function remove_action($tag, $callback, $priority = 10)
    {
        return $this->remove_filter($tag, $callback, $priority);
    }

    public function remove_all_filters($tag)
    {
        unset($this->callbacks[$tag]);

        return true;
    }

    public function remove_all_actions($tag)
    {
        return $this->remove_all_filters($tag);
    }

    public function apply_filters($tag, $value)
    {
        $arguments = array_slice(func_get_args(), 1);

        foreach ($this->callbacks_of($tag) as $entry) {
            $arguments[0] = call_user_func_array($entry['callback'], array_slice($arguments, 0, (int) $entry['accepted_args']));
        }

        return $arguments[0];
    }

    public function do_action($tag, $argument = '')
    {
        $arguments        = array_slice(func_get_args(), 1);
        $arguments        = $arguments === array() ? array('') : $arguments;
        $this->done[$tag] = $this->did_action($tag) + 1;
        $this->current[]  = $tag;

        foreach ($this->callbacks_of($tag) as $entry) {
            call_user_func_array($entry['callback'], array_slice($arguments, 0, (int) $entry['accepted_args']));
        }

        array_pop($this->current);
    }

    public function did_action($tag)
    {
        return isset($this->done[$tag]) ? $this->done[$tag] : 0;
    }

    public function current_filter()
    {
        return end($this->current);
    }

    private function callbacks_of($tag)
    {
        if (empty($this->callbacks[$tag])) {
            return array();
        }

        $by_priority = $this->callbacks[$tag];
        ksort($by_priority);

        return array_merge(...array_map('array_values', array_values($by_priority)));
    }
}

function hooks()
{
    static $hooks = null;

    if ($hooks === null) {
        $hooks = new Hooks();
    }

    return $hooks;
}
