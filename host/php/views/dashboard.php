<?php

/**
 * The dashboard.
 */

defined('BASEPATH') or exit('No direct script access allowed');

init_head();
$figures = array(
    array('clients', 'Active customers', $clients),
    array('tickets', 'Open tickets', $tickets),
    array('tickets', 'Assigned to you', $mine),
);
$first_name = strtok(get_staff_full_name(), ' ');
?>
<main id="wrapper">
    <div class="content">
        <div class="page-head">
            <h1>Hello, <?php echo html_escape($first_name); ?></h1>
            <p class="lead"><bdi>Look around, change something, then leave it alone for a while.</bdi></p>
        </div>
        <div class="cards">
            <?php foreach ($figures as $figure) { ?>
            <a class="card figure-card" href="<?php echo admin_url($figure[0]); ?>">
                <span class="figure"><?php echo (int) $figure[2]; ?></span>
                <span class="text-muted"><?php echo html_escape($figure[1]); ?></span>
            </a>
            <?php } ?>
            <div class="card figure-card">
                <span class="figure"><?php echo (int) $staff; ?></span>
                <span class="text-muted">Members of staff</span>
            </div>
        </div>
        <div class="columns">
            <section class="panel_s">
                <div class="panel-body">
                    <h2>Recent activity</h2>
                    <ul class="feed" id="recent-activity">
                        <?php foreach ($activity as $entry) { ?>
                        <li>
                            <?php echo html_escape($entry->description); ?>
                            <span class="when"><bdi><?php echo html_escape($entry->date . ($entry->staffid ? ', ' . $entry->staffid : '')); ?></bdi></span>
                        </li>
                        <?php } ?>
                        <?php if (!$activity) { ?>
                        <li class="text-muted">Nothing has happened yet.</li>
                        <?php } ?>
                    </ul>
                </div>
            </section>
            <section class="panel_s">
                <div class="panel-body">
                    <h2>Timers</h2>
                    <ul class="feed mbot15" id="dashboard-timers"><?php $this->load->view('tasks/started-timers'); ?></ul>
                    <?php echo form_open(admin_url('tasks/timer_tracking'), array('id' => 'start-timer-form')); ?>
                        <div class="form-group">
                            <label class="control-label" for="timer-note">What are you working on?</label>
                            <input class="form-control" id="timer-note" name="note" type="text" maxlength="120" required>
                        </div>
                        <button class="btn btn-default" type="submit">Start a timer</button>
                    <?php echo form_close(); ?>
                </div>
            </section>
        </div>
    </div>
</main>
<?php init_tail(); ?>
