<?php

/**
 * A small invented firm: its staff, customers, contacts, tickets and notifications, the same each time.
 */

defined('BASEPATH') or exit('No direct script access allowed');

const EXAMPLE_PASSWORDS = array(
    'admin@example.com'     => 'correct horse battery',
    'agent@example.com'     => 'staple the tickets',
    'manager@example.com'   => 'two factors are better',
    'customer@example.com'  => 'happy to buy again',
);

const EXAMPLE_COMPANIES = array(
    'Alder & Finch Joinery', 'Amber Lighthouse Ltd', 'Bakery Sonnenblume', 'Bellweather Analytics', 'Birch Street Dental', 'Blue Heron Boats',
    'Brackish Water Research', 'Calder Valley Printing', 'Canal House Hotels', 'Cedar & Sons Roofing', 'Clockwork Couriers', 'Copper Kettle Catering',
    'Dovetail Furniture', 'Eastgate Pharmacy', 'Elm Park Veterinary', 'Fathom Diving School', 'Fernhill Nurseries', 'Fox & Lantern Books',
    'Granite Peak Climbing', 'Hazel Grove Housing', 'Harbour Light Fishing', 'Ironbridge Engineering', 'Juniper Legal', 'Kestrel Aerial Surveys',
    'Larkspur Florists', 'Linden Tree Kindergarten', 'Marlow Marine Supplies', 'Millstone Flour Co.', 'Northwind Insulation', 'Oakfield Orchards',
    'Otter Creek Canoes', 'Paper Lantern Theatre', 'Quarry Lane Ceramics', 'Redwood Acoustics', 'Saltmarsh Solar', 'Silver Birch Accounting',
    'Thistle & Thyme Gardens', 'Umbra Photo Studio', 'Velvet Rope Events', 'Willow Bank Clinic',
);

const EXAMPLE_FIRST_NAMES = array('Amina', 'Ben', 'Clara', 'David', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas');

const EXAMPLE_LAST_NAMES = array('Archer', 'Baptiste', 'Castellano', 'Dahl', 'Eriksen', 'Fontaine', 'Gruber', 'Hassan');

const EXAMPLE_SUBJECTS = array(
    'The invoice has the wrong address', 'Please move our appointment', 'Delivery arrived damaged', 'How do we add a second user?', 'Quote for next year',
    'Cannot open the attachment', 'Contract renewal', 'A question about the warranty', 'Please send the manual', 'Thank you!',
);

function add_example_data(CI_DB $db)
{
    $prefix = db_prefix();
    $hash   = function ($email) {
        return password_hash(EXAMPLE_PASSWORDS[$email], PASSWORD_BCRYPT, array('cost' => 5));
    };
    $day = function ($days_ago, $hour = 10) {
        return date('Y-m-d H:i:s', strtotime('today') - $days_ago * 86400 + $hour * 3600);
    };

    $options = array(
        'companyname' => 'Lantern Row Services', 'main_domain' => 'example.com', 'default_timezone' => 'UTC', 'active_language' => 'english',
        'limit_top_search_bar_results_to' => '10', 'show_help_on_setup_menu' => '1', 'last_cron_run' => '', 'auto_check_for_new_notifications' => '10',
    );

    foreach ($options as $name => $value) {
        $db->insert($prefix . 'options', array('name' => $name, 'value' => $value, 'autoload' => 1));
    }

    $db->insert($prefix . 'migrations', array('version' => APP_MIGRATION_VERSION));
    $db->insert($prefix . 'roles', array('name' => 'Employee', 'permissions' => serialize(array('customers' => array('view', 'edit')))));
    $db->insert($prefix . 'roles', array('name' => 'Manager', 'permissions' => serialize(array('customers' => array('view', 'edit', 'delete')))));

    $staff = array(
        array('admin@example.com', 'Ada', 'Marsh', 1, 2, 0),
        array('agent@example.com', 'Grace', 'Okafor', 0, 1, 0),
        array('manager@example.com', 'Noor', 'Lindqvist', 0, 2, 1),
    );

    foreach ($staff as $person) {
        $db->insert($prefix . 'staff', array(
            'email' => $person[0], 'firstname' => $person[1], 'lastname' => $person[2], 'password' => $hash($person[0]), 'datecreated' => $day(400),
            'admin' => $person[3], 'role' => $person[4], 'active' => 1, 'default_language' => '', 'direction' => '', 'two_factor_auth_enabled' => $person[5],
        ));
    }

    foreach (array(2, 3) as $staff_id) {
        $db->insert($prefix . 'staff_permissions', array('staff_id' => $staff_id, 'feature' => 'customers', 'capability' => 'view'));
        $db->insert($prefix . 'staff_permissions', array('staff_id' => $staff_id, 'feature' => 'customers', 'capability' => 'edit'));
    }

    $customer = $hash('customer@example.com');

    foreach (EXAMPLE_COMPANIES as $index => $company) {
        $domain = strtolower(preg_replace('/[^a-z]+/i', '-', trim($company, '.'))) . '.example';
        $first  = EXAMPLE_FIRST_NAMES[$index % count(EXAMPLE_FIRST_NAMES)];
        $last   = EXAMPLE_LAST_NAMES[$index % count(EXAMPLE_LAST_NAMES)];

        $db->insert($prefix . 'clients', array(
            'company' => $company, 'vat' => 'XX' . (100200300 + $index * 7919), 'phonenumber' => '+44 20 7946 0' . sprintf('%03d', $index * 7 + 100), 'city' => 'Rowanbridge',
            'zip' => 'RB' . ($index % 9 + 1) . ' ' . ($index % 7 + 2) . 'AA', 'address' => ($index * 3 + 4) . ' Lantern Row', 'website' => 'https://' . $domain,
            'datecreated' => $day(380 - $index * 9), 'active' => 1, 'note' => $index % 4 === 0 ? 'Prefers to be called in the morning.' : '', 'description' => '',
        ));
        $db->insert($prefix . 'contacts', array(
            'userid' => $db->insert_id(), 'is_primary' => 1, 'firstname' => $first, 'lastname' => $last, 'email' => $index === 0 ? 'customer@example.com' : strtolower($first) . '@' . $domain,
            'phonenumber' => '', 'title' => $index % 3 === 0 ? 'Owner' : 'Office', 'datecreated' => $day(380 - $index * 9), 'password' => $customer, 'active' => 1,
        ));
    }

    foreach (EXAMPLE_SUBJECTS as $index => $subject) {
        $db->insert($prefix . 'tickets', array(
            'userid' => $index * 3 + 1, 'contactid' => $index * 3 + 1, 'subject' => $subject, 'message' => 'Hello, ' . lcfirst($subject) . '. Could you have a look? Kind regards.',
            'status' => array(1, 2, 3, 5)[$index % 4], 'priority' => $index % 3 + 1, 'date' => $day($index + 1, 9 + $index % 8), 'assigned' => $index % 2 + 1,
        ));
    }

    foreach (array(1, 2, 3) as $staff_id) {
        $db->insert($prefix . 'notifications', array(
            'isread' => 0, 'description' => 'Contract renewal was assigned to you', 'fromuserid' => 1, 'touserid' => $staff_id, 'date' => $day(1), 'link' => 'tickets/ticket/7',
        ));
    }

    $db->insert($prefix . 'activity_log', array('description' => 'The stand-in CRM was installed', 'date' => date('Y-m-d H:i:s'), 'staffid' => null));
}
