<?php defined('BASEPATH') or exit('No direct script access allowed');
$this->load->view('authentication/head'); ?>
<?php echo form_open(admin_url('authentication/forgot_password'), array('class' => 'forgot-password-form')); ?>
<div class="form-group">
    <label for="email" class="control-label"><?php echo _l('admin_auth_login_email'); ?></label>
    <input type="email" id="email" name="email" class="form-control" autofocus>
</div>
<div class="form-group">
    <button type="submit" class="btn btn-primary btn-block"><?php echo _l('admin_auth_forgot_password_button'); ?></button>
</div>
<?php echo form_close(); ?>
</div>
</main>
<?php $this->load->view('page-foot'); ?>
</body>
</html>
