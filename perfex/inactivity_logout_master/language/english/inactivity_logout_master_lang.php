<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Perfex runs every string through sprintf, so a percent sign is written twice; and it escapes strings with straight
// double quotes, so there are none (docs/host.md#language-files).

$lang['inactivity_logout_language_code'] = 'en';

// The warning, the curtain and the locked page
$lang['inactivity_logout_warning_title'] = 'Are you still there?';
$lang['inactivity_logout_stay'] = 'Stay logged in';
$lang['inactivity_logout_log_out_now'] = 'Log out now';
$lang['inactivity_logout_stayed'] = 'You are still logged in.';
$lang['inactivity_logout_ending_title'] = 'Save your work now';
$lang['inactivity_logout_ending_message'] = 'Your login has reached its longest time. You will be logged out when the '
    . 'countdown ends, even while you work. You can log in again right away.';
$lang['inactivity_logout_let_me_save'] = 'Let me save';
$lang['inactivity_logout_logging_out'] = 'Logging out…';
$lang['inactivity_logout_locked_title'] = 'Locked';
$lang['inactivity_logout_locked_message'] = 'The time of this session is over and the server cannot be reached. '
    . 'This page goes on by itself as soon as the server answers.';
$lang['inactivity_logout_away_title'] = 'No connection';
$lang['inactivity_logout_away_message'] = 'The server cannot be reached. This page goes on by itself as soon as the server '
    . 'answers.';
$lang['inactivity_logout_remaining'] = '{time} left';

// The login page
$lang['inactivity_logout_reason_idle'] = 'You were logged out after %s min of inactivity. Please log in again.';
$lang['inactivity_logout_reason_lifetime'] = 'You were logged out because a session lasts %s hours at most. Please log '
    . 'in again.';
$lang['inactivity_logout_reason_lifetime_of_an_hour'] = 'You were logged out because a session lasts one hour at most. '
    . 'Please log in again.';
$lang['inactivity_logout_reason_remember_me'] = '“Remember me” is without effect here. Please log in again.';

// The first page after a login
$lang['inactivity_logout_offer'] = 'This address was asked for before you logged in. Open it if that was you:';
$lang['inactivity_logout_offer_close'] = 'Close';

// Unsaved text that is offered again
$lang['inactivity_logout_draft_title'] = 'Unsaved text';
$lang['inactivity_logout_draft_offer'] = 'You have unsaved text from {time}.';
$lang['inactivity_logout_draft_elsewhere'] = 'You have unsaved text on other pages:';
$lang['inactivity_logout_draft_lost'] = 'There is unsaved text of yours from {time} that can no longer be read: your password '
    . 'was changed since.';
$lang['inactivity_logout_draft_no_room'] = 'This browser has no room left: what you type here is not kept. Please save soon.';
$lang['inactivity_logout_draft_too_long'] = 'What you type here is too long to be kept. Please save soon.';
$lang['inactivity_logout_draft_not_discarded'] = 'This browser could not discard your text. It is offered again, to you alone.';
$lang['inactivity_logout_draft_none_here'] = 'What you type and do not save is not kept in this browser: that takes https, '
    . 'and a browser that allows service workers.';
$lang['inactivity_logout_draft_restore'] = 'Restore';
$lang['inactivity_logout_draft_discard'] = 'Discard';
$lang['inactivity_logout_draft_discard_all'] = 'Discard all';
$lang['inactivity_logout_draft_close'] = 'Close';
$lang['inactivity_logout_draft_look'] = 'Show the text';
$lang['inactivity_logout_draft_typed'] = 'You typed';
$lang['inactivity_logout_draft_before'] = 'Before you typed';
$lang['inactivity_logout_draft_on_the_page'] = 'On the page now';
$lang['inactivity_logout_draft_copy_all'] = 'Copy all of it';
$lang['inactivity_logout_draft_copied'] = 'Copied';
$lang['inactivity_logout_draft_changed'] = 'Changed on this page since you typed.';
$lang['inactivity_logout_draft_gone'] = 'This field is not on the page now. Open its form again, or copy your text.';
$lang['inactivity_logout_draft_use'] = 'Use mine';
$lang['inactivity_logout_draft_on'] = 'ticked';
$lang['inactivity_logout_draft_off'] = 'not ticked';
$lang['inactivity_logout_draft_on_logout'] = 'What you typed and did not save is kept in this browser, for you alone.';
$lang['inactivity_logout_draft_log_out_and_keep'] = 'Log out and keep it';
$lang['inactivity_logout_draft_log_out_and_discard'] = 'Log out and discard it';

// The settings page
$lang['inactivity_logout_settings'] = 'Inactivity logout';
$lang['inactivity_logout_settings_intro'] = 'Logs staff out after a time without activity, on every computer and in '
    . 'every tab. What you save is in force at once, also for people who are logged in.';
$lang['inactivity_logout_enabled'] = 'Log staff out after inactivity';
$lang['inactivity_logout_timeout_minutes'] = 'Log out after (minutes)';
$lang['inactivity_logout_timeout_hint'] = '1 to %s minutes without mouse, keyboard or touch.';
$lang['inactivity_logout_moments_hint'] = 'As saved, in minutes and seconds after the last activity: an open browser logs '
    . 'out at %s. Where no browser reports (closed, asleep, a copied cookie), the server refuses the session at %s at the '
    . 'latest. A rule of “15 minutes or less” therefore needs 13 here.';
