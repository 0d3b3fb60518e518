<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<div class="simple-box panel">
<h1><?php echo html_escape($title); ?></h1>
<?php echo form_open(site_url('authentication/login'), array('class' => 'login-form')); ?>
<?php hooks()->do_action('clients_login_form_start'); ?>
<div class="form-group">
    <label for="email" class="control-label"><?php echo _l('admin_auth_login_email'); ?></label>
    <input type="email" id="email" name="email" class="form-control" autocomplete="username" autofocus>
</div>
<div class="form-group">
    <label for="password" class="control-label"><?php echo _l('admin_auth_login_password'); ?></label>
    <input type="password" id="password" name="password" class="form-control" autocomplete="current-password">
</div>
<div class="checkbox form-group">
    <input type="checkbox" value="1" id="remember" name="remember">
    <label for="remember"><?php echo _l('admin_auth_login_remember_me'); ?></label>
</div>
<div class="form-group">
    <button type="submit" class="btn btn-primary btn-block"><?php echo _l('admin_auth_login_button'); ?></button>
</div>
<?php hooks()->do_action('clients_login_form_end'); ?>
<?php echo form_close(); ?>
</div>
