<?php defined('BASEPATH') or exit('No direct script access allowed');
init_head(); ?>
<main id="wrapper">
<div class="content">
<div class="page-head"><h1><?php echo html_escape($title); ?></h1></div>
<?php $action = isset($tab['update_url']) && $tab['update_url'] ? $tab['update_url'] : admin_url('settings?group=' . $group);
echo form_open_multipart($action, array('id' => 'settings-form', 'class' => isset($tab['update_url']) && $tab['update_url'] ? 'custom-update-url' : '')); ?>
<div class="settings">
<div>
<ul class="settings-tabs">
<?php $section = '';
foreach ($tabs as $slug => $item) {
    if (isset($item['section']) && $item['section'] !== '' && $item['section'] !== $section) {
        $section = $item['section'];
        echo '<li class="nav-title">' . html_escape($section) . '</li>';
    } ?>
<li class="settings-group-<?php echo html_escape($slug); ?><?php echo $slug === $group ? ' active' : ''; ?>">
<a href="<?php echo admin_url('settings?group=' . html_escape($slug)); ?>" data-group="<?php echo html_escape($slug); ?>"<?php echo $slug === $group ? ' aria-current="page"' : ''; ?>><?php echo html_escape($item['name']); ?></a>
</li>
<?php } ?>
</ul>
</div>
<div>
<div class="panel_s"><div class="panel-heading"><h2 class="no-margin"><?php echo html_escape($tab['name']); ?></h2></div><div class="panel-body">
<?php hooks()->do_action('before_settings_group_view', $tab); ?>
<?php $this->load->view($tab['view']); ?>
<?php hooks()->do_action('after_settings_group_view', $tab); ?>
</div>
<div class="panel-footer">
<button type="submit" class="btn btn-primary"><?php echo _l('settings_save'); ?></button>
</div>
</div>
</div>
</div>
<?php echo form_close(); ?>
</div>
</main>
<?php hooks()->do_action('settings_tab_footer', $tab); ?>
<?php init_tail(); ?>
