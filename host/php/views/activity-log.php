<?php

/**
 * The activity log, newest first.
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
                <div class="table-frame">
                    <table class="table" id="activity-log">
                        <thead>
                            <tr><th scope="col">What happened</th><th scope="col">When</th><th scope="col">Who</th></tr>
                        </thead>
                        <tbody>
                            <?php foreach ($entries as $entry) { ?>
                            <tr>
                                <td class="text"><?php echo html_escape($entry->description); ?></td>
                                <td class="moment"><?php echo html_escape($entry->date); ?></td>
                                <td><?php echo html_escape((string) $entry->staffid); ?></td>
                            </tr>
                            <?php } ?>
                            <?php if (!$entries) { ?>
                            <tr><td class="nothing" colspan="3">Nothing has been recorded yet.</td></tr>
                            <?php } ?>
                        </tbody>
                    </table>
                </div>
                <?php if ($pages > 1) { ?>
                <div class="table-tools">
                    <span class="text-muted">Page <?php echo $page; ?> of <?php echo $pages; ?></span>
                    <span class="actions">
                        <?php if ($page > 1) { ?>
                        <a class="btn btn-default btn-sm" href="<?php echo admin_url('utilities/activity_log?page=' . ($page - 1)); ?>">Newer</a>
                        <?php } ?>
                        <?php if ($page < $pages) { ?>
                        <a class="btn btn-default btn-sm" href="<?php echo admin_url('utilities/activity_log?page=' . ($page + 1)); ?>">Older</a>
                        <?php } ?>
                    </span>
                </div>
                <?php } ?>
            </div>
        </div>
    </div>
</main>
<?php init_tail(); ?>
