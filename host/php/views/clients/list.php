<?php

/**
 * The list of customers; its rows come by a background request.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
$columns = array('#', 'Company', 'Primary contact', 'Phone', 'Since');
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1>Customers</h1>
            <a class="btn btn-primary" href="<?php echo admin_url('clients/client'); ?>">New customer</a>
        </div>
        <div class="panel_s">
            <div class="panel-body">
                <div class="table-tools">
                    <input class="form-control" id="clients-search" type="search" placeholder="Search customers" aria-label="Search customers" autocomplete="off">
                </div>
                <div class="table-frame">
                    <table class="table" id="clients-table" data-source="clients/table" data-row="clients" aria-label="Customers">
                        <thead>
                            <tr>
                                <?php foreach ($columns as $column) { ?>
                                <th scope="col" aria-sort="none"><button type="button"><?php echo html_escape($column); ?></button></th>
                                <?php } ?>
                                <th scope="col"><span class="for-readers">Actions</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <tr><td class="nothing" colspan="<?php echo count($columns) + 1; ?>">Loading…</td></tr>
                        </tbody>
                    </table>
                </div>
                <noscript><p class="alert alert-warning">This list is loaded by a script, and scripts are switched off.</p></noscript>
                <div class="table-tools">
                    <span class="text-muted" dir="ltr" data-summary role="status"></span>
                    <span class="actions">
                        <button class="btn btn-default btn-sm" type="button" data-turn="previous" disabled>Previous</button>
                        <button class="btn btn-default btn-sm" type="button" data-turn="next" disabled>Next</button>
                    </span>
                </div>
            </div>
        </div>
    </div>
</main>
<?php init_tail(); ?>
