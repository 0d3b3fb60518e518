<?php

/**
 * The form of one's own profile.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
$directions = array('' => 'As the system is set', 'ltr' => 'Left to right', 'rtl' => 'Right to left');
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1>Your profile</h1>
        </div>
        <div class="panel_s narrow">
            <div class="panel-body">
                <?php echo form_open(admin_url('staff/edit_profile'), array('id' => 'profile-form')); ?>
                    <div class="fields">
                        <div class="form-group">
                            <label class="control-label" for="firstname">First name</label>
                            <input class="form-control" id="firstname" name="firstname" type="text" required autocomplete="given-name" value="<?php echo html_escape($member->firstname); ?>">
                        </div>
                        <div class="form-group">
                            <label class="control-label" for="lastname">Last name</label>
                            <input class="form-control" id="lastname" name="lastname" type="text" autocomplete="family-name" value="<?php echo html_escape($member->lastname); ?>">
                        </div>
                        <div class="form-group">
                            <label class="control-label" for="direction">Direction of text</label>
                            <select class="form-control" id="direction" name="direction">
                                <?php foreach ($directions as $value => $name) { ?>
                                <option value="<?php echo $value; ?>"<?php echo (string) $member->direction === $value ? ' selected' : ''; ?>><?php echo $name; ?></option>
                                <?php } ?>
                            </select>
                        </div>
                    </div>
                    <button class="btn btn-primary" type="submit">Save</button>
                <?php echo form_close(); ?>
            </div>
        </div>
    </div>
</main>
<?php init_tail(); ?>
