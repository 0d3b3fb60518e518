<?php

/**
 * The side menu and the setup menu, with the items modules add.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_menu
{
    private $items    = array('sidebar' => array(), 'setup' => array());
    private $children = array('sidebar' => array(), 'setup' => array());

    public function add_sidebar_menu_item($slug, $item)
    {
        $this->items['sidebar'][$slug] = $this->complete($slug, $item);

        return $this;
    }

    public function add_sidebar_children_item($parent, $item)
    {
        $this->children['sidebar'][$parent][] = $this->complete(isset($item['slug']) ? $item['slug'] : '', $item);

        return $this;
    }

    public function add_setup_menu_item($slug, $item)
    {
        $this->items['setup'][$slug] = $this->complete($slug, $item);

        return $this;
    }

    public function add_setup_children_item($parent, $item)
    {
        $this->children['setup'][$parent][] = $this->complete(isset($item['slug']) ? $item['slug'] : '', $item);

        return $this;
    }

    public function get_sidebar_menu_items()
    {
        return hooks()->apply_filters('sidebar_menu_items', $this->sorted('sidebar'));
    }

    public function get_setup_menu_items()
    {
        return hooks()->apply_filters('setup_menu_items', $this->sorted('setup'));
    }

    private function complete($slug, array $item)
    {
        return array_merge(array('slug' => $slug, 'name' => $slug, 'href' => '#', 'icon' => '', 'position' => 0, 'children' => array()), $item);
    }

    private function sorted($menu)
    {
        $by_position = function ($one, $other) {
            return (int) $one['position'] - (int) $other['position'];
        };

        $items = $this->items[$menu];

        foreach ($items as $slug => $item) {
            $items[$slug]['children'] = isset($this->children[$menu][$slug]) ? $this->children[$menu][$slug] : array();
            usort($items[$slug]['children'], $by_position);
        }

        uasort($items, $by_position);

        return $items;
    }
}
