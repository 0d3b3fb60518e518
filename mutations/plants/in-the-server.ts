// Bugs of the judge on the server.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_SERVER = {
  'stranger-takes-the-way-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/answer-report.php',
        find: "        inactivity_logout_leave_return((int) $stamp['staff_id'], null);\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:stranger-takes-the-way-back'],
  },

  'reload-counts-on-the-server': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: "if (!$stamp['said_hello'] && inactivity_logout_is_navigation()) {",
        replace: 'if (inactivity_logout_is_navigation()) {',
      },
    ],
    caughtBy: ['@catches:reload-counts-on-the-server'],
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
      '@catches:forwarded-navigation-is-a-background-request',
      '@catches:forwarded-navigation-is-a-background-request/firefox',
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
    caughtBy: ['@catches:polls-count'],
  },

  'return-to-a-foreign-site': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/return-address.php',
        find: "if ($page !== $admin_path && strpos($page, $admin_path . '/') !== 0) {",
        replace: 'if (strpos($page, $admin_path) === false) {',
      },
    ],
    caughtBy: ['@catches:return-to-a-foreign-site'],
  },

  'way-back-to-any-path': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/way-back.php',
        find: "$name = inactivity_logout_was_rendered_for($staff_id, $path, $signature, $pages) ? 'return' : 'offer';",
        replace: "$name = 'return';",
      },
    ],
    caughtBy: ['@catches:way-back-to-any-path'],
  },

  'way-back-of-perfex-stays': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: '    inactivity_logout_forget_way_back_of_perfex();\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:way-back-of-perfex-stays'],
  },

  'return-cookie-of-anybody': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/notes-to-the-next-login.php',
        find: "if ((int) $until < time() || !inactivity_logout_is_signature($signature, 'note ' . $name, $said)) {",
        replace: 'if ((int) $until < time()) {',
      },
    ],
    caughtBy: ['@catches:return-cookie-of-anybody'],
  },

  'report-where-pages-are-not': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/config-block.php',
        find: "'report' => admin_url($addresses . 'session'),",
        replace: "'report' => site_url($addresses . 'session'),",
      },
    ],
    caughtBy: ['@catches:report-where-pages-are-not', '@catches:report-where-pages-are-not/addresses'],
  },

  'typed-numbers-cleaned-first': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/settings.php',
        find: 'inactivity_logout_as_typed(is_array($raw) ? array_intersect_key($raw, $saved) : [])',
        replace: '[]',
      },
    ],
    caughtBy: ['@catches:typed-numbers-cleaned-first'],
  },

  'emoji-to-a-database-without-them': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/settings.php',
        find: 'inactivity_logout_has_four_byte_characters($message) && ',
        replace: 'false && ',
      },
    ],
    caughtBy: ['@catches:emoji-to-a-database-without-them'],
  },

  'policy-change-unrecorded': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/settings.php',
        find: '    inactivity_logout_log_policy_change($saved, $values);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:policy-change-unrecorded'],
  },

  'record-kept-for-ever': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: '    inactivity_logout_purge_record($now);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:record-kept-for-ever'],
  },

  'record-deleted-by-a-wrong-clock': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/purge-record.php',
        find: '$kept_since = $noted_at - ',
        replace: '$kept_since = $now - ',
      },
    ],
    caughtBy: ['@catches:record-deleted-by-a-wrong-clock'],
  },

  'later-moment-unsaid': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: "$durations['expire_after_seconds'] + $durations['grace_seconds']];",
        replace: "$durations['expire_after_seconds']];",
      },
    ],
    caughtBy: ['@catches:later-moment-unsaid'],
  },

  'goodbye-never-served': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/serve-worker.php',
        find: '$is_on = inactivity_logout_is_on() && inactivity_logout_is_built();',
        replace: '$is_on = inactivity_logout_is_built();',
      },
    ],
    caughtBy: ['@catches:goodbye-never-served'],
  },

  'server-does-not-judge': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: 'if ($has_ended || inactivity_logout_is_stamp_refused($stamp, $policy, $now)) {',
        replace: 'if ($has_ended) {',
      },
    ],
    caughtBy: ['@catches:server-does-not-judge'],
  },

  'half-a-query-is-left-behind': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/logins-table.php',
        find: '$db->reset_query();',
        replace: '',
      },
    ],
    caughtBy: ['@catches:half-a-query-is-left-behind'],
  },

  'late-report-taken-as-alive': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge.php',
        find: 'if (inactivity_logout_is_refused($last_activity_at, $policy, $claimed, INF, $lasts_seconds)) {',
        replace: 'if ($claimed > $now) {',
      },
    ],
    caughtBy: ['@catches:late-report-taken-as-alive', '@catches:late-report-taken-as-alive/server'],
  },

  'typing-is-not-heard-in-time': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: "'grace_seconds' => $report_every + INACTIVITY_LOGOUT_GRACE_SECONDS * $scale,",
        replace: "'grace_seconds' => 0,",
      },
    ],
    caughtBy: ['@catches:typing-is-not-heard-in-time'],
  },

  'lifetime-moved-by-the-browser': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/hear-report.php',
        find: "'gives_moments' => $report['gives_moment'],",
        replace: "'gives_moments' => $report['gives_moment'], 'started_at' => $last_activity_at,",
      },
    ],
    caughtBy: ['@catches:lifetime-moved-by-the-browser'],
  },

  'login-as-begins-anew': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/stamp.php',
        find: 'if ($of_another !== null) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: ['@catches:login-as-begins-anew'],
  },

  'login-inherits-the-one-before': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/go-on-as-another-person.php',
        find: '    get_instance()->session->unset_userdata(INACTIVITY_LOGOUT_STAMP);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:login-inherits-the-one-before'],
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
    caughtBy: ['@catches:poll-ends-the-session'],
  },

  'autologin-revives': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: 'if (!inactivity_logout_was_logged_in()) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: ['@catches:autologin-revives'],
  },

  'rotated-session-id-stays-valid': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ended-sessions.php',
        find: `return strpos((string) get_option(INACTIVITY_LOGOUT_ENDED_OPTION), '"' . $session_id . '":') !== false;`,
        replace: 'return false;',
      },
    ],
    caughtBy: ['@catches:rotated-session-id-stays-valid'],
  },

  'background-request-is-the-way-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: 'if (get_instance() instanceof AdminController && !inactivity_logout_is_navigation()) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: ['@catches:background-request-is-the-way-back'],
  },

  'record-overtakes-the-report': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: 'const INACTIVITY_LOGOUT_LOCK_SECONDS = 300;',
        replace: 'const INACTIVITY_LOGOUT_LOCK_SECONDS = 0;',
      },
    ],
    caughtBy: ['@catches:record-overtakes-the-report'],
  },

  'removal-leaves-things-behind': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/uninstall.php',
        find: "delete_option('inactivity_logout_ended');",
        replace: '',
      },
    ],
    caughtBy: ['@catches:removal-leaves-things-behind'],
  },

  'zero-setting': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: 'return max(INACTIVITY_LOGOUT_MINUTES_MIN, min($longest, $minutes));',
        replace: 'return min($longest, $minutes);',
      },
    ],
    caughtBy: ['@catches:zero-setting'],
  },

  'warning-too-short-to-read': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/policy.php',
        find: 'const INACTIVITY_LOGOUT_WARNING_SECONDS_MIN = 20;',
        replace: 'const INACTIVITY_LOGOUT_WARNING_SECONDS_MIN = 5;',
      },
    ],
    caughtBy: ['@catches:warning-too-short-to-read'],
  },

  'message-breaks-out-of-its-block': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/config-block.php',
        find: '$flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_INVALID_UTF8_SUBSTITUTE;',
        replace: '$flags = JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;',
      },
    ],
    caughtBy: ['@catches:message-breaks-out-of-its-block'],
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
    caughtBy: ['@catches:storage-wiped-at-the-logout'],
  },

  'recorded-twice': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ending.php',
        find: 'if ($is_first && isset(INACTIVITY_LOGOUT_REASONS[$cause])) {',
        replace: 'if (isset(INACTIVITY_LOGOUT_REASONS[$cause])) {',
      },
    ],
    caughtBy: ['@catches:recorded-twice'],
  },

  'nobody-records-who-never-came-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: "inactivity_logout_record_ending($stamp, $cause, 'cron', $policy, $now);",
        replace: "inactivity_logout_remember_ended($stamp['id'], $now);",
      },
    ],
    caughtBy: ['@catches:nobody-records-who-never-came-back'],
  },

  'logout-on-purpose-recorded-as-idle': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ending.php',
        find: "if (inactivity_logout_phase(inactivity_logout_counts_from_of($stamp, $policy), $policy, $now, $ends_at) === 'expired') {",
        replace: 'if (true) {',
      },
    ],
    caughtBy: [
      '@catches:logout-on-purpose-recorded-as-idle',
      '@catches:logout-on-purpose-recorded-as-idle/browser',
    ],
  },

  'moment-from-the-future': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/clock.php',
        find: 'return inactivity_logout_is_future($moment) ? 0.0 : $moment;',
        replace: 'return $moment;',
      },
    ],
    caughtBy: ['@catches:moment-from-the-future'],
  },

  'off-and-on-is-an-amnesty': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/pauses.php',
        find: '} elseif ($from - $last_activity_at <= $lasts_seconds) {',
        replace: '} else {',
      },
      // The simulated server goes by the same rule.
      {
        file: 'simulator/server.ts',
        find: 'if (latest >= from)',
        replace: 'if (latest >= 0)',
      },
    ],
    caughtBy: ['@catches:off-and-on-is-an-amnesty', 'simulator'],
  },

  'report-counts-a-pause': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/hear-report.php',
        find: '    $report = inactivity_logout_report_after_pauses($report, $stamp, $policy, $now);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:report-counts-a-pause'],
  },

  'moment-of-tomorrow-is-an-anchor': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/server-moment.php',
        find: '$is_usable = $moment !== null && $moment <= $now + INACTIVITY_LOGOUT_CLOCK_TOLERANCE_SECONDS;',
        replace: '$is_usable = $moment !== null;',
      },
    ],
    caughtBy: ['@catches:moment-of-tomorrow-is-an-anchor'],
  },

  'pause-ends-tomorrow': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/sweep.php',
        find: '    inactivity_logout_date_back_pauses($now);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:pause-ends-tomorrow'],
  },

  'stamp-of-tomorrow-stays': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/stamp.php',
        find: 'if (inactivity_logout_is_stamp_from_the_future($stamp)) {',
        replace: 'if (false) {',
      },
      // The simulated server goes by the same rule.
      {
        file: 'simulator/server.ts',
        find: '    login.lastActivityAt = Math.min(login.lastActivityAt, now);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:stamp-of-tomorrow-stays', 'simulator'],
  },

  'everything-of-ours-is-exempt': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/request.php',
        find: "return in_array($segments, [[INACTIVITY_LOGOUT_MODULE, 'session'], [INACTIVITY_LOGOUT_MODULE, 'worker']], true);",
        replace: "return ($segments[0] ?? '') === INACTIVITY_LOGOUT_MODULE;",
      },
    ],
    caughtBy: ['@catches:everything-of-ours-is-exempt'],
  },

  'report-in-a-cookie-unread': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/report-in-a-cookie.php',
        find: 'return is_string($text) ? inactivity_logout_read_report_in_cookie($text, $stamp) : null;',
        replace: 'return null;',
      },
    ],
    caughtBy: ['@catches:report-in-a-cookie-unread'],
  },

  'ended-sessions-pile-up': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/ended-sessions.php',
        find: 'return $until > $now && $until',
        replace: 'return $until',
      },
    ],
    caughtBy: ['@catches:ended-sessions-pile-up'],
  },

  'report-grows-young-on-the-wire': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/server-moment.php',
        find: "$latest = $moment + $report['since_seconds'];",
        replace: '$latest = $now;',
      },
    ],
    caughtBy: ['@catches:report-grows-young-on-the-wire'],
  },

  'posted-login-lost-to-remember-me': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/refuse-remember-me.php',
        find: 'if (inactivity_logout_is_login_under_way()) {',
        replace: 'if (false) {',
      },
    ],
    caughtBy: ['@catches:posted-login-lost-to-remember-me'],
  },

  'late-answer-takes-the-next-login-away': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/request.php',
        find: 'inactivity_logout_leave_session_cookie_alone();\n    }',
        replace: '}',
      },
    ],
    caughtBy: ['@catches:late-answer-takes-the-next-login-away'],
  },

  'late-answer-takes-the-new-id-away': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/drafts.php',
        find: 'inactivity_logout_leave_session_cookie_alone();',
        replace: '',
      },
    ],
    caughtBy: ['@catches:late-answer-takes-the-new-id-away'],
  },

  'cookie-of-a-long-day-expires': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/request.php',
        find: 'if (!is_staff_logged_in()) {\n        inactivity_logout_leave_session',
        replace: 'if (true) {\n        inactivity_logout_leave_session',
      },
    ],
    caughtBy: ['@catches:cookie-of-a-long-day-expires'],
  },

  'saved-and-not-said': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/controllers/Inactivity_logout_master.php',
        find: 'inactivity_logout_leave_flash_messages_to_next_page();',
        replace: '',
      },
    ],
    caughtBy: ['@catches:saved-and-not-said'],
  },

  'encoded-slash-in-the-way-back': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/return-address.php',
        find: "explode('/', rawurldecode((string) substr($page, strlen($admin_path) + 1)), 2)[0];",
        replace: "rawurldecode(explode('/', (string) substr($page, strlen($admin_path) + 1), 2)[0]);",
      },
    ],
    caughtBy: ['@catches:encoded-slash-in-the-way-back'],
  },

  'hold-beyond-the-bound': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/holds.php',
        find: 'min($minutes, INACTIVITY_LOGOUT_HOLD_MINUTES, $left)',
        replace: 'min($minutes, INACTIVITY_LOGOUT_HOLD_MINUTES)',
      },
    ],
    caughtBy: ['@catches:hold-beyond-the-bound'],
  },

  'hold-believed-without-the-record': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/holds.php',
        find: '!inactivity_logout_insert_hold($stamp, count($holds), $reason, $deadline, $seconds)',
        replace:
          '(inactivity_logout_insert_hold($stamp, count($holds), $reason, $deadline, $seconds) && false)',
      },
    ],
    caughtBy: ['@catches:hold-believed-without-the-record'],
  },

  'hold-by-itself-unasked': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/holds.php',
        find: '&& ($own === null || inactivity_logout_is_chosen($own));',
        replace: '&& ($own === null || inactivity_logout_option($own) !== "");',
      },
    ],
    caughtBy: ['@catches:hold-by-itself-unasked'],
  },

  'policy-of-a-person-for-the-page-alone': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/judge-every-request.php',
        find: '$policy = inactivity_logout_policy_of((int) get_staff_user_id());',
        replace: '$policy = inactivity_logout_policy();',
      },
    ],
    caughtBy: ['@catches:policy-of-a-person-for-the-page-alone'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
