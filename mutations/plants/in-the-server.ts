// Bugs of the judge on the server.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_SERVER = {
  'reload-counts-on-the-server': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: "if (!$stamp['said_hello'] && inactivity_logout_is_navigation()) {",
        replace: 'if (inactivity_logout_is_navigation()) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: 'an idle session › is not prolonged by navigations once its pages report',
      },
    ],
  },

  'forwarded-navigation-is-a-background-request': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/request.php',
        find: "if ($mode === 'same-origin') {",
        replace: "if ($mode === 'no such mode') {",
      },
    ],
    caughtBy: [
      { file: 'perfex/navigation.test.ts', title: 'a navigation that Firefox forwards is a navigation' },
    ],
  },

  'polls-count': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: "if (!$stamp['said_hello'] && inactivity_logout_is_navigation()) {",
        replace: "if (!$stamp['said_hello'] || !inactivity_logout_is_navigation()) {",
      },
    ],
    caughtBy: [{ file: 'perfex/idle-session.test.ts', title: 'an idle session › is not prolonged by polls' }],
  },

  'return-to-a-foreign-site': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/return-address.php',
        find: "if ($page !== $admin_path && strpos($page, $admin_path . '/') !== 0) {",
        replace: 'if (strpos($page, $admin_path) === false) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/return-address.test.ts',
        title: '"@evil.example/admin" is not returned to under /admin',
      },
    ],
  },

  'goodbye-never-served': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/serve-worker.php',
        find: '$is_on = inactivity_logout_is_on() && inactivity_logout_is_built();',
        replace: '$is_on = inactivity_logout_is_built();',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/worker-script.test.ts',
        title: 'the worker › says goodbye when the module is switched off',
      },
    ],
  },

  'server-does-not-judge': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: "if ($has_ended || inactivity_logout_is_refused($stamp['last_activity_at'], $policy, $now, $ends_at)) {",
        replace: 'if ($has_ended) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: 'an idle session › is ended by the next navigation, on record exactly once, with a reason',
      },
    ],
  },

  'late-report-taken-as-alive': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge.php',
        find: 'if (inactivity_logout_is_refused($last_activity_at, $policy, $claimed)) {',
        replace: 'if ($claimed > $now) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/judge.test.ts',
        title: 'a report: a stolen cookie that says "idle for 0 s" eight hours later is refused',
      },
      {
        file: 'perfex/verdicts.test.ts',
        title: 'a report › with a stolen cookie cannot say "idle for 0 s" long after the deadline',
      },
    ],
  },

  'typing-is-not-heard-in-time': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: "'grace_seconds' => $report_every + INACTIVITY_LOGOUT_GRACE_SECONDS * $scale,",
        replace: "'grace_seconds' => 0,",
      },
    ],
    caughtBy: [
      {
        file: 'perfex/policy.test.ts',
        title: 'a scaled clock scales the policy, the report interval and the grace',
      },
    ],
  },

  'lifetime-moved-by-the-browser': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/answer-report.php',
        find: "$stamp = ['last_activity_at' => $last_activity_at, 'noted_at' => $now, 'said_hello' => true] + $stamp;",
        replace: `$stamp = ['last_activity_at' => $last_activity_at, 'noted_at' => $now, 'said_hello' => true] + $stamp;
    $stamp['started_at'] = $last_activity_at;`,
      },
    ],
    caughtBy: [
      {
        file: 'perfex/lifetime.test.ts',
        title:
          'reports of somebody who works say how much is left, and the first one after that ends the login',
      },
    ],
  },

  'poll-ends-the-session': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: `    if (!inactivity_logout_is_navigation()) {
        inactivity_logout_answer_json(401, ['verdict' => 'ended']);
    }
    inactivity_logout_leave_return((int) $stamp['staff_id'], inactivity_logout_asked_path());`,
        replace: `    if (!inactivity_logout_is_navigation()) {
        inactivity_logout_end($stamp, 'inactivity', 'server', $policy, $now);
        inactivity_logout_answer_json(401, ['verdict' => 'ended']);
    }
    inactivity_logout_leave_return((int) $stamp['staff_id'], inactivity_logout_asked_path());`,
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: 'an idle session › refuses a background request, which ends nothing',
      },
    ],
  },

  'autologin-revives': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: 'if (!inactivity_logout_was_logged_in()) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/remember-me.test.ts',
        title: '"remember me" › does not bring a session back, and logging in with the box ticked works',
      },
    ],
  },

  'rotated-session-id-stays-valid': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ended-sessions.php',
        find: `return strpos((string) get_option(INACTIVITY_LOGOUT_ENDED_OPTION), '"' . $session_id . '":') !== false;`,
        replace: 'return false;',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/copies-of-a-session.test.ts',
        title: 'a copy of a session under a rotated id › goes with the session that was ended',
      },
    ],
  },

  'background-request-is-the-way-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: 'if (get_instance() instanceof AdminController && !inactivity_logout_is_navigation()) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/background-requests.test.ts',
        title: 'a background request › after the end is refused, and no login leads to it: AJAX',
      },
    ],
  },

  'record-overtakes-the-report': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: 'const INACTIVITY_LOGOUT_LOCK_SECONDS = 300;',
        replace: 'const INACTIVITY_LOGOUT_LOCK_SECONDS = 0;',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/session-lock.test.ts',
        title:
          'a report behind a session lock › is judged by its arrival, and neither a poll nor the cron, which overtake it, ends anything',
      },
    ],
  },

  'removal-leaves-things-behind': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/uninstall.php',
        find: "delete_option('inactivity_logout_ended');",
        replace: '',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/coming-and-going.test.ts',
        title:
          'what was there before is there as it was: installed, deactivated, removed, and all of it again',
      },
    ],
  },

  'zero-setting': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: 'return max(INACTIVITY_LOGOUT_MINUTES_MIN, min($longest, $minutes));',
        replace: 'return min($longest, $minutes);',
      },
    ],
    caughtBy: [
      { file: 'perfex/policy.test.ts', title: 'stored "0" min and "60" s mean 60 s with a warning at 30 s' },
    ],
  },

  'warning-too-short-to-read': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: 'const INACTIVITY_LOGOUT_WARNING_SECONDS_MIN = 20;',
        replace: 'const INACTIVITY_LOGOUT_WARNING_SECONDS_MIN = 5;',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/policy.test.ts',
        title: 'a warning of "5" s within 15 min becomes 20, and that is said',
      },
    ],
  },

  'message-breaks-out-of-its-block': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/config-block.php',
        find: '$flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_INVALID_UTF8_SUBSTITUTE;',
        replace: '$flags = JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/policy-in-force.test.ts',
        title:
          'the policy › says what it guards with in every admin page, as data that no message can break out of',
      },
    ],
  },

  'storage-wiped-at-the-logout': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ending.php',
        find: `    get_instance()->authentication_model->logout(true);
`,
        replace: `    get_instance()->authentication_model->logout(true);
    header('Clear-Site-Data: "storage"');
`,
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: 'an idle session › that ends takes nothing from the browser but its cookies',
      },
    ],
  },

  'recorded-twice': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ending.php',
        find: "if ($is_first && $cause !== 'logout') {",
        replace: "if ($cause !== 'logout') {",
      },
    ],
    caughtBy: [
      {
        file: 'perfex/copies-of-a-session.test.ts',
        title:
          'a copy of a session under a rotated id › is on record once though the list of ended sessions was lost',
      },
    ],
  },

  'nobody-records-who-never-came-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: "inactivity_logout_record_ending($stamp, $cause, 'cron', $policy, $now);",
        replace: "inactivity_logout_remember_ended($stamp['id'], $now);",
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: 'an idle session › is put on record by the cron when its browser never comes back, once',
      },
    ],
  },

  'logout-on-purpose-recorded-as-idle': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ending.php',
        find: "$is_over = inactivity_logout_phase($stamp['last_activity_at'], $policy, $now, $ends_at) === 'expired';",
        replace: '$is_over = true;',
      },
    ],
    caughtBy: [
      {
        file: 'perfex/idle-session.test.ts',
        title: "Perfex's own logout › ends the row without a word about inactivity",
      },
      {
        file: 'e2e/warning.test.ts',
        title: 'on record › logging out on purpose is not recorded as an inactivity logout',
      },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
