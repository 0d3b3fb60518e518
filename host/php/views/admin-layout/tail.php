<?php

/**
 * Everything of an admin page after its content, rendered by init_tail(): the footer line, the question about running
 * timers, and the scripts, with Perfex's hooks before and after them (docs/host.md#hooks-in-pages).
 */

defined('BASEPATH') or exit('No direct script access allowed');

$scripts = array(
    'ask-the-server',
    'alert-float',
    'remember-dirty-forms',
    'log-out-past-running-timers',
    'hotkeys',
    'open-one-menu-at-a-time',
    'ask-before-deleting',
    'show-started-timers',
    'poll-notifications',
    'fill-the-tables',
    'write-in-the-editor',
    'tell-who-is-replying',
);
?>
<?php $this->load->view('page-foot'); ?>
<dialog class="panel" id="timers-logout-template-warning" aria-labelledby="timers-logout-title">
    <h2 id="timers-logout-title">A timer is still running</h2>
    <p>It goes on while you are logged out.</p>
    <form class="actions" method="dialog">
        <button class="btn btn-default" type="submit">Cancel</button>
        <button class="btn btn-primary" type="button" id="log-out-all-the-same">Log out all the same</button>
    </form>
</dialog>
<?php hooks()->do_action('before_js_scripts_render'); ?>
<?php foreach ($scripts as $script) { ?>
<script src="<?php echo base_url('assets/js/' . $script . '.js?v=' . get_app_version()); ?>"></script>
<?php } ?>
<?php echo app_compile_scripts(); ?>
<?php app_admin_footer(); ?>
</body>
</html>
