<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
</main>
<?php $this->load->view('page-foot'); ?>
<?php echo app_compile_scripts('customers-area'); ?>
<?php app_customers_footer(); ?>
</body>
</html>
