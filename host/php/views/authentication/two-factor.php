<?php defined('BASEPATH') or exit('No direct script access allowed');
$this->load->view('authentication/head'); ?>
<div class="alert alert-info" id="two-factor-mail"><?php echo _l('two_factor_code_shown', '<strong id="two-factor-code">' . html_escape($code) . '</strong>'); ?></div>
<?php echo form_open(current_full_url(), array('class' => 'two-factor-form')); ?>
<div class="form-group">
    <label for="code" class="control-label"><?php echo _l('two_factor_code'); ?></label>
    <input type="text" id="code" name="code" class="form-control" autocomplete="one-time-code" inputmode="numeric" autofocus>
</div>
<div class="form-group">
    <button type="submit" class="btn btn-primary btn-block"><?php echo _l('two_factor_confirm'); ?></button>
</div>
<?php echo form_close(); ?>
</div>
</main>
<?php $this->load->view('page-foot'); ?>
</body>
</html>
