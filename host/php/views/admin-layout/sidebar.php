<?php

/**
 * The sidebar: the main menu and, for administrators, the setup menu. On a narrow screen it is a popover that the top
 * bar's button opens, so that it works without a script too.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$keys = array('customers' => 'Shift+C', 'support' => 'Shift+T', 'dashboard' => 'Shift+D');
$here = strtok(current_full_url(), '?');
$draw_menu = function ($items) use (&$draw_menu, $keys, $here) {
    echo '<ul class="nav">';
    foreach ($items as $item) {
        $children = isset($item['children']) ? $item['children'] : array();
        $href = isset($item['href']) ? $item['href'] : '#';
        $path = strtok($href, '?');
        $is_home = $path === rtrim(admin_url(), '/') . '/' || $path === rtrim(admin_url(), '/');
        $is_here = $is_home
            ? rtrim($here, '/') === rtrim($path, '/')
            : $here === $path || strpos($here, rtrim($path, '/') . '/') === 0;
        $slug = isset($item['slug']) ? $item['slug'] : '';
        echo '<li>';
        if ($children) {
            echo '<p class="nav-title">' . html_escape($item['name']) . '</p>';
            $draw_menu($children);
        } else {
            echo '<a href="' . html_escape($href) . '"';
            echo $is_here ? ' aria-current="page"' : '';
            echo isset($keys[$slug]) ? ' aria-keyshortcuts="' . $keys[$slug] . '" title="' . $keys[$slug] . '"' : '';
            echo '>' . crm_icon($slug) . html_escape($item['name']) . '</a>';
        }
        echo '</li>';
    }
    echo '</ul>';
};
$setup = $this->app_menu->get_setup_menu_items();
?>
<nav class="sidebar" id="sidebar" popover aria-label="Main">
    <a class="brand" href="<?php echo admin_url(); ?>">
        <img class="brand-mark" src="<?php echo base_url('assets/images/mark.svg'); ?>" alt="">
        Stand-in CRM
    </a>
    <?php $draw_menu($this->app_menu->get_sidebar_menu_items()); ?>
    <?php if ($setup) { ?>
    <p class="nav-title">Setup</p>
    <?php $draw_menu($setup); ?>
    <?php } ?>
</nav>
