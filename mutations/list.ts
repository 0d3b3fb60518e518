// The known bugs of the field, one entry each: what the bug does to a person, where it was seen (docs/field.md:
// complaints, tables and measurements of other products; docs/platform.md: what browsers were measured to do;
// docs/host.md: what the host does), and which promise it would break here. The list was begun before anything that
// plants them.

export const PROMISES = {
  P1: 'Expired means shut',
  P2: 'Active means open',
  P3: 'Nobody is locked out',
  P4: 'All tabs agree',
  P5: 'A fair warning',
  P6: 'The server ends it too',
  P7: 'Nothing typed is lost',
  P8: 'It is on record',
} as const;

export interface Mutation {
  readonly name: string;
  /** What the bug does to a person. */
  readonly bug: string;
  /** The complaint, the table row or the section that it comes from. */
  readonly from: `docs/field.md#${string}` | `docs/platform.md#${string}` | `docs/host.md#${string}`;
  readonly promise: keyof typeof PROMISES;
}

export const MUTATIONS = [
  // What counts as activity
  {
    name: 'input-revives-after-sleep',
    bug: 'The first mouse move after a night of sleep revives the session, and whoever opened the lid is in.',
    from: 'docs/field.md#revived-by-the-first-mouse-move',
    promise: 'P1',
  },
  {
    name: 'hello-resets-the-clock',
    bug: 'A page that reloads itself, or a restored tab, gives the session a fresh timer with nobody there.',
    from: 'docs/field.md#a-reload-gives-a-fresh-timer',
    promise: 'P1',
  },
  {
    name: 'reload-counts-on-the-server',
    bug: 'The server takes every page view for a person, so a dashboard that refreshes itself never ends.',
    from: 'docs/field.md#seven-clients-measured',
    promise: 'P6',
  },
  {
    name: 'forwarded-navigation-is-a-background-request',
    bug: 'What a worker forwards in Firefox is taken for a background request: after a logout every page is a line of JSON.',
    from: 'docs/platform.md#what-a-worker-forwards',
    promise: 'P3',
  },
  {
    name: 'focus-counts',
    bug: 'Looking at a tab resets the clock: a window that comes to the front keeps the session of somebody who is gone.',
    from: 'docs/field.md#revived-by-the-first-mouse-move',
    promise: 'P1',
  },
  {
    name: 'polls-count',
    bug: 'The notification poll keeps the session alive for as long as the browser is open.',
    from: 'docs/field.md#polling-keeps-the-session-alive',
    promise: 'P6',
  },
  {
    name: 'knock-on-the-table-counts',
    bug: 'A lorry in the street moves the mouse by a pixel, and nobody is ever logged out.',
    from: 'docs/field.md#detection-events',
    promise: 'P1',
  },
  {
    name: 'scripted-input-counts',
    bug: 'A widget that dispatches mouse events of its own keeps the session of somebody who is gone.',
    from: 'docs/field.md#untrusted-input',
    promise: 'P1',
  },
  {
    name: 'unheard-work-forgotten',
    bug: 'Whoever closes the lid a moment after the last sentence is logged out by what the server had heard before it.',
    from: 'docs/field.md#typing-is-no-request',
    promise: 'P2',
  },
  {
    name: 'stranger-takes-the-way-back',
    bug: 'A report of another login that comes first after the deadline takes the way back to the page with it.',
    from: 'docs/field.md#return-after-login',
    promise: 'P7',
  },
  {
    name: 'editor-ignored',
    bug: 'Somebody who writes a long text in the editor, which is a frame, is logged out while typing.',
    from: 'docs/field.md#activity-in-frames-is-not-heard',
    promise: 'P2',
  },
  {
    name: 'late-activity-counts-as-now',
    bug: 'What a frozen tab tells an hour late is taken for activity of this moment.',
    from: 'docs/platform.md#messages',
    promise: 'P1',
  },

  // Time and clocks
  {
    name: 'waking-goes-unnoticed',
    bug: 'The laptop is opened after the deadline and shows the page for a minute before anything happens.',
    from: 'docs/field.md#asleep-past-the-limit',
    promise: 'P1',
  },
  {
    name: 'timer-of-32-bits',
    bug: 'With a long timeout the timer overflows and rings at once, over and over, in every tab.',
    from: 'docs/field.md#a-huge-timeout-ends-at-once',
    promise: 'P2',
  },
  {
    name: 'future-timestamp-trusted',
    bug: 'Activity noted while the clock was a day ahead keeps the session open for that day.',
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P1',
  },
  {
    name: 'clock-turned-back',
    bug: 'Turning the clock back by a day gives the session a day more.',
    from: 'docs/field.md#seven-clients-measured',
    promise: 'P1',
  },
  {
    name: 'slow-answer-lengthens-the-session',
    bug: 'The longer the server takes to answer, the later the session ends.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P1',
  },
  {
    name: 'slow-page-lengthens-the-session',
    bug: 'The longer a page is on its way, the later the session ends that it shows.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P1',
  },
  {
    name: 'lifetime-moved-by-the-browser',
    bug: 'What the browser sends moves the beginning of the login, and it never has to end.',
    from: 'docs/field.md#absolute-lifetime',
    promise: 'P6',
  },
  {
    name: 'login-as-begins-anew',
    bug: 'Who goes on as another member of staff and comes back begins a new day, and no login ever has to end.',
    from: 'docs/host.md#login-as-staff',
    promise: 'P6',
  },
  {
    name: 'login-inherits-the-one-before',
    bug: 'A login in a session that somebody else left is taken for that one, and thrown out as idle at once.',
    from: 'docs/host.md#login-as-staff',
    promise: 'P3',
  },
  {
    name: 'lifetime-instead-of-idle',
    bug: 'Where a login has a longest time, nobody is logged out for inactivity any more.',
    from: 'docs/field.md#absolute-lifetime',
    promise: 'P1',
  },

  // Several tabs, several logins
  {
    name: 'idle-tab-logs-out-the-working-one',
    bug: 'A tab that was left alone logs out the person who works in another one.',
    from: 'docs/field.md#an-idle-tab-logs-out-the-working-one',
    promise: 'P2',
  },
  {
    name: 'warned-though-working-elsewhere',
    bug: 'A tab warns although the person is working in another one.',
    from: 'docs/field.md#an-idle-tab-logs-out-the-working-one',
    promise: 'P4',
  },
  {
    name: 'stay-in-one-tab-only',
    bug: 'The warning is answered in one tab and goes on counting down in the others.',
    from: 'docs/field.md#an-idle-tab-logs-out-the-working-one',
    promise: 'P4',
  },
  {
    name: 'other-tab-not-told',
    bug: 'After a logout the other tabs go on showing customers.',
    from: 'docs/field.md#another-tab-still-shows-data',
    promise: 'P4',
  },
  {
    name: 'old-tab-overwrites-newer-login',
    bug: 'A tab from before puts its own session in the place of the new login, which is then judged by the old clock.',
    from: 'docs/platform.md#kept-pages-hear-no-news',
    promise: 'P2',
  },
  {
    name: 'sessions-ordered-by-the-local-clock',
    bug: 'After the clock was corrected, the newer of two logins counts as the older one and is thrown away.',
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P2',
  },
  {
    name: 'stale-hello-moves-the-clock',
    bug: 'A page that the server rendered before knows of later activity than the record, and moves its clock.',
    from: 'docs/platform.md#kept-pages-hear-no-news',
    promise: 'P1',
  },
  {
    name: 'lower-policy-revision-taken',
    bug: 'A tab from yesterday brings back the longer timeout that the administrator has shortened since.',
    from: 'docs/field.md#policy-changes',
    promise: 'P1',
  },
  {
    name: 'new-policy-waits-for-the-next-login',
    bug: 'The administrator shortens the timeout, and everybody who is logged in keeps the old one.',
    from: 'docs/field.md#policy-changes',
    promise: 'P1',
  },
  {
    name: 'second-guard-in-an-iframe',
    bug: 'A page inside a page warns a second time, within its frame, where nobody looks.',
    from: 'docs/field.md#same-site-frames',
    promise: 'P5',
  },

  // Navigations, redirects, the way back
  {
    name: 'redirect-without-a-verdict',
    bug: 'The worker sends somebody to the login page whom the server knows as active, and the login page sends her back.',
    from: 'docs/field.md#the-login-page-bounces-back-in',
    promise: 'P3',
  },
  {
    name: 'redirect-before-the-record-is-settled',
    bug: 'The page after the login is judged by the old record: login, login, login, for ever.',
    from: 'docs/platform.md#a-login-is-two-navigations',
    promise: 'P3',
  },
  {
    name: 'redirect-though-nothing-was-written',
    bug: 'The disk is full, the end of the session cannot be noted, and each page leads to the login page again.',
    from: 'docs/field.md#redirect-loops-at-the-login',
    promise: 'P3',
  },
  {
    name: 'login-page-guarded',
    bug: 'The login page itself is redirected to the login page.',
    from: 'docs/field.md#redirect-loops-at-the-login',
    promise: 'P3',
  },
  {
    name: 'administrator-guarded',
    bug: 'Another application at /administrator is taken for the CRM and shut with it.',
    from: 'docs/platform.md#scope',
    promise: 'P3',
  },
  {
    name: 'no-way-back',
    bug: 'After logging in again one lands on the dashboard and looks for the customer one was writing to.',
    from: 'docs/field.md#return-after-login',
    promise: 'P3',
  },
  {
    name: 'return-path-with-a-side-effect',
    bug: 'A link that deletes was pressed after the deadline; logging in again deletes the customer.',
    from: 'docs/platform.md#automatic-preload',
    promise: 'P1',
  },
  {
    name: 'return-to-a-foreign-site',
    bug: 'A prepared address leads the person from the login to a copy of the CRM that asks for the password again.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P3',
  },
  {
    name: 'way-back-to-any-path',
    bug: 'A mail links to an address that deletes; whoever was logged out meanwhile logs in, and the login deletes.',
    from: 'docs/field.md#return-after-login',
    promise: 'P3',
  },
  {
    name: 'way-back-of-perfex-stays',
    bug: 'The host keeps a way back of its own and goes to whatever was asked for last, a link that deletes included.',
    from: 'docs/field.md#return-after-login',
    promise: 'P3',
  },
  {
    name: 'report-where-pages-are-not',
    bug: 'Report and pages get different session cookies: one says "go on", the other "log in", and the login goes round.',
    from: 'docs/field.md#an-idle-tab-logs-out-the-working-one',
    promise: 'P3',
  },
  {
    name: 'return-cookie-of-anybody',
    bug: 'A neighbour under the same domain sets the cookie that says where the next login leads.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P3',
  },
  {
    name: 'dirty-form-holds-the-logout',
    bug: 'A half-written form asks "leave page?" of nobody, and the logout waits for the answer.',
    from: 'docs/field.md#seven-clients-measured',
    promise: 'P1',
  },
  {
    name: 'cancelled-leave-ends-the-guard',
    bug: 'A mailto link, or a "leave page?" that was cancelled, ends the guard of a page that stays.',
    from: 'docs/field.md#a-cancelled-leave-page-stops-the-timer',
    promise: 'P1',
  },
  {
    name: 'kept-page-shown-before-the-check',
    bug: 'Back, after the logout, shows the customer for as long as it takes to ask.',
    from: 'docs/field.md#back-shows-pages-after-the-logout',
    promise: 'P1',
  },
  {
    name: 'kept-page-believes-itself',
    bug: 'Back, after the logout, in a browser that has lost its worker: the page asks itself whether it may be seen.',
    from: 'docs/field.md#back-shows-pages-after-the-logout',
    promise: 'P1',
  },

  // The worker and its browsers
  {
    name: 'rejected-answer',
    bug: 'Firefox shows the page when the worker rejects a navigation, and drops the worker at the third time.',
    from: 'docs/platform.md#faults-in-firefox',
    promise: 'P1',
  },
  {
    name: 'prefetched-page',
    bug: 'A page that was fetched on suspicion before the deadline opens after it without asking anybody.',
    from: 'docs/platform.md#prefetch-and-prerender',
    promise: 'P1',
  },
  {
    name: 'automatic-preload',
    bug: 'Chromium sends an expired GET to the server while the worker starts, and the link has deleted.',
    from: 'docs/platform.md#automatic-preload',
    promise: 'P1',
  },
  {
    name: 'record-in-memory-only',
    bug: 'The browser stops the worker after half a minute, and with it goes all that was known.',
    from: 'docs/field.md#workers-that-count',
    promise: 'P1',
  },
  {
    name: 'page-kept-in-a-cache',
    bug: 'Pages of one account lie in a cache of the browser, for the next person or for a copy of the disk.',
    from: 'docs/field.md#an-old-worker-breaks-the-site',
    promise: 'P1',
  },
  {
    name: 'wait-without-a-limit',
    bug: 'A server that accepts and never answers leaves an empty window for ever.',
    from: 'docs/platform.md#waits-that-never-end',
    promise: 'P3',
  },
  {
    name: 'goodbye-never-served',
    bug: 'The module is off, and its worker goes on shutting people out for ever.',
    from: 'docs/field.md#an-old-worker-breaks-the-site',
    promise: 'P3',
  },
  {
    name: 'missing-hello-goes-unnoticed',
    bug: 'The module was deleted, and its worker waits for a deadline that nobody can lift.',
    from: 'docs/platform.md#updating-and-leaving',
    promise: 'P3',
  },

  // Server and network
  {
    name: 'open-without-a-server',
    bug: 'Pulling out the cable keeps the customers on the screen after the deadline.',
    from: 'docs/field.md#offline-at-expiry',
    promise: 'P1',
  },
  {
    name: 'logged-out-said-before-it-is-true',
    bug: 'The page says "logged out" although the server never heard of it, and the cookie still opens the door.',
    from: 'docs/field.md#told-logged-out-still-logged-in',
    promise: 'P6',
  },
  {
    name: 'captive-portal-believed',
    bug: 'The login page of a hotel network answers 200 to everything, and somebody who works is logged out.',
    from: 'docs/field.md#no-logout-without-a-network',
    promise: 'P2',
  },
  {
    name: 'not-found-taken-for-the-end-of-the-module',
    bug: 'A gateway says 404 while a container is replaced, and at the deadline the curtain lifts for whoever walks by.',
    from: 'docs/field.md#no-logout-without-a-network',
    promise: 'P1',
  },
  {
    name: 'deletion-believed-at-first-sight',
    bug: 'The files of the module are away for a second during an upgrade, and every open tab is left without a guard.',
    from: 'docs/platform.md#updating-and-leaving',
    promise: 'P1',
  },
  {
    name: 'page-script-sought-behind-index-php',
    bug: 'With index.php in addresses the page script always seems to be gone, and a fault of the report alone drops the guard.',
    from: 'docs/host.md#addresses-and-servers',
    promise: 'P1',
  },
  {
    name: 'curtain-lifted-in-place',
    bug: 'A guard that goes away behind its curtain uncovers what was on the screen, without asking the server.',
    from: 'docs/platform.md#updating-and-leaving',
    promise: 'P1',
  },
  {
    name: 'made-up-policy-outweighs-the-server',
    bug: 'A script of the customers area says hello with a policy that nobody saved, and a tab is never logged out again.',
    from: 'docs/field.md#several-tabs',
    promise: 'P1',
  },
  {
    name: 'anybody-is-told',
    bug: 'A script on the login page of the customers area asks the worker, and hears the name and the times of the session.',
    from: 'docs/platform.md#messages',
    promise: 'P1',
  },
  {
    name: 'one-record-for-all-installations',
    bug: 'Two Perfex in two folders of one site take turns in one record, and load the tabs of the other again once a second.',
    from: 'docs/platform.md#messages',
    promise: 'P2',
  },
  {
    name: 'any-worker-is-believed',
    bug: 'The module is switched off in the Perfex for training, and the guard goes from every tab of the real one.',
    from: 'docs/platform.md#messages',
    promise: 'P1',
  },
  {
    name: 'update-waits-for-reports',
    bug: 'The new worker waits for reports of the old one, and while somebody works there is always one more.',
    from: 'docs/platform.md#updating-and-leaving',
    promise: 'P4',
  },
  {
    name: 'update-forgets-the-record',
    bug: 'After an update the page opens that had expired the day before, and the server hears of it first.',
    from: 'docs/platform.md#updating-and-leaving',
    promise: 'P1',
  },
  {
    name: 'anything-heard-is-written-down',
    bug: 'A script of the site sends the worker nonsense, the locked page breaks on it, and Firefox shows the page instead.',
    from: 'docs/platform.md#faults-in-firefox',
    promise: 'P1',
  },
  {
    name: 'late-message-lifts-the-curtain',
    bug: 'News of an expired session that arrives late opens the page again.',
    from: 'docs/field.md#sleep',
    promise: 'P1',
  },
  {
    name: 'report-per-activity',
    bug: 'Every mouse move is a request, and each one holds the lock of the session that the next page waits for.',
    from: 'docs/field.md#several-tabs',
    promise: 'P2',
  },

  // The settings and the record
  {
    name: 'typed-numbers-cleaned-first',
    bug: 'A number that the host has cleaned is no text any more: the administrator gets an empty yellow box.',
    from: 'docs/field.md#custom-message',
    promise: 'P3',
  },
  {
    name: 'emoji-to-a-database-without-them',
    bug: 'An emoji in the message, a database in three-byte utf8: question marks in the warning, or an error page.',
    from: 'docs/field.md#custom-message',
    promise: 'P5',
  },
  {
    name: 'policy-change-unrecorded',
    bug: 'Somebody sets the timeout to eight hours for an afternoon, and nobody can tell who and when.',
    from: 'docs/field.md#audit',
    promise: 'P8',
  },
  {
    name: 'record-kept-for-ever',
    bug: 'Addresses and browsers of people who left years ago are still on record.',
    from: 'docs/field.md#standards added later, CNIL 2021-122',
    promise: 'P8',
  },
  {
    name: 'record-deleted-by-a-wrong-clock',
    bug: 'A clock that is a year ahead for a minute deletes the whole record, and nobody can prove anything any more.',
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P8',
  },
  {
    name: 'later-moment-unsaid',
    bug: 'A rule says fifteen minutes, and where no browser reports the session lasts longer than anybody was told.',
    from: 'docs/field.md#standards added later, the server says the last word later',
    promise: 'P6',
  },

  // The judge on the server
  {
    name: 'server-does-not-judge',
    bug: 'Only the browser ends the session; whoever has the cookie, or no JavaScript, keeps it for hours.',
    from: 'docs/field.md#enforcement-on-the-server',
    promise: 'P6',
  },
  {
    name: 'half-a-query-is-left-behind',
    bug: 'Our table is missing; half a query to it becomes part of the next one, and at the deadline nothing is ended.',
    from: 'docs/host.md#database-errors',
    promise: 'P6',
  },
  {
    name: 'late-report-taken-as-alive',
    bug: 'A stolen cookie says "idle for 0 s" eight hours later, and is believed.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P6',
  },
  {
    name: 'typing-is-not-heard-in-time',
    bug: 'The server refuses somebody whose last report is a few seconds younger than her typing.',
    from: 'docs/field.md#typing-is-no-request',
    promise: 'P2',
  },
  {
    name: 'poll-ends-the-session',
    bug: 'A poll of an idle tab overtakes the report of the tab one works in, and ends the session of both.',
    from: 'docs/field.md#an-idle-tab-logs-out-the-working-one',
    promise: 'P2',
  },
  {
    name: 'autologin-revives',
    bug: 'With "remember me" ticked, the request after the logout is logged in again.',
    from: 'docs/field.md#remember-me',
    promise: 'P6',
  },
  {
    name: 'rotated-session-id-stays-valid',
    bug: 'The session has ended, and a copy of it under the id from before the last rotation still opens every page.',
    from: 'docs/field.md#told-logged-out-still-logged-in',
    promise: 'P6',
  },
  {
    name: 'background-request-is-the-way-back',
    bug: 'Logging in again leads to the bare answer of a request that some script made in the meantime.',
    from: 'docs/field.md#return-after-login',
    promise: 'P3',
  },
  {
    name: 'record-overtakes-the-report',
    bug: 'A report waits behind an export, the cron takes the person for gone, and her next click is a login page.',
    from: 'docs/field.md#more-mistakes',
    promise: 'P2',
  },
  {
    name: 'removal-leaves-things-behind',
    bug: 'The module was removed, and its table and its settings are still there, to be found by the next one.',
    from: 'docs/field.md#uninstalling',
    promise: 'P3',
  },
  {
    name: 'zero-setting',
    bug: 'An administrator types 0 for "off", and nobody can log in any more, the administrator included.',
    from: 'docs/field.md#zero-locks-everybody-out',
    promise: 'P3',
  },
  {
    name: 'warning-too-short-to-read',
    bug: 'The warning shows for five seconds, which is no warning to somebody who reads slowly.',
    from: 'docs/field.md#length-of-the-warning',
    promise: 'P5',
  },
  {
    name: 'warning-is-not-spoken',
    bug: 'Somebody who hears the page instead of seeing it is logged out without a word.',
    from: 'docs/field.md#never-spoken-or-every-second',
    promise: 'P5',
  },
  {
    name: 'hidden-tab-warns-late',
    bug: 'A tab behind others warns a minute late, when its timers run again, or not at all before it logs out.',
    from: 'docs/platform.md#hidden-and-frozen-tabs',
    promise: 'P5',
  },
  {
    name: 'title-kept-from-the-page',
    bug: 'After the warning the tab has an old title, and the new messages that the page has counted in it are gone.',
    from: 'docs/host.md#globals-and-hotkeys',
    promise: 'P5',
  },
  {
    name: 'passer-by-keeps-the-session',
    bug: 'At a counter whoever brushes past the mouse dismisses the warning of somebody who has gone.',
    from: 'docs/field.md#revived-by-the-first-mouse-move',
    promise: 'P1',
  },
  {
    name: 'text-shrunk-by-the-host',
    bug: 'Bootstrap 3 makes the root font 10 px, and with it a warning that is measured by it: too small to read.',
    from: 'docs/host.md#scripts-and-styles',
    promise: 'P5',
  },
  {
    name: 'dark-by-the-system-alone',
    bug: 'On a dark theme of the host the warning is glaring white, or dark on a white page, because the system is so.',
    from: 'docs/host.md#scripts-and-styles',
    promise: 'P5',
  },
  {
    name: 'dialog-above-the-warning',
    bug: 'A dialog that the page opens during the warning covers it and takes its keyboard, and the logout comes unseen.',
    from: 'docs/platform.md#dialogs',
    promise: 'P5',
  },
  {
    name: 'time-spoken-as-digits',
    bug: 'A screen reader says "zero forty", which nobody takes for the seconds that are left.',
    from: 'docs/field.md#never-spoken-or-every-second',
    promise: 'P5',
  },
  {
    name: 'message-breaks-out-of-its-block',
    bug: 'The text of the warning becomes markup of every admin page, script included.',
    from: 'docs/field.md#custom-message',
    promise: 'P5',
  },
  {
    name: 'storage-wiped-at-the-logout',
    bug: 'The logout tells the browser to delete its storage: the guard with it, and in Chromium the page hangs.',
    from: 'docs/field.md#clear-site-data-hangs-the-logout',
    promise: 'P3',
  },
  {
    name: 'recorded-twice',
    bug: 'Two requests that see the same deadline write two logouts into the log, and the auditor asks who the other was.',
    from: 'docs/field.md#audit',
    promise: 'P8',
  },
  {
    name: 'nobody-records-who-never-came-back',
    bug: 'The lid was closed for good, and the record shows somebody who has been logged in since March.',
    from: 'docs/field.md#audit',
    promise: 'P8',
  },
  {
    name: 'logout-on-purpose-recorded-as-idle',
    bug: 'The log says that somebody forgot her screen who logged out herself.',
    from: 'docs/field.md#audit',
    promise: 'P8',
  },
  {
    name: 'moment-from-the-future',
    bug: 'A server clock that was ahead for a minute, or somebody who posts a moment, makes every session immortal.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P6',
  },
  {
    name: 'off-and-on-is-an-amnesty',
    bug: 'Switching off and on again reopens every laptop that was closed last evening.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P1',
  },
  {
    name: 'everything-of-ours-is-exempt',
    bug: 'A page that is added to the product itself is open for ever.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P1',
  },
  {
    name: 'ended-sessions-pile-up',
    bug: 'What remembers logouts grows until every request is slow and a logout fails.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P6',
  },
  {
    name: 'report-grows-young-on-the-wire',
    bug: 'A report that lay on the wire under a closed lid makes the session new when it arrives.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P1',
  },
  {
    name: 'duration-alone-is-reported',
    bug: 'The browser says "idle for 0 s" and not since when, and the report is as young when it arrives, hours later.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P1',
  },
  {
    name: 'stale-report-sent-twice',
    bug: 'A server fails after half a minute, and the second report says what was true before that.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P1',
  },
  {
    name: 'turned-clock-prolongs-the-session',
    bug: 'The clock is put back, the server knows better, and the browser tells it again, now with a moment that fits.',
    from: 'docs/field.md#a-clock-set-back',
    promise: 'P6',
  },
  {
    name: 'held-up-answer-is-an-anchor',
    bug: 'An answer comes when the lid is opened again; beside its moment the next report that lies on the wire is young.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P6',
  },
  {
    name: 'moment-of-tomorrow-is-an-anchor',
    bug: "The server's clock was ahead for a minute, and beside its moment whatever lies on the wire is young for a day.",
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P6',
  },
  {
    name: 'pause-ends-tomorrow',
    bug: 'The module is switched on by a clock that is a day ahead; a day later every closed laptop opens where it was left.',
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P6',
  },
  {
    name: 'stamp-of-tomorrow-stays',
    bug: "The server's clock was ahead for a minute, and who logged in then is logged in until its moments have come.",
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P6',
  },
  {
    name: 'pages-forgotten-at-the-next-login',
    bug: 'After a night the login leads to the dashboard: which pages were shown here was known for one login only.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P3',
  },
  {
    name: 'nobody-says-that-reports-are-unheard',
    bug: 'A firewall begins to refuse the reports, and whoever works is thrown out without a warning.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P2',
  },
  {
    name: 'posted-login-lost-to-remember-me',
    bug: 'The password is right, the login succeeds, and the login page is back.',
    from: 'docs/field.md#products-that-do-more',
    promise: 'P3',
  },
  {
    name: 'old-browser-lets-navigations-through',
    bug: 'In Chrome 109 the worker throws before it has judged anything, and every page opens after the deadline.',
    from: 'docs/platform.md#old-browsers',
    promise: 'P1',
  },
  {
    name: 'old-browser-has-no-styles',
    bug: 'In Safari before 16.4 the page cannot build its styles, and with them goes the guard.',
    from: 'docs/platform.md#old-browsers',
    promise: 'P1',
  },
  {
    name: 'withheld-storage-stops-the-guard',
    bug: 'All cookies are blocked, so a page may store nothing, and nobody guards it.',
    from: 'docs/platform.md#messages-and-storage',
    promise: 'P1',
  },
  {
    name: 'caret-lost-in-a-frame',
    bug: 'After the warning the next sentence goes nowhere, and its capitals fire hotkeys.',
    from: 'docs/platform.md#focus-after-a-dialog',
    promise: 'P7',
  },
  {
    name: 'rewritten-frame-is-deaf',
    bug: 'A module writes its editor into the frame once more, and who types in it is logged out.',
    from: 'docs/platform.md#frames',
    promise: 'P2',
  },
  {
    name: 'frame-in-a-component-is-deaf',
    bug: 'Who types in a frame inside of a component is logged out.',
    from: 'docs/platform.md#frames',
    promise: 'P2',
  },
  {
    name: 'assistive-press-ignored',
    bug: 'Who works by voice or by a switch is logged out while working.',
    from: 'docs/platform.md#presses-by-assistive-technology',
    promise: 'P2',
  },
  {
    name: 'book-on-the-keyboard-counts',
    bug: 'A book lies on the arrow key, and nobody is ever logged out.',
    from: 'docs/field.md#detection-events',
    promise: 'P1',
  },
  {
    name: 'title-beside-the-curtain',
    bug: 'The page is covered, and the task bar names the customer.',
    from: 'docs/platform.md#covering-a-page',
    promise: 'P1',
  },
  {
    name: 'shines-through-the-curtain',
    bug: 'What another module made visible come what may stays readable after the deadline, on paper at least.',
    from: 'docs/platform.md#covering-a-page',
    promise: 'P1',
  },
  {
    name: 'download-cut-by-the-worker',
    bug: 'A long export from a link in a mail ends in the middle: the worker answered it, and the browser stopped the worker.',
    from: 'docs/platform.md#downloads',
    promise: 'P2',
  },
  {
    name: 'cold-page-asked-for-twice',
    bug: 'A link in a mail that copies an invoice copies it twice: the worker has seen the answer, and asks once more.',
    from: 'docs/platform.md#automatic-preload',
    promise: 'P2',
  },
  {
    name: 'print-view-stays',
    bug: 'Every page goes to the login, and the print view or the PDF beside it stays to be read all night.',
    from: 'docs/platform.md#pages-that-hear-nothing',
    promise: 'P1',
  },
  {
    name: 'popup-stays',
    bug: 'An invoice that was written into a popup stays on the screen after the logout.',
    from: 'docs/platform.md#pages-that-hear-nothing',
    promise: 'P1',
  },
  {
    name: 'popup-outlives-its-opener',
    bug: 'The page that opened the popup has gone to another one, and nobody closes the popup any more.',
    from: 'docs/platform.md#pages-that-hear-nothing',
    promise: 'P1',
  },
  {
    name: 'dialog-stops-the-guard',
    bug: 'Somebody is asked "Are you sure?" and goes home: the page stops, its guard with it, and stays in sight.',
    from: 'docs/platform.md#native-dialogs',
    promise: 'P1',
  },
  {
    name: 'made-up-policy-opens-what-is-shut',
    bug: 'A page that speaks of a longer policy opens what has expired, before anybody has asked the server.',
    from: 'docs/field.md#policy-changes',
    promise: 'P1',
  },
  {
    name: 'activity-far-ahead-keeps-open',
    bug: 'A record of a clock that was a year ahead keeps the session open for a year.',
    from: 'docs/field.md#a-wrong-clock',
    promise: 'P1',
  },
  {
    name: 'wait-beyond-32-bits',
    bug: 'An interval that 32 bits do not hold is over at once, again and again, and the worker never rests.',
    from: 'docs/field.md#a-huge-timeout-ends-at-once',
    promise: 'P2',
  },
  {
    name: 'news-that-is-none-taken',
    bug: 'A worker of another build says what the page takes for a session, and its guard dies of that.',
    from: 'docs/platform.md#messages',
    promise: 'P1',
  },
  {
    name: 'encoded-slash-in-the-way-back',
    bug: 'The way back leads to "authentication%2Flogout", which a server may take for the logout: every login ends there.',
    from: 'docs/field.md#return-after-login',
    promise: 'P3',
  },
  {
    name: 'toast-above-the-warning',
    bug: 'What another module shows last lies above a button of the warning for as long as it is there.',
    from: 'docs/platform.md#dialogs',
    promise: 'P5',
  },

  // Drafts
  {
    name: 'expired-sessions-get-the-key',
    bug: 'Whoever comes to a computer after the deadline can ask for the key to the unsaved text in it.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'drafts-of-somebody-else',
    bug: 'An administrator who goes on as another person gets the key to what that person has typed.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'old-drafts-lost-with-the-password',
    bug: 'Whoever was made to change the password has lost what was typed before.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'drafts-outlive-the-switch',
    bug: 'Drafts are switched off, and on again later: what was typed before can be read all the same.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'passwords-are-kept',
    bug: 'What is typed in a password field is kept in the browser.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'text-offered-for-another-record',
    bug: 'What was typed about one customer is offered in the form of another one.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'newer-text-overwritten',
    bug: 'What a colleague has saved meanwhile is replaced by what was typed before, unasked.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
  {
    name: 'drafts-kept-for-ever',
    bug: 'What was typed once is in the browser for good.',
    from: 'docs/field.md#lost-text',
    promise: 'P7',
  },
] as const satisfies readonly Mutation[];

export type MutationName = (typeof MUTATIONS)[number]['name'];
