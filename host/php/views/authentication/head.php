<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php echo html_escape($title . ' - ' . get_option('companyname')); ?></title>
<link rel="icon" href="<?php echo base_url('assets/images/mark.svg'); ?>" type="image/svg+xml">
<link rel="stylesheet" href="<?php echo base_url('assets/css/crm.css?v=' . get_app_version()); ?>">
<?php hooks()->do_action('app_admin_authentication_head'); ?>
</head>
<body class="login_admin simple-page">
<main class="simple-box authentication-form">
<p class="brand"><img class="brand-mark" src="<?php echo base_url('assets/images/mark.svg'); ?>" alt=""> Stand-in CRM</p>
<div class="panel">
<h1><?php echo html_escape($title); ?></h1>
<?php echo alerts_html(); ?>
