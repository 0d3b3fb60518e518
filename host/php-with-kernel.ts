// PHP code that looks into an installation: with the CRM's kernel loaded and `$db` as its query builder.

/** Answers a script that loads the kernel of the application in this folder and then runs the code. */
export function phpWithKernel(application: string, code: string): string {
  return `<?php
      define('FCPATH', $_SERVER['PERFEX_DIRECTORY'] . '/');
      require '${application}/kernel/boot.php';
      $db = new CI_DB(APP_DATABASE_DSN, APP_DB_USERNAME, APP_DB_PASSWORD);
      $db->db_debug = true;
    ?><?php ${code.replace(/^\s*<\?php/, '')}`;
}
