<?php defined('BASEPATH') or exit('No direct script access allowed'); ?>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php echo html_escape($title); ?></title>
<link rel="stylesheet" href="<?php echo html_escape(APP_BASE_URL); ?>assets/css/crm.css">
</head>
<body class="simple-page">
<main class="simple-box">
<div class="panel" id="container">
<h1><?php echo html_escape($heading); ?></h1>
<p><?php echo nl2br(html_escape($message)); ?></p>
</div>
</main>
</body>
</html>
