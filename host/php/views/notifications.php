<?php

/**
 * The rows of the bell's list: this person's newest notifications.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$notifications = $this->db->where('touserid', get_staff_user_id())
    ->order_by('id', 'desc')->limit(10)->get(db_prefix() . 'notifications')->result();
if (!$notifications) {
    echo '<li class="text-muted">Nothing yet.</li>';
}
foreach ($notifications as $notification) { ?>
<li<?php echo $notification->isread ? '' : ' class="unread"'; ?>>
    <a href="<?php echo html_escape(admin_url((string) $notification->link)); ?>">
        <?php echo html_escape($notification->description); ?>
        <time><?php echo html_escape($notification->date); ?></time>
    </a>
</li>
<?php }
