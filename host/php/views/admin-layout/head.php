<?php

/**
 * Everything of an admin page before its content, rendered by init_head(): the document's head with the globals that
 * Perfex's pages have (docs/host.md#globals-and-hotkeys), the sidebar and the top bar.
 */

defined('BASEPATH') or exit('No direct script access allowed');

require_once __DIR__ . '/icon.php';

$language = $GLOBALS['language'];
$unread = total_rows(db_prefix() . 'notifications', array('touserid' => get_staff_user_id(), 'isread' => 0));
$page_title = isset($title) && $title !== '' ? $title : _l('dashboard');
$globals = array(
    'site_url' => site_url(),
    'admin_url' => rtrim(admin_url(), '/') . '/',
    'app' => array(
        'locale' => get_locale_key($language),
        'user_language' => $language,
        'is_mobile' => is_mobile(),
        'options' => new stdClass(),
        'lang' => new stdClass(),
    ),
    'totalUnreadNotifications' => (int) $unread,
    'isRTL' => is_rtl() ? 'true' : 'false',
);
$json_flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES;
?>
<!DOCTYPE html>
<html lang="<?php echo get_locale_key($language); ?>" dir="<?php echo is_rtl() ? 'rtl' : 'ltr'; ?>">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?php echo html_escape(($unread > 0 ? '(' . $unread . ') ' : '') . $page_title); ?></title>
    <link rel="icon" href="<?php echo base_url('assets/images/mark.svg'); ?>" type="image/svg+xml">
    <link rel="stylesheet" href="<?php echo base_url('assets/css/crm.css?v=' . get_app_version()); ?>">
    <?php echo app_compile_css(); ?>
    <script<?php echo nonce_attribute(); ?>>
<?php foreach ($globals as $name => $value) { ?>
        var <?php echo $name; ?> = <?php echo json_encode($value, $json_flags); ?>;
<?php } ?>
    </script>
    <?php app_admin_head(); ?>
</head>
<body class="admin<?php echo !isset($aside) || $aside ? ' has-sidebar' : ''; ?>">
<?php hooks()->do_action('after_body_start'); ?>
<a class="skip-link" href="#wrapper">Skip to content</a>
<?php
if (!isset($aside) || $aside) {
    $this->load->view('admin-layout/sidebar');
    $this->load->view('admin-layout/top-bar', array('unread' => $unread));
}
$alerts = alerts_html();
if ($alerts !== '') { ?>
<div class="flash-alerts" role="status"><?php echo $alerts; ?></div>
<?php }
