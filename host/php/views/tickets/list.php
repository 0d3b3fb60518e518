<?php

/**
 * The list of support tickets, the open ones first.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1>Support</h1>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <div class="table-frame">
                    <table class="table" id="tickets-table">
                        <thead>
                            <tr>
                                <th scope="col">Subject</th>
                                <th scope="col">Customer</th>
                                <th scope="col">Status</th>
                                <th scope="col">Assigned to</th>
                                <th scope="col">Date</th>
                            </tr>
                        </thead>
                        <tbody>
                            <?php foreach ($tickets as $ticket) { ?>
                            <tr>
                                <td class="text"><a href="<?php echo admin_url('tickets/ticket/' . $ticket->ticketid); ?>"><?php echo html_escape($ticket->subject); ?></a></td>
                                <td><?php echo html_escape((string) $ticket->company); ?></td>
                                <td><?php $this->load->view('tickets/status', array('status' => $ticket->status)); ?></td>
                                <td><?php echo html_escape(trim($ticket->firstname . ' ' . $ticket->lastname)); ?></td>
                                <td class="moment"><?php echo html_escape(substr((string) $ticket->date, 0, 10)); ?></td>
                            </tr>
                            <?php } ?>
                            <?php if (!$tickets) { ?>
                            <tr><td class="nothing" colspan="5">There are no tickets.</td></tr>
                            <?php } ?>
                        </tbody>
                    </table>
                </div>
            </div>
        </div>
    </div>
</main>
<?php init_tail(); ?>
