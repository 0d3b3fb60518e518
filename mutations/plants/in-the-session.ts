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
        find: 'if (moment - Math.min(countsFrom(session), now) >= session.policy.expireAfter) return session;',
        replace: '',
      },
    ],
    caughtBy: ['@catches:input-revives-after-sleep', '@catches:input-revives-after-sleep/browser'],
  },

  'focus-counts': {
    edits: [
      {
        file: 'core/page.ts',
        find: 'const seen: Page = { ...page, session: sawClock(page.session, now) };',
        replace: 'const seen: Page = { ...page, session: recordActivity(page.session, now, now) };',
      },
    ],
    caughtBy: ['@catches:focus-counts', 'simulator'],
  },

  'waking-goes-unnoticed': {
    edits: [
      { file: 'core/page.ts', find: 'const WAKE_ALARM = 1000;', replace: 'const WAKE_ALARM = 60_000;' },
    ],
    caughtBy: ['@catches:waking-goes-unnoticed', 'simulator'],
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
        find: 'return Math.max(0, now - countsFrom(session));',
        replace: 'return Math.max(0, (now - countsFrom(session)) | 0);',
      },
    ],
    caughtBy: ['@catches:timer-of-32-bits/alarm', '@catches:timer-of-32-bits', 'simulator'],
  },

  'future-timestamp-trusted': {
    edits: [
      { file: 'core/session.ts', find: 'const moment = Math.min(at, now);', replace: 'const moment = at;' },
    ],
    caughtBy: ['@catches:future-timestamp-trusted'],
  },

  'clock-turned-back': {
    edits: [
      {
        file: 'core/session.ts',
        find: 'return now < Math.max(seenAt, lastActivityAt) - CLOCK_TOLERANCE;',
        replace: 'return now < seenAt - Infinity;',
      },
    ],
    caughtBy: ['@catches:clock-turned-back', '@catches:clock-turned-back/page', 'simulator'],
  },

  'slow-answer-lengthens-the-session': {
    edits: [
      {
        file: 'core/session.ts',
        find: 'const heard = Math.min(askedAt, now) - idle;',
        replace: 'const heard = now - idle;',
      },
    ],
    caughtBy: ['@catches:slow-answer-lengthens-the-session', 'simulator'],
  },

  'warned-though-working-elsewhere': {
    edits: [
      {
        file: 'core/page.ts',
        find: "return page.isCheckAnswered || Math.abs(now - page.checkedAt) >= ANSWER_LIMIT ? 'warning' : 'page';",
        replace: "return 'warning';",
      },
    ],
    caughtBy: ['@catches:warned-though-working-elsewhere'],
  },

  'lower-policy-revision-taken': {
    edits: [
      {
        file: 'core/policy.ts',
        find: 'return offered.revision < known.revision ? known : offered;',
        replace: 'return offered;',
      },
    ],
    caughtBy: ['@catches:lower-policy-revision-taken', '@catches:lower-policy-revision-taken/page'],
  },

  'new-policy-waits-for-the-next-login': {
    edits: [
      {
        file: 'core/policy.ts',
        find: 'return offered.revision < known.revision ? known : offered;',
        replace: 'return known;',
      },
      {
        file: 'core/record.ts',
        find: '    policy: answer.policy,\n  };',
        replace: '    policy: known?.session.policy ?? answer.policy,\n  };',
      },
      {
        file: 'core/page.ts',
        find: 'const { policy, endsAt } = isVerdict ? told : adoptPolicy(page.session, told);',
        replace: 'const { policy, endsAt } = adoptPolicy(page.session, told);',
      },
    ],
    caughtBy: [
      '@catches:new-policy-waits-for-the-next-login',
      '@catches:new-policy-waits-for-the-next-login/browser',
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
    caughtBy: ['@catches:kept-page-shown-before-the-check'],
  },

  'slow-page-lengthens-the-session': {
    edits: [{ file: 'core/page.ts', find: 'const askedAt = now - age;', replace: 'const askedAt = now;' }],
    caughtBy: ['@catches:slow-page-lengthens-the-session'],
  },

  'lifetime-instead-of-idle': {
    edits: [
      {
        file: 'core/session.ts',
        find: "if (idle >= expireAfter || left <= 0) return 'expired';",
        replace: "if (left === Infinity ? idle >= expireAfter : left <= 0) return 'expired';",
      },
    ],
    caughtBy: ['@catches:lifetime-instead-of-idle', 'simulator'],
  },

  'late-message-lifts-the-curtain': {
    edits: [
      { file: 'core/page.ts', find: 'const lifts = !isShut(session, now);', replace: 'const lifts = true;' },
      { file: 'core/page.ts', find: "if (isShut(page.session, now)) return 'curtain';", replace: '' },
    ],
    caughtBy: ['@catches:late-message-lifts-the-curtain'],
  },

  'activity-far-ahead-keeps-open': {
    edits: [
      {
        file: 'core/session.ts',
        find: 'Math.max(seenAt, lastActivityAt) - CLOCK',
        replace: 'seenAt - CLOCK',
      },
    ],
    caughtBy: ['@catches:activity-far-ahead-keeps-open'],
  },

  'news-that-is-none-taken': {
    edits: [
      {
        file: 'core/page.ts',
        find: 'if (!isSession(news.session)) return { page };',
        replace: 'if (!news.session) return { page };',
      },
    ],
    caughtBy: ['@catches:news-that-is-none-taken'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
