<?php defined('BASEPATH') or exit('No direct script access allowed');
$this->load->view('authentication/head'); ?>
<?php echo form_open(admin_url('authentication'), array('class' => 'login-form')); ?>
<?php hooks()->do_action('after_admin_login_form_start'); ?>
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
<div>
    <a href="<?php echo admin_url('authentication/forgot_password'); ?>"><?php echo _l('admin_auth_login_fp'); ?></a>
</div>
<?php hooks()->do_action('before_admin_login_form_close'); ?>
<?php echo form_close(); ?>
</div>
</main>
<?php $this->load->view('page-foot'); ?>
</body>
</html>
