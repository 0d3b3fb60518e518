<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<div class="page-head">
<h1><?php echo _l('clients_welcome', html_escape(get_contact_full_name())); ?></h1>
<p class="lead"><?php echo html_escape($client ? $client->company : ''); ?></p>
</div>
<div class="panel_s"><div class="panel-body">
<h2><?php echo _l('clients_tickets'); ?></h2>
<?php if ($tickets === array()) { ?>
<p class="text-muted"><?php echo _l('clients_no_tickets'); ?></p>
<?php } else { ?>
<div class="table-frame"><table class="table">
<tbody>
<?php foreach ($tickets as $ticket) { ?>
<tr><td class="number">#<?php echo html_escape($ticket->ticketid); ?></td><td><?php echo html_escape($ticket->subject); ?></td><td class="moment"><?php echo html_escape(_dt($ticket->date)); ?></td></tr>
<?php } ?>
</tbody>
</table></div>
<?php } ?>
</div></div>
