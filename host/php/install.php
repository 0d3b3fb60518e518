<?php

/**
 * Fills an empty installation: tables, options and the people and customers of a small firm.
 * Run once per installation, before the first request.
 */

$directory = isset($_SERVER['PERFEX_DIRECTORY']) ? $_SERVER['PERFEX_DIRECTORY'] : (string) getenv('PERFEX_DIRECTORY');

if ($directory === '') {
    exit("Set PERFEX_DIRECTORY to the folder of the installation.\n");
}

define('FCPATH', rtrim($directory, '/') . '/');

require __DIR__ . '/kernel/boot.php';
require __DIR__ . '/example-data.php';

foreach (array('modules', 'uploads', 'sessions') as $folder) {
    is_dir(FCPATH . $folder) || mkdir(FCPATH . $folder);
}

if (strpos(APP_DATABASE_DSN, 'sqlite:') === 0) {
    touch(substr(APP_DATABASE_DSN, 7));
}

$db           = new CI_DB(APP_DATABASE_DSN, APP_DB_USERNAME, APP_DB_PASSWORD);
$db->db_debug = true;

if ($db->table_exists(db_prefix() . 'options')) {
    exit("The installation is there already.\n");
}

create_tables($db);
$db->trans_begin();
add_example_data($db);
$db->trans_commit();

echo "installed\n";

/** Columns are written as MySQL knows them; the database layer puts them into SQLite's words. */
function create_tables(CI_DB $db)
{
    $id     = 'int(11) NOT NULL AUTO_INCREMENT';
    $text   = 'varchar(191) NULL';
    $moment = 'datetime NULL';
    $flag   = 'int(11) NOT NULL DEFAULT 0';

    $tables = array(
        'options'           => array('id' => $id, 'name' => 'varchar(191) NOT NULL', 'value' => 'longtext NOT NULL', 'autoload' => 'tinyint(1) NOT NULL DEFAULT 1', 'KEY' => 'name'),
        'modules'           => array('id' => $id, 'module_name' => 'varchar(55) NOT NULL', 'installed_version' => 'varchar(11) NOT NULL', 'active' => $flag),
        'staff'             => array(
            'staffid' => $id, 'email' => 'varchar(100) NOT NULL', 'firstname' => $text, 'lastname' => $text, 'password' => 'varchar(250) NOT NULL', 'datecreated' => $moment,
            'profile_image' => $text, 'last_ip' => 'varchar(40) NULL', 'last_login' => $moment, 'last_activity' => $moment, 'last_password_change' => $moment,
            'admin' => $flag, 'role' => 'int(11) NULL', 'active' => 'int(11) NOT NULL DEFAULT 1', 'default_language' => 'varchar(40) NULL', 'direction' => 'varchar(3) NULL',
            'two_factor_auth_enabled' => 'tinyint(1) DEFAULT 0', 'two_factor_auth_code' => 'varchar(100) NULL', 'two_factor_auth_code_requested' => $moment,
        ),
        'roles'             => array('roleid' => $id, 'name' => 'varchar(150) NOT NULL', 'permissions' => 'longtext NULL'),
        'staff_permissions' => array('staff_id' => 'int(11) NOT NULL', 'feature' => 'varchar(40) NOT NULL', 'capability' => 'varchar(100) NOT NULL'),
        'clients'           => array(
            'userid' => $id, 'company' => $text, 'vat' => 'varchar(50) NULL', 'phonenumber' => 'varchar(30) NULL', 'country' => $flag, 'city' => 'varchar(100) NULL', 'zip' => 'varchar(15) NULL',
            'state' => 'varchar(50) NULL', 'address' => $text, 'website' => 'varchar(150) NULL', 'datecreated' => $moment, 'active' => 'int(11) NOT NULL DEFAULT 1', 'note' => 'text NULL', 'description' => 'text NULL',
        ),
        'contacts'          => array(
            'id' => $id, 'userid' => 'int(11) NOT NULL', 'is_primary' => 'int(11) NOT NULL DEFAULT 1', 'firstname' => $text, 'lastname' => $text, 'email' => 'varchar(100) NOT NULL', 'phonenumber' => 'varchar(100) NULL',
            'title' => 'varchar(100) NULL', 'datecreated' => $moment, 'password' => 'varchar(255) NULL', 'last_ip' => 'varchar(40) NULL', 'last_login' => $moment, 'active' => 'tinyint(1) NOT NULL DEFAULT 1', 'KEY' => 'userid',
        ),
        'tickets'           => array(
            'ticketid' => $id, 'userid' => 'int(11) NOT NULL', 'contactid' => $flag, 'subject' => $text, 'message' => 'text NULL', 'status' => $flag, 'priority' => $flag,
            'date' => $moment, 'assigned' => $flag, 'staff_id_replying' => 'int(11) NULL',
        ),
        'ticket_replies'    => array('id' => $id, 'ticketid' => 'int(11) NOT NULL', 'userid' => 'int(11) NULL', 'contactid' => $flag, 'admin' => 'int(11) NULL', 'message' => 'text NULL', 'date' => $moment),
        'taskstimers'       => array('id' => $id, 'task_id' => 'int(11) NOT NULL', 'start_time' => 'varchar(64) NOT NULL', 'end_time' => 'varchar(64) NULL', 'staff_id' => 'int(11) NOT NULL', 'note' => 'text NULL'),
        'notifications'     => array('id' => $id, 'isread' => $flag, 'description' => 'text NOT NULL', 'fromuserid' => $flag, 'touserid' => $flag, 'date' => $moment, 'link' => 'text NULL'),
        'sessions'          => array('id' => 'varchar(128) NOT NULL', 'ip_address' => 'varchar(45) NOT NULL', 'timestamp' => 'int(10) unsigned NOT NULL DEFAULT 0', 'data' => 'blob NOT NULL', 'PRIMARY' => 'id', 'KEY' => 'timestamp'),
        'user_auto_login'   => array(
            'key_id' => 'char(64) NOT NULL', 'user_id' => 'int(11) NOT NULL', 'user_agent' => 'varchar(150) NOT NULL', 'last_ip' => 'varchar(40) NOT NULL', 'last_login' => $moment, 'staff' => $flag,
        ),
        'activity_log'      => array('id' => $id, 'description' => 'mediumtext NOT NULL', 'date' => 'datetime NOT NULL', 'staffid' => 'varchar(100) NULL', 'KEY' => 'staffid'),
        'migrations'        => array('version' => 'bigint(20) NOT NULL'),
    );

    foreach ($tables as $name => $columns) {
        $lines = array();

        foreach ($columns as $column => $definition) {
            if ($column === 'KEY' || $column === 'PRIMARY') {
                $lines[] = ($column === 'KEY' ? 'KEY `' . $definition . '`' : 'PRIMARY KEY') . ' (`' . $definition . '`)';
            } else {
                $lines[] = '`' . $column . '` ' . $definition;

                if (strpos($definition, 'AUTO_INCREMENT') !== false) {
                    $lines[] = 'PRIMARY KEY (`' . $column . '`)';
                }
            }
        }

        $db->query('CREATE TABLE `' . db_prefix() . $name . '` (' . implode(', ', $lines) . ') ENGINE=InnoDB DEFAULT CHARSET=' . $db->char_set . ' COLLATE=' . $db->dbcollat);
    }
}
