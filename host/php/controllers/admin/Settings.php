<?php

/**
 * Setup > Settings, for core's groups and those of modules (docs/host.md#settings-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Settings extends AdminController
{
    public function index()
    {
        if (staff_cant('view', 'settings')) {
            access_denied('settings');
        }

        $tabs  = settings_tabs();
        $group = (string) $this->input->get('group');
        $group = $group === '' ? 'general' : $group;

        if ($this->input->post()) {
            $this->save($group);
        }

        if (!isset($tabs[$group])) {
            show_404();
        }

        $this->load->view('settings/all', array('title' => _l('settings'), 'tabs' => $tabs, 'tab' => $tabs[$group], 'group' => $group));
    }

    private function save($group)
    {
        if (staff_cant('edit', 'settings')) {
            access_denied('settings');
        }

        hooks()->do_action('before_update_system_options', $this->input->post());
        $this->load->model('settings_model');

        if ($this->settings_model->update($this->input->post()) > 0) {
            set_alert('success', _l('settings_updated'));
        }

        redirect(admin_url('settings?group=' . $group));
    }
}
