<?php defined('BASEPATH') or exit('No direct script access allowed');
init_head(); ?>
<main id="wrapper">
<div class="content">
<div class="page-head"><h1><?php echo html_escape($title); ?></h1></div>
<div class="panel_s"><div class="panel-body">
<?php echo form_open_multipart(admin_url('modules/upload'), array('id' => 'module_install_form')); ?>
<div class="form-group narrow">
    <label for="module" class="control-label"><?php echo _l('module_upload'); ?></label>
    <input type="file" id="module" name="module" class="form-control" accept=".zip">
</div>
<button type="submit" class="btn btn-primary"><?php echo _l('module_install'); ?></button>
<?php echo form_close(); ?>
</div></div>
<div class="panel_s"><div class="panel-body">
<?php if ($modules === array()) { ?>
<p class="text-muted"><?php echo _l('module_none'); ?></p>
<?php } else { ?>
<div class="table-frame"><table class="table" id="modules-table">
<thead><tr><th><?php echo _l('module'); ?></th><th><?php echo _l('module_description'); ?></th></tr></thead>
<tbody>
<?php foreach ($modules as $module) {
    $name  = $module['system_name'];
    $links = hooks()->apply_filters('module_' . $name . '_action_links', array());

    if ($module['activated'] === 1) {
        $links[] = '<a href="' . admin_url('modules/deactivate/' . $name) . '">' . _l('module_deactivate') . '</a>';
    } else {
        if ($this->app_modules->is_minimum_version_requirement_met($name)) {
            $links[] = '<a href="' . admin_url('modules/activate/' . $name) . '">' . _l('module_activate') . '</a>';
        }

        $links[] = '<a href="' . admin_url('modules/uninstall/' . $name) . '" class="_delete text-danger">' . _l('module_uninstall') . '</a>';
    }

    if ($this->app_modules->is_database_upgrade_required($name)) {
        $links[] = '<a href="' . admin_url('modules/upgrade_database/' . $name) . '">' . _l('module_upgrade_database') . '</a>';
    } ?>
<tr class="<?php echo $module['activated'] === 1 ? 'is-active' : ''; ?>" data-module="<?php echo html_escape($name); ?>">
<td><strong><?php echo html_escape($module['headers']['module_name']); ?></strong><?php if ($module['activated'] === 1) { ?> <span class="label"><?php echo _l('module_active'); ?></span><?php } ?><div class="row-options"><?php echo implode("\n", $links); ?></div></td>
<td>
<p><?php echo html_escape($module['headers']['description']); ?></p>
<span class="text-muted"><?php echo _l('module_version', html_escape($module['headers']['version'])); ?><?php if ($module['headers']['author'] !== '') {
    echo ' | ' . _l('module_by', html_escape($module['headers']['author']));
} ?></span>
<?php if (!$this->app_modules->is_minimum_version_requirement_met($name)) { ?>
<div class="alert alert-warning"><?php echo _l('module_requires', html_escape($module['headers']['requires_at_least'])); ?></div>
<?php } ?>
</td>
</tr>
<?php } ?>
</tbody>
</table></div>
<?php } ?>
</div></div>
</div>
</main>
<?php init_tail(); ?>
