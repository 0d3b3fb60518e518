<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php echo html_escape($title . ' - ' . get_option('companyname')); ?></title>
<link rel="icon" href="<?php echo base_url('assets/images/mark.svg'); ?>" type="image/svg+xml">
<link rel="stylesheet" href="<?php echo base_url('assets/css/crm.css?v=' . get_app_version()); ?>">
<?php echo app_compile_css('customers-area'); ?>
<?php app_customers_head(); ?>
</head>
<body class="customers">
<?php hooks()->do_action('customers_after_body_start'); ?>
<nav class="customers-bar" id="client-navigation">
<a class="brand" href="<?php echo site_url(); ?>"><img class="brand-mark" src="<?php echo base_url('assets/images/mark.svg'); ?>" alt=""> <?php echo html_escape(get_option('companyname')); ?></a>
<?php if (is_client_logged_in()) { ?>
<?php hooks()->do_action('customers_navigation_start'); ?>
<span class="text-muted"><?php echo html_escape(get_contact_full_name()); ?></span>
<a href="<?php echo site_url('authentication/logout'); ?>"><?php echo _l('clients_logout'); ?></a>
<?php hooks()->do_action('customers_navigation_end'); ?>
<?php } ?>
</nav>
<main>
<?php if (is_logged_in_as_client() && is_staff_logged_in()) { ?>
<div class="alert alert-info" id="logged-in-as-client"><?php echo _l('logged_in_as_client'); ?> <a href="<?php echo admin_url(); ?>"><?php echo _l('back_to_admin'); ?></a></div>
<?php } ?>
<?php echo alerts_html(); ?>
