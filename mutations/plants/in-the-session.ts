// Bugs of the phase, of the policy, and of what a page decides by its copy.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_SESSION = {
  'input-revives-after-sleep': {
    edits: [
      {
        file: 'core/page.ts',
        find: "const isShown = page.curtain === 'open' && !isShut(page.session, now);",
        replace: "const isShown = page.curtain === 'open';",
      },
      {
        file: 'core/session.ts',
        find: 'if (moment - known >= session.policy.expireAfter) return session;',
        replace: '',
      },
    ],
    caughtBy: [
      { file: 'core/session.test.ts', title: 'the first input after a night does not revive the session' },
      {
        file: 'e2e/coming-back.test.ts',
        title: 'an expired session stays expired when the mouse moves first after the lid was opened',
      },
    ],
  },

  'focus-counts': {
    edits: [
      {
        file: 'core/page.ts',
        find: 'const seen: Page = { ...page, session: sawClock(page.session, now) };',
        replace: 'const seen: Page = { ...page, session: recordActivity(page.session, now, now) };',
      },
    ],
    caughtBy: [{ file: 'core/page.test.ts', title: 'looking at a page is no activity' }, 'simulator'],
  },

  'waking-goes-unnoticed': {
    edits: [
      { file: 'core/page.ts', find: 'const WAKE_ALARM = 1000;', replace: 'const WAKE_ALARM = 60_000;' },
    ],
    caughtBy: [
      {
        file: 'core/page.test.ts',
        title: 'the alarm rings at the next deadline, within a second in sight and a minute out of it',
      },
      'simulator',
    ],
  },

  'timer-of-32-bits': {
    edits: [
      {
        file: 'core/page.ts',
        find: 'return Math.min(next ?? SHORTEST_ALARM, isHidden ? LONGEST_ALARM : WAKE_ALARM);',
        replace: 'return next ?? (isHidden ? LONGEST_ALARM : WAKE_ALARM);',
      },
      {
        file: 'core/session.ts',
        find: 'return Math.max(0, now - session.lastActivityAt);',
        replace: 'return Math.max(0, (now - session.lastActivityAt) | 0);',
      },
    ],
    caughtBy: [
      {
        file: 'core/page.test.ts',
        title: 'the alarm rings at the next deadline, within a second in sight and a minute out of it',
      },
      {
        file: 'core/session.test.ts',
        title:
          'the phase, by the table that the server reads too › fifty days later is expired, when 32 bits of milliseconds have begun anew',
      },
      'simulator',
    ],
  },

  'future-timestamp-trusted': {
    edits: [
      { file: 'core/session.ts', find: 'const moment = Math.min(at, now);', replace: 'const moment = at;' },
    ],
    caughtBy: [{ file: 'core/session.test.ts', title: 'activity in the future is worth now at most' }],
  },

  'clock-turned-back': {
    edits: [
      {
        file: 'core/session.ts',
        find: 'return now < session.seenAt - CLOCK_TOLERANCE;',
        replace: 'return now < session.seenAt - Infinity;',
      },
    ],
    caughtBy: [
      {
        file: 'core/session.test.ts',
        title: 'a clock that went back more than two minutes shuts the session, two minutes do not',
      },
      {
        file: 'core/page.test.ts',
        title: 'a clock that went back covers the page until the server has re-anchored it',
      },
      'simulator',
    ],
  },

  'slow-answer-lengthens-the-session': {
    edits: [
      {
        file: 'core/session.ts',
        find: 'const heard = Math.min(askedAt, now) - idle;',
        replace: 'const heard = now - idle;',
      },
    ],
    caughtBy: [{ file: 'core/session.test.ts', title: 'a slow line never lengthens a session' }, 'simulator'],
  },

  'warned-though-working-elsewhere': {
    edits: [
      {
        file: 'core/page.ts',
        find: "return page.isCheckAnswered || Math.abs(now - page.checkedAt) >= ANSWER_LIMIT ? 'warning' : 'page';",
        replace: "return 'warning';",
      },
    ],
    caughtBy: [
      {
        file: 'core/page.test.ts',
        title: 'the warning waits for the word of the other tabs, but not for ever',
      },
    ],
  },

  'lower-policy-revision-taken': {
    edits: [
      {
        file: 'core/policy.ts',
        find: 'return offered.revision < known.revision ? known : offered;',
        replace: 'return offered;',
      },
    ],
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'a hello › with an older policy changes nothing, with a newer one is taken',
      },
      { file: 'core/page.test.ts', title: 'an older policy that is told late changes nothing' },
    ],
  },

  'new-policy-waits-for-the-next-login': {
    edits: [
      {
        file: 'core/policy.ts',
        find: 'return offered.revision < known.revision ? known : offered;',
        replace: 'return known;',
      },
    ],
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'a hello › with an older policy changes nothing, with a newer one is taken',
      },
      {
        file: 'e2e/warning.test.ts',
        title: 'on record › a policy that the administrator saves is in force for a session that is open',
      },
      'simulator',
    ],
  },

  'kept-page-shown-before-the-check': {
    edits: [
      {
        file: 'core/page.ts',
        find: "const curtain = page.curtain === 'open' ? 'covered' : page.curtain;",
        replace: 'const curtain = page.curtain;',
      },
    ],
    caughtBy: [
      {
        file: 'core/page.test.ts',
        title: 'a page that the browser had kept is covered until somebody says how things stand',
      },
    ],
  },

  'slow-page-lengthens-the-session': {
    edits: [{ file: 'core/page.ts', find: 'const askedAt = now - age;', replace: 'const askedAt = now;' }],
    caughtBy: [
      {
        file: 'core/page.test.ts',
        title: 'a page that was long on its way counts its time from when it was asked for',
      },
    ],
  },

  'lifetime-instead-of-idle': {
    edits: [
      {
        file: 'core/session.ts',
        find: "if (idle >= expireAfter || left <= 0) return 'expired';",
        replace: "if (left === Infinity ? idle >= expireAfter : left <= 0) return 'expired';",
      },
    ],
    caughtBy: [
      {
        file: 'core/session.test.ts',
        title: 'the phase, by the table that the server reads too › idle too long before the end is expired',
      },
      'simulator',
    ],
  },

  'late-message-lifts-the-curtain': {
    edits: [
      { file: 'core/page.ts', find: 'const lifts = !isShut(session, now);', replace: 'const lifts = true;' },
      { file: 'core/page.ts', find: "if (phase === 'expired') return 'curtain';", replace: '' },
    ],
    caughtBy: [
      { file: 'core/page.test.ts', title: 'only an answer lifts the curtain, and not an expired one' },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
