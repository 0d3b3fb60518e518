<?php

/**
 * Setup > Modules (docs/host.md#life-of-a-module). Addresses say admin/modules; the router maps them here.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Mods extends AdminController
{
    public function __construct()
    {
        parent::__construct();

        if (!is_admin()) {
            redirect(admin_url());
        }
    }

    public function index()
    {
        $this->load->view('modules/list', array('title' => _l('modules'), 'modules' => $this->app_modules->get()));
    }

    public function activate($name)
    {
        $this->answer($this->app_modules->activate($name), 'module_activated', 'modules');
    }

    public function deactivate($name)
    {
        $this->answer($this->app_modules->deactivate($name), 'module_deactivated', 'modules');
    }

    public function uninstall($name)
    {
        $this->answer($this->app_modules->uninstall($name), 'module_uninstalled', 'modules');
    }

    public function upgrade_database($name)
    {
        $this->answer($this->app_modules->is_installed($name) ? $this->app_modules->upgrade_database($name) : false, 'module_upgraded', 'modules');
    }

    public function upload()
    {
        hooks()->do_action('pre_upload_module');

        $file = isset($_FILES['module']) ? $_FILES['module'] : array('error' => UPLOAD_ERR_NO_FILE);

        if ($file['error'] !== UPLOAD_ERR_OK) {
            $answer = _l('module_no_file');
        } elseif (!class_exists('ZipArchive')) {
            $answer = _l('module_no_zip_extension');
        } elseif (!is_writable(APP_MODULES_PATH)) {
            $answer = _l('module_folder_not_writable');
        } else {
            $answer = $this->app_modules->install_archive($file['tmp_name']);
        }

        if ($answer === true) {
            hooks()->do_action('module_installed', $file);
        }

        $this->answer($answer, 'module_installed_successfully', 'modules');
    }

    private function answer($answer, $success, $page)
    {
        if ($answer === true) {
            set_alert('success', _l($success));
        } else {
            set_alert('danger', is_string($answer) ? html_escape($answer) : _l('module_action_failed'));
        }

        redirect(admin_url($page));
    }
}