$lang['inactivity_logout_warning_seconds'] = 'Warn before (seconds)';
$lang['inactivity_logout_warning_hint'] = 'At least 20 seconds, at most half the time above.';
$lang['inactivity_logout_lifetime_hours'] = 'Log out after at most (hours), whatever happens';
$lang['inactivity_logout_lifetime_hint'] = '%s to %s hours after the login, also for people who are working; they are '
    . 'told to save before. Empty: no limit. If you save less than somebody has been logged in for, that login ends as '
    . 'soon as the person has been warned.';
$lang['inactivity_logout_record_days'] = 'Keep the record of logins for (days)';
$lang['inactivity_logout_record_hint'] = '%s to %s days. Each login is kept with its person, address and browser; older '
    . 'ones are deleted by the cron job. Lines of the activity log are Perfex’s own and stay.';
$lang['inactivity_logout_visible_time'] = 'Always show the remaining time';
$lang['inactivity_logout_visible_time_hint'] = 'In a corner of every page, in small digits.';
$lang['inactivity_logout_sound'] = 'Play a sound with the warning';
$lang['inactivity_logout_sound_hint'] = 'Two soft tones, in one tab. Browsers play them only after a click in the page.';
$lang['inactivity_logout_button_only'] = 'Only its button dismisses the warning';
$lang['inactivity_logout_button_only_hint'] = 'For counters and other shared screens: moving the mouse or pressing a key '
    . 'does not count as activity while the warning is up.';
$lang['inactivity_logout_holds'] = 'Let other modules ask for time';
$lang['inactivity_logout_holds_hint'] = 'While something runs that must not be cut off, such as an upload or a call. At most '
    . '%s minutes without activity in one login, and never longer than a login may last. Each time stands in the activity '
    . 'log with its reason. Switched off, nothing lengthens a login.';
$lang['inactivity_logout_hold_uploads'] = 'A running upload keeps the login open';
$lang['inactivity_logout_hold_uploads_hint'] = 'Any upload in Perfex that the person has started, until it ends. It needs '
    . 'the setting above and uses the same minutes; what it gets stands in the activity log as “upload”.';
$lang['inactivity_logout_hold_media'] = 'Sound or video that somebody plays keeps the login open';
$lang['inactivity_logout_hold_media_hint'] = 'Such as the recording of a call, once the person has started it, until it ends. '
    . 'Not what plays by itself or again and again, nor what nobody can see or hear. Whoever leaves while it plays stays '
    . 'logged in for that long. The same limits; in the activity log as “media”.';
$lang['inactivity_logout_drafts'] = 'Keep what was typed and not saved';
$lang['inactivity_logout_drafts_hint'] = 'In the browser of whoever typed it, encrypted with a key that only that person gets '
    . 'after a login. It is offered again on the same page. Needs https. Switched off, what is kept can no longer be read '
    . 'by anybody, at once and for good.';
$lang['inactivity_logout_drafts_hours'] = 'Keep it for (hours)';
$lang['inactivity_logout_drafts_hours_hint'] = '%s to %s hours.';
$lang['inactivity_logout_message'] = 'Message of the warning';
$lang['inactivity_logout_message_hint'] = 'Plain text; it is shown as you type it.';
$lang['inactivity_logout_show_me'] = 'Show me';
$lang['inactivity_logout_show_me_hint'] = 'Shows the warning with the saved message. Nobody is logged out.';
$lang['inactivity_logout_not_built'] = 'Inactivity Logout Master: the browser scripts are missing. In the checkout run '
    . '“npm ci”, then “npm run build”, or install the packaged zip. Until then only the server logs people out.';
$lang['inactivity_logout_clock_is_scaled'] = 'For testing only: a minute of this policy lasts %s seconds, because '
    . 'app-config.php defines INACTIVITY_LOGOUT_SECONDS_PER_MINUTE. Remove it before people work here.';

// One's own settings
$lang['inactivity_logout_notify'] = 'Show a notification of this browser when the warning comes in a hidden tab';
$lang['inactivity_logout_notify_hint'] = 'For you, in this browser. It says what the warning says and names nothing that you '
    . 'were working on; pressing it brings the tab to the front.';
$lang['inactivity_logout_notify_refused'] = 'This browser does not let this site show notifications. You can allow them in the '
    . 'browser’s settings for this site.';

// What was corrected when the settings were saved
$lang['inactivity_logout_nothing'] = 'nothing';
$lang['inactivity_logout_corrected_number'] = '{field}: {typed} was changed to {saved}, because it must be a whole '
    . 'number from {least} to {most}.';
$lang['inactivity_logout_corrected_text'] = '{field}: {typed} is not a number, so it stays at {saved}. It must be a '
    . 'whole number from {least} to {most}.';
$lang['inactivity_logout_corrected_lifetime'] = '{field}: {typed} was changed to {saved}, because it must be a whole '
    . 'number from {least} to {most}, or empty for no limit.';
$lang['inactivity_logout_refused_lifetime'] = '{field}: {typed} is no time that a login could last, so it stays at '
    . '{saved}. It must be a whole number from {least} to {most}, or empty for no limit.';
$lang['inactivity_logout_no_limit'] = 'no limit';
$lang['inactivity_logout_corrected_empty_message'] = 'Message of the warning: it was empty, so the standard sentence '
    . 'was put back.';
$lang['inactivity_logout_corrected_emoji'] = 'Message of the warning: emoji were taken out, because this database cannot '
    . 'store them. It is in three-byte utf8; in utf8mb4 it could.';
$lang['inactivity_logout_corrected_long_message'] = 'Message of the warning: it was cut to %s characters, so that it '
    . 'fits on a small screen.';
