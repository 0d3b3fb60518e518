<?php

/**
 * The form of one customer, new or known: the long form of the stand-in, with an editor in a frame of its own, and its
 * note in the real TinyMCE where the address ends with `?tinymce`.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
$value = function ($field) use ($client) {
    return html_escape($client ? (string) $client->$field : '');
};
$fields = array(
    array('vat', 'VAT number', 'text'),
    array('phonenumber', 'Phone', 'tel'),
    array('website', 'Website', 'text'),
    array('city', 'City', 'text'),
    array('zip', 'Postal code', 'text'),
);
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <p class="breadcrumb"><a href="<?php echo admin_url('clients'); ?>">Customers</a></p>
            <h1><bdi><?php echo html_escape($title); ?></bdi></h1>
            <?php if ($client) { ?>
            <span class="actions">
                <a class="btn btn-default" href="<?php echo admin_url('clients/login_as_client/' . $client->userid); ?>">Login as client</a>
                <a class="btn btn-danger _delete" href="<?php echo admin_url('clients/delete/' . $client->userid); ?>">Delete</a>
            </span>
            <?php } ?>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <?php echo form_open(admin_url('clients/client' . ($client ? '/' . $client->userid : '')), array('id' => 'client-form')); ?>
                    <div class="fields">
                        <div class="form-group wide">
                            <label class="control-label" for="company">Company</label>
                            <input class="form-control" id="company" name="company" type="text" dir="auto" required maxlength="191" value="<?php echo $value('company'); ?>">
                        </div>
                        <?php foreach ($fields as $field) { ?>
                        <div class="form-group">
                            <label class="control-label" for="<?php echo $field[0]; ?>"><?php echo $field[1]; ?></label>
                            <input class="form-control" id="<?php echo $field[0]; ?>" name="<?php echo $field[0]; ?>" type="<?php echo $field[2]; ?>" dir="auto" maxlength="191" value="<?php echo $value($field[0]); ?>">
                        </div>
                        <?php } ?>
                        <div class="form-group wide">
                            <label class="control-label" for="address">Address</label>
                            <input class="form-control" id="address" name="address" type="text" dir="auto" maxlength="191" value="<?php echo $value('address'); ?>">
                        </div>
                        <div class="form-group wide">
                            <label class="control-label" for="note">Note</label>
                            <textarea class="form-control<?php echo isset($_GET['tinymce']) ? ' tinymce' : ''; ?>" id="note" name="note" rows="3" dir="auto"><?php echo $value('note'); ?></textarea>
                        </div>
                        <div class="form-group wide">
                            <span class="control-label" id="editor-label">About this customer</span>
                            <div class="editor" role="group" aria-labelledby="editor-label">
                                <div class="editor-toolbar">
                                    <button type="button" data-command="bold" aria-pressed="false" title="Bold"><b>B</b></button>
                                    <button type="button" data-command="italic" aria-pressed="false" title="Italic"><i>I</i></button>
                                </div>
                                <iframe id="editor" src="<?php echo base_url('assets/editor.html'); ?>" title="About this customer" data-field="description"></iframe>
                            </div>
                            <textarea id="description" name="description" hidden><?php echo $value('description'); ?></textarea>
                        </div>
                    </div>
                    <button class="btn btn-primary" type="submit">Save</button>
                <?php echo form_close(); ?>
            </div>
        </div>
        <?php if ($contacts) { ?>
        <div class="panel_s">
            <div class="panel-body">
                <h2>Contacts</h2>
                <ul class="feed">
                    <?php foreach ($contacts as $contact) { ?>
                    <li>
                        <span class="bold"><?php echo html_escape($contact->firstname . ' ' . $contact->lastname); ?></span>
                        <?php if ($contact->is_primary) { ?><span class="label">Primary</span><?php } ?>
                        <span class="when"><?php echo html_escape(trim($contact->title . ' · ' . $contact->email, ' ·')); ?></span>
                    </li>
                    <?php } ?>
                </ul>
            </div>
        </div>
        <?php } ?>
    </div>
</main>
<?php if (isset($_GET['tinymce'])) { ?>
<script src="<?php echo base_url('assets/tinymce/tinymce.min.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/js/write-in-tinymce.js?v=' . get_app_version()); ?>"></script>
<?php } ?>
<?php init_tail(); ?>
