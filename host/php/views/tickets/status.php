<?php

/**
 * A ticket's status as a label.
 */

defined('BASEPATH') or exit('No direct script access allowed');

$names = array(
    1 => array('Open', 'label-danger'),
    2 => array('In progress', 'label-info'),
    3 => array('Answered', ''),
    4 => array('On hold', 'label-warning'),
    5 => array('Closed', 'label-default'),
);
$name = isset($names[(int) $status]) ? $names[(int) $status] : array('Unknown', 'label-default');
?>
<span class="label <?php echo $name[1]; ?>"><?php echo $name[0]; ?></span>
