<?php

/**
 * Whom an announcement is for: forms as Perfex's pages have them, in Bootstrap's dialog and in the rows of a table that
 * DataTables fetches, watched by areYouSure (docs/host.md#dirty-forms). All three are the real ones.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
?>
<link rel="stylesheet" href="<?php echo base_url('assets/bootstrap/css/bootstrap.min.css?v=' . get_app_version()); ?>">
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1><?php echo html_escape($title); ?></h1>
            <button class="btn btn-default" id="add-reader" type="button" data-toggle="modal" data-target="#reader-modal">New reader</button>
            <button class="btn btn-default" id="fetch-again" type="button">Fetch again</button>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <?php echo form_open(admin_url('announcements/readers/' . $id), array('id' => 'notes-form')); ?>
                    <table class="table" id="readers" data-rows="<?php echo admin_url('announcements/rows/' . $id); ?>">
                        <thead><tr><th>Reader</th><th>Note</th></tr></thead>
                    </table>
                    <button class="btn btn-primary" type="submit">Save</button>
                <?php echo form_close(); ?>
            </div>
        </div>
    </div>
</main>
<div class="modal fade" id="reader-modal" tabindex="-1" role="dialog" aria-label="New reader">
    <div class="modal-dialog" role="document">
        <div class="modal-content">
            <?php echo form_open(admin_url('announcements/readers/' . $id), array('id' => 'reader-form')); ?>
                <div class="modal-body">
                    <label for="reader">Name</label>
                    <input class="form-control" id="reader" name="reader" type="text">
                    <label for="why">Why</label>
                    <textarea class="form-control" id="why" name="why" rows="3"></textarea>
                </div>
                <div class="modal-footer">
                    <button class="btn btn-primary" type="submit">Save</button>
                </div>
            <?php echo form_close(); ?>
        </div>
    </div>
</div>
<?php foreach (array('jquery/jquery', 'bootstrap/js/bootstrap', 'datatables/jquery.dataTables') as $library) { ?>
<script src="<?php echo base_url('assets/' . $library . '.min.js?v=' . get_app_version()); ?>"></script>
<?php } ?>
<script src="<?php echo base_url('assets/are-you-sure/jquery.are-you-sure.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/js/fill-readers.js?v=' . get_app_version()); ?>"></script>
<?php init_tail(); ?>
