<?php

/**
 * The rows of the timers' list: what this person is being timed for at the moment.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$timers = $this->db->where('staff_id', get_staff_user_id())->where('end_time', null)
    ->order_by('start_time', 'asc')->get(db_prefix() . 'taskstimers')->result();
if (!$timers) {
    echo '<li class="text-muted">No timer is running.</li>';
}
foreach ($timers as $timer) {
    $minutes = (int) floor((time() - (int) $timer->start_time) / 60); ?>
<li class="timer">
    <span>
        <?php echo html_escape($timer->note); ?>
        <time><?php echo sprintf('%d:%02d h since %s', intdiv($minutes, 60), $minutes % 60, date('H:i', (int) $timer->start_time)); ?></time>
    </span>
    <?php echo form_open(admin_url('tasks/timer_tracking')); ?>
        <input type="hidden" name="timer_id" value="<?php echo (int) $timer->id; ?>">
        <button class="btn btn-default btn-sm" type="submit">Stop<span class="for-readers"> <?php echo html_escape($timer->note); ?></span></button>
    <?php echo form_close(); ?>
</li>
<?php }
