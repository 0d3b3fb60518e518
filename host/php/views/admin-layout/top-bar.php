<?php

/**
 * The top bar: started timers, notifications, the person who is logged in, and the way out.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$name = get_staff_full_name();
preg_match_all('/(?<=^|\s)\S/u', $name, $first_letters);
$initials = strtoupper(implode('', array_slice($first_letters[0], 0, 2)));
$check_every = (int) get_option('auto_check_for_new_notifications');
$timers = total_rows(db_prefix() . 'taskstimers', array('staff_id' => get_staff_user_id(), 'end_time' => null));
?>
<header class="topbar">
    <button class="topbar-button sidebar-button" type="button" popovertarget="sidebar">
        <?php echo crm_icon('menu'); ?><span class="for-readers">Menu</span>
    </button>
    <span class="topbar-space"></span>

    <details class="menu" id="started-timers">
        <summary>
            <?php echo crm_icon('timer'); ?><span class="for-readers">Started timers</span>
            <span class="count"<?php echo $timers > 0 ? '' : ' hidden'; ?>><?php echo $timers; ?></span>
        </summary>
        <div class="menu-body">
            <p class="menu-head bold">Started timers</p>
            <ul class="menu-list started-timers-top"><?php $this->load->view('tasks/started-timers'); ?></ul>
        </div>
    </details>

    <details class="menu" id="notifications" data-check-every-seconds="<?php echo $check_every > 0 ? $check_every : 10; ?>">
        <summary>
            <?php echo crm_icon('bell'); ?><span class="for-readers">Notifications</span>
            <span class="count"<?php echo $unread > 0 ? '' : ' hidden'; ?>><?php echo (int) $unread; ?></span>
        </summary>
        <div class="menu-body">
            <p class="menu-head bold">Notifications</p>
            <ul class="menu-list"><?php $this->load->view('notifications'); ?></ul>
        </div>
    </details>

    <details class="menu" id="profile">
        <summary>
            <span class="avatar" aria-hidden="true"><?php echo html_escape($initials); ?></span>
            <span class="person"><?php echo html_escape($name); ?></span>
        </summary>
        <div class="menu-body">
            <p class="menu-head">
                <span class="bold"><?php echo html_escape($name); ?></span><br>
                <span class="text-muted"><?php echo is_admin() ? 'Administrator' : 'Member of staff'; ?></span>
            </p>
            <a href="<?php echo admin_url('staff/edit_profile'); ?>">Edit profile</a>
        </div>
    </details>

    <a class="topbar-button" href="<?php echo admin_url('authentication/logout'); ?>" title="Ctrl+Shift+L">
        <?php echo crm_icon('log-out'); ?>
        <span class="label-wide" aria-hidden="true">Log out</span><span class="for-readers">Log out</span>
    </a>
</header>
