<?php

/**
 * The line at the foot of every page that says what this is, and what it is not.
 */

defined('BASEPATH') or exit('No direct script access allowed');
?>
<footer class="page-foot">
    <bdi>Stand-in CRM: written to demonstrate and test a module for Perfex CRM. It is not Perfex.</bdi>
</footer>
