<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<section class="panel_s" id="inactivity-logout-own-settings" aria-labelledby="inactivity-logout-own-title"
    data-inactivity-logout-no-draft hidden>
    <div class="panel-body">
        <h2 class="h4" id="inactivity-logout-own-title"><?php echo html_escape(_l('inactivity_logout_settings')); ?></h2>
        <div id="inactivity-logout-own-choice" hidden>
            <div class="checkbox">
                <input type="checkbox" id="inactivity-logout-notify" aria-describedby="inactivity-logout-notify-hint">
                <label for="inactivity-logout-notify"><?php echo html_escape(_l('inactivity_logout_notify')); ?></label>
            </div>
            <p class="text-muted" id="inactivity-logout-notify-hint"><?php
                echo html_escape(_l('inactivity_logout_notify_hint'));
            ?></p>
            <p class="text-danger" role="status"
                data-words="<?php echo html_escape(_l('inactivity_logout_notify_refused')); ?>"></p>
        </div>
        <p class="text-warning" data-inactivity-logout-keeps-nothing hidden><?php
            echo html_escape(_l('inactivity_logout_draft_none_here'));
        ?></p>
    </div>
</section>
<script src="<?php echo html_escape(inactivity_logout_asset_url('own-settings.js')); ?>"></script>
