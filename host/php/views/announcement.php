<?php

/**
 * The form of one announcement.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1><?php echo html_escape($title); ?></h1>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <?php echo form_open(admin_url('announcements/announcement/' . $id), array('id' => 'announcement-form')); ?>
                    <div class="form-group">
                        <label class="control-label" for="subject">Subject</label>
                        <input class="form-control" id="subject" name="subject" type="text" value="<?php echo html_escape($announcement['subject']); ?>">
                    </div>
                    <div class="form-group">
                        <label class="control-label" for="audience">For</label>
                        <select class="form-control" id="audience" name="audience">
                            <option value="everybody">Everybody</option>
                            <option value="staff">Staff</option>
                        </select>
                    </div>
                    <div class="form-group">
                        <label class="control-label" for="message">Message</label>
                        <textarea class="tinymce" id="message" name="message" rows="6"><?php echo html_escape($announcement['message']); ?></textarea>
                    </div>
                    <button class="btn btn-primary" type="submit">Save</button>
                <?php echo form_close(); ?>
            </div>
        </div>
    </div>
</main>
<script src="<?php echo base_url('assets/jquery/jquery.min.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/tinymce/tinymce.min.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/are-you-sure/jquery.are-you-sure.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/js/write-in-tinymce.js?v=' . get_app_version()); ?>"></script>
<?php init_tail(); ?>
