<?php

/**
 * The modules on disk and in the database, and their lives: activate, deactivate, upgrade, uninstall
 * (docs/host.md#life-of-a-module).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_modules
{
    private $ci;
    private $rows  = array();
    private $found = array();

    public function __construct()
    {
        $this->ci = get_instance();
        $this->read();
    }

    public function load_active()
    {
        // The rescue for administrators whose module breaks every page.
        if (isset($_GET['skip_modules_load']) && is_staff_logged_in() && is_admin()) {
            return;
        }

        foreach ($this->found as $name => $module) {
            if ($this->is_active($name)) {
                require_once $module['init_file'];
            }
        }
    }

    public function get($name = null)
    {
        if ($name === null || $name === '') {
            return array_values(array_map(array($this, 'complete'), $this->found));
        }

        return isset($this->found[$name]) ? $this->complete($this->found[$name]) : null;
    }

    public function get_activated()
    {
        return array_values(array_filter($this->get(), function ($module) {
            return $module['activated'] === 1;
        }));
    }

    public function is_active($name)
    {
        return isset($this->found[$name], $this->rows[$name]) && (int) $this->rows[$name]['active'] === 1;
    }

    public function is_inactive($name)
    {
        return !$this->is_active($name);
    }

    public function is_installed($name)
    {
        return isset($this->rows[$name]);
    }

    public function is_minimum_version_requirement_met($name)
    {
        $required = $this->found[$name]['headers']['requires_at_least'];

        return $required === '' || version_compare(get_app_version(), str_replace('*', '0', $required), '>=');
    }

    public function is_database_upgrade_required($name)
    {
        return isset($this->rows[$name], $this->found[$name]) && $this->rows[$name]['installed_version'] !== $this->found[$name]['headers']['version'];
    }

    public function new_version_available($name)
    {
        return false;
    }

    public function activate($name)
    {
        if (!isset($this->found[$name])) {
            return false;
        }

        if (!isset($this->rows[$name])) {
            $this->ci->db->insert(db_prefix() . 'modules', array('module_name' => $name, 'installed_version' => $this->found[$name]['headers']['version'], 'active' => 0));
            $this->read();
        }

        include_once $this->found[$name]['init_file'];

        hooks()->do_action('pre_activate_module', $this->get($name));
        hooks()->do_action('activate_' . $name . '_module');
        $this->set_active($name, 1);
        hooks()->do_action('module_activated', $this->get($name));

        return true;
    }

    public function deactivate($name)
    {
        if (!isset($this->found[$name])) {
            return false;
        }

        hooks()->do_action('pre_deactivate_module', $this->get($name));
        hooks()->do_action('deactivate_' . $name . '_module');
        $this->set_active($name, 0);
        hooks()->do_action('module_deactivated', $this->get($name));

        return true;
    }

    public function uninstall($name)
    {
        if (!isset($this->found[$name]) || $this->is_active($name)) {
            return false;
        }

        $module = $this->get($name);
        hooks()->do_action('pre_uninstall_module', $module);
        $this->ci->db->where('module_name', $name)->delete(db_prefix() . 'modules');

        // The hook only runs where there is no file, and then the init file of an inactive module is not loaded.
        if (is_file($module['path'] . 'uninstall.php')) {
            include_once $module['path'] . 'uninstall.php';
        } else {
            hooks()->do_action('uninstall_' . $name . '_module');
        }

        delete_folder($module['path']);
        $this->read();
        hooks()->do_action('module_uninstalled', $module);

        return true;
    }

    /** True, or a sentence that says why the database could not be upgraded. */
    public function upgrade_database($name)
    {
        $from       = (int) str_replace('.', '', $this->rows[$name]['installed_version']);
        $to         = (int) str_replace('.', '', $this->found[$name]['headers']['version']);
        $migrations = $this->migrations($name);

        if (!isset($migrations[$to])) {
            return 'No migration could be found with the version number: ' . $to . '.';
        }

        $pending = array_filter(array_keys($migrations), function ($number) use ($from, $to) {
            return $number > $from && $number <= $to;
        });
        sort($pending);

        foreach ($pending as $index => $number) {
            if ($index > 0 && $number !== $pending[$index - 1] + 1) {
                return 'There is a gap in the migration sequence near version number: ' . $number . '.';
            }
        }

        foreach ($pending as $number) {
            include_once $migrations[$number];
            // CodeIgniter counts migrations by the three digits of their files, so that a leading zero is one of them.
            $digits    = sprintf('%03d', $number);
            $class     = 'Migration_Version_' . $digits;
            $migration = new $class();
            $migration->up();
            $this->ci->db->where('module_name', $name)->update(db_prefix() . 'modules', array('installed_version' => implode('.', str_split($digits))));
        }

        $this->read();

        return true;
    }

    public function read_headers($file)
    {
        $text    = (string) file_get_contents($file);
        $headers = array('module_name' => 'Module Name', 'uri' => 'Module URI', 'version' => 'Version', 'description' => 'Description', 'author' => 'Author', 'author_uri' => 'Author URI', 'requires_at_least' => 'Requires at least');

        foreach ($headers as $key => $label) {
            $headers[$key] = preg_match('/' . $label . ':(.*)$/mi', $text, $match) ? trim($match[1]) : ($key === 'version' ? '0' : '');
        }

        return $headers;
    }

    /** Unpacks a module into modules/; true, or a sentence that says why not. */
    public function install_archive($file)
    {
        $archive = new ZipArchive();

        if ($archive->open($file) !== true) {
            return 'The file is not a zip archive.';
        }

        $folder = FCPATH . 'uploads/unpacked_' . bin2hex(random_bytes(6)) . '/';
        mkdir($folder);
        $archive->extractTo($folder);
        $valid = $this->contains_module($folder);
        delete_folder($folder);

        if (!$valid) {
            return 'No valid module is found in the archive.';
        }

        $archive->extractTo(APP_MODULES_PATH);
        $archive->close();

        return true;
    }

    private function contains_module($folder)
    {
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $entry) {
            $header = $entry->getExtension() === 'php' ? $this->read_headers($entry->getPathname()) : array('module_name' => '');

            if ($header['module_name'] !== '') {
                return true;
            }
        }

        return false;
    }

    private function read()
    {
        $this->rows  = array();
        $this->found = array();

        foreach ($this->ci->db->get(db_prefix() . 'modules')->result_array() as $row) {
            $this->rows[$row['module_name']] = $row;
        }

        foreach (glob(APP_MODULES_PATH . '*', GLOB_ONLYDIR) ?: array() as $path) {
            $name = strtolower(basename($path));

            if (strpos(basename($path), '.') !== false || !is_file($path . '/' . $name . '.php')) {
                continue;
            }

            $headers = $this->read_headers($path . '/' . $name . '.php');

            if ($headers['module_name'] !== '') {
                $this->found[$name] = array('system_name' => $name, 'path' => $path . '/', 'init_file' => $path . '/' . $name . '.php', 'headers' => $headers);
            }
        }
    }

    private function complete(array $module)
    {
        $name = $module['system_name'];

        return array_merge($module, array(
            'activated'         => $this->is_active($name) ? 1 : 0,
            'installed_version' => isset($this->rows[$name]) ? $this->rows[$name]['installed_version'] : false,
        ));
    }

    private function set_active($name, $active)
    {
        $this->ci->db->where('module_name', $name)->update(db_prefix() . 'modules', array('active' => $active));
        $this->read();
    }

    private function migrations($name)
    {
        $migrations = array();

        foreach (glob(APP_MODULES_PATH . $name . '/migrations/*.php') ?: array() as $file) {
            if (preg_match('/^(\d{3})_(\w+)$/', basename($file, '.php'), $match)) {
                $migrations[(int) $match[1]] = $file;
            }
        }

        return $migrations;
    }
}

function delete_folder($folder)
{
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS), RecursiveIteratorIterator::CHILD_FIRST) as $entry) {
        $entry->isDir() && !$entry->isLink() ? rmdir($entry->getPathname()) : unlink($entry->getPathname());
    }

    rmdir($folder);
}
