<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<?php if (!inactivity_logout_is_built()) { ?>
<div class="alert alert-danger" role="alert"><?php echo _l('inactivity_logout_not_built'); ?></div>
<?php } ?>
<?php if (inactivity_logout_seconds_per_minute() !== 60.0) { ?>
<div class="alert alert-danger" role="alert">
    <?php echo _l('inactivity_logout_clock_is_scaled', inactivity_logout_seconds_per_minute()); ?>
</div>
<?php } ?>
<?php foreach ((array) get_instance()->session->flashdata('inactivity_logout_corrections') as $inactivity_logout_sentence) { ?>
<div class="alert alert-warning" role="status"><?php echo html_escape($inactivity_logout_sentence); ?></div>
<?php } ?>
<p class="text-muted"><?php echo _l('inactivity_logout_settings_intro'); ?></p>
<?php render_yes_no_option('inactivity_logout_enabled', 'inactivity_logout_enabled'); ?>
<hr />
<?php
$inactivity_logout_in_force = inactivity_logout_policy();
echo render_input(
    'settings[inactivity_logout_timeout_minutes]',
    'inactivity_logout_timeout_minutes',
    $inactivity_logout_in_force['timeout_minutes'],
    'number'
);
?>
<p class="text-muted"><?php
    echo _l('inactivity_logout_timeout_hint', inactivity_logout_longest_timeout_here());
?></p>
<p class="text-muted" id="inactivity-logout-moments"><?php
    echo _l('inactivity_logout_moments_hint', inactivity_logout_ends_after($inactivity_logout_in_force));
?></p>
<?php
echo render_input(
    'settings[inactivity_logout_warning_seconds]',
    'inactivity_logout_warning_seconds',
    $inactivity_logout_in_force['warning_seconds'],
    'number'
);
?>
<p class="text-muted"><?php echo _l('inactivity_logout_warning_hint'); ?></p>
<?php
echo render_input(
    'settings[inactivity_logout_lifetime_hours]',
    'inactivity_logout_lifetime_hours',
    $inactivity_logout_in_force['lifetime_hours'],
    'number'
);
?>
<p class="text-muted"><?php
    echo _l('inactivity_logout_lifetime_hint', [
        INACTIVITY_LOGOUT_LIFETIME_HOURS_MIN,
        INACTIVITY_LOGOUT_LIFETIME_HOURS_MAX,
    ]);
?></p>
<?php
echo render_input(
    'settings[inactivity_logout_record_days]',
    'inactivity_logout_record_days',
    inactivity_logout_record_days(),
    'number'
);
?>
<p class="text-muted"><?php
    echo _l('inactivity_logout_record_hint', [
        INACTIVITY_LOGOUT_RECORD_DAYS_MIN,
        INACTIVITY_LOGOUT_RECORD_DAYS_MAX,
    ]);
?></p>
<?php foreach (INACTIVITY_LOGOUT_CHOICES as $inactivity_logout_choice) { ?>
<?php render_yes_no_option($inactivity_logout_choice, $inactivity_logout_choice); ?>
<p class="text-muted"><?php echo _l($inactivity_logout_choice . '_hint'); ?></p>
<?php } ?>
<?php render_yes_no_option('inactivity_logout_holds', 'inactivity_logout_holds'); ?>
<p class="text-muted"><?php echo _l('inactivity_logout_holds_hint', INACTIVITY_LOGOUT_HELD_MINUTES_MAX); ?></p>
<?php foreach (INACTIVITY_LOGOUT_OWN_HOLDS as $inactivity_logout_own_hold) { ?>
<?php render_yes_no_option($inactivity_logout_own_hold, $inactivity_logout_own_hold); ?>
<p class="text-muted"><?php echo _l($inactivity_logout_own_hold . '_hint'); ?></p>
<?php } ?>
<?php render_yes_no_option('inactivity_logout_drafts', 'inactivity_logout_drafts'); ?>
<p class="text-muted"><?php echo _l('inactivity_logout_drafts_hint'); ?></p>
<p class="text-warning" data-inactivity-logout-keeps-nothing hidden><?php
    echo _l('inactivity_logout_draft_none_here');
?></p>
<?php
echo render_input(
    'settings[inactivity_logout_drafts_hours]',
    'inactivity_logout_drafts_hours',
    inactivity_logout_draft_hours(),
    'number'
);
?>
<p class="text-muted"><?php
    echo _l('inactivity_logout_drafts_hours_hint', [
        INACTIVITY_LOGOUT_DRAFT_HOURS_MIN,
        INACTIVITY_LOGOUT_DRAFT_HOURS_MAX,
    ]);
?></p>
<hr />
<div class="form-group">
    <label for="inactivity_logout_message" class="control-label"><?php echo _l('inactivity_logout_message'); ?></label>
    <textarea id="inactivity_logout_message" name="settings[inactivity_logout_message]" class="form-control" rows="4"
        maxlength="<?php echo INACTIVITY_LOGOUT_MESSAGE_LENGTH_MAX; ?>"><?php
        echo html_escape(inactivity_logout_option('inactivity_logout_message'));
    ?></textarea>
</div>
<p class="text-muted"><?php echo _l('inactivity_logout_message_hint'); ?></p>
<button type="button" class="btn btn-default" data-inactivity-logout-show-me><?php
    echo _l('inactivity_logout_show_me');
?></button>
<p class="text-muted"><?php echo _l('inactivity_logout_show_me_hint'); ?></p>
