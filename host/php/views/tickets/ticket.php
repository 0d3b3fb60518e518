<?php

/**
 * One ticket: the conversation so far, and the reply that is being written; in the real TinyMCE where the address ends with
 * `?tinymce`, for it needs styles that a content security policy may forbid.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
$customer = $contact ? trim($contact->firstname . ' ' . $contact->lastname) : 'The customer';
$conversation = array((object) array('who' => $customer, 'date' => $ticket->date, 'message' => $ticket->message));
foreach ($replies as $reply) {
    $who = $reply->admin ? trim($reply->firstname . ' ' . $reply->lastname) : $customer;
    $conversation[] = (object) array('who' => $who, 'date' => $reply->date, 'message' => $reply->message);
}
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <p class="breadcrumb"><a href="<?php echo admin_url('tickets'); ?>">Support</a></p>
            <h1><?php echo html_escape($ticket->subject); ?></h1>
            <?php $this->load->view('tickets/status', array('status' => $ticket->status)); ?>
            <?php if ($client) { ?>
            <p class="lead"><a href="<?php echo admin_url('clients/client/' . $client->userid); ?>"><?php echo html_escape($client->company); ?></a></p>
            <?php } ?>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <?php foreach ($conversation as $message) { ?>
                <article class="reply">
                    <div class="reply-head">
                        <span class="bold"><?php echo html_escape($message->who); ?></span>
                        <span class="when"><?php echo html_escape($message->date); ?></span>
                    </div>
                    <p><?php echo html_escape($message->message); ?></p>
                </article>
                <?php } ?>
            </div>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <p class="alert alert-warning" id="staff-replying" role="status" hidden></p>
                <?php echo form_open(admin_url('tickets/ticket/' . $ticket->ticketid), array(
                    'id' => 'single-ticket-form',
                    'data-ticket' => (int) $ticket->ticketid,
                    'data-staff' => (int) get_staff_user_id(),
                )); ?>
                    <div class="form-group">
                        <label class="control-label" for="message">Your reply</label>
                        <textarea class="form-control<?php echo isset($_GET['tinymce']) ? ' tinymce' : ''; ?>" id="message" name="message" rows="5"<?php echo isset($_GET['tinymce']) ? '' : ' required'; ?>></textarea>
                    </div>
                    <button class="btn btn-primary" type="submit">Add reply</button>
                <?php echo form_close(); ?>
            </div>
        </div>
    </div>
</main>
<?php if (isset($_GET['tinymce'])) { ?>
<script src="<?php echo base_url('assets/tinymce/tinymce.min.js?v=' . get_app_version()); ?>"></script>
<script src="<?php echo base_url('assets/js/write-in-tinymce.js?v=' . get_app_version()); ?>"></script>
<?php } ?>
<?php init_tail(); ?>
