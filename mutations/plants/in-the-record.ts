// Bugs of the record: what is believed, asked, told and written down.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_RECORD = {
  'hello-resets-the-clock': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const session = learnedFrom(copy, record.session, now);',
        replace: 'const session = learnedFrom(copy, { ...record.session, lastActivityAt: now }, now);',
      },
    ],
    caughtBy: ['@catches:hello-resets-the-clock', '@catches:hello-resets-the-clock/browser', 'simulator'],
  },

  'duration-alone-is-reported': {
    edits: [
      {
        file: 'core/report.ts',
        find: ': { session, idleFor: now - at, anchor: { moment, since: at - askedAt } };',
        replace: ': { session, idleFor: now - at };',
      },
    ],
    caughtBy: [
      '@catches:duration-alone-is-reported',
      '@catches:duration-alone-is-reported/browser',
      'simulator',
    ],
  },

  'unheard-work-forgotten': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'isSettled || !isUnheard(record, now) ?',
        replace: 'record ?',
      },
    ],
    caughtBy: ['@catches:unheard-work-forgotten'],
  },

  'stale-report-sent-twice': {
    edits: [
      {
        file: 'core/keeper.ts',
        find: 'report = composedAnew(report, runtime.now() - askedAt);',
        replace: '',
      },
    ],
    caughtBy: ['@catches:stale-report-sent-twice'],
  },

  'report-waits-for-itself': {
    edits: [
      {
        file: 'core/keeper.ts',
        find: '    onAnswered();\n    return await follow(taken);',
        replace: '    return await follow(taken).finally(onAnswered);',
      },
    ],
    caughtBy: ['@catches:report-waits-for-itself'],
  },

  'turned-clock-prolongs-the-session': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const isCorrection = isTold && latest - heardActivityAt > CLOCK_TOLERANCE;',
        replace: 'const isCorrection = isTold && latest < heardActivityAt - CLOCK_TOLERANCE;',
      },
    ],
    caughtBy: ['@catches:turned-clock-prolongs-the-session'],
  },

  'held-up-answer-is-an-anchor': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const isPrompt = now - sentAt <= REPORT_LIMIT || !before.anchor;',
        replace: 'const isPrompt = now - sentAt <= Infinity || !before.anchor;',
      },
    ],
    caughtBy: ['@catches:held-up-answer-is-an-anchor'],
  },

  'pages-forgotten-at-the-next-login': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const pages = page ? pagesWith(page, before?.pages) : before?.pages;',
        replace: 'const pages = page ? pagesWith(page) : undefined;',
      },
    ],
    caughtBy: [
      '@catches:pages-forgotten-at-the-next-login',
      '@catches:pages-forgotten-at-the-next-login/browser',
    ],
  },

  'nobody-says-that-reports-are-unheard': {
    edits: [
      {
        file: 'core/record.ts',
        find: "return { ...retryLater(record), news: { type: 'UNHEARD', session: asked.session } };",
        replace: 'return retryLater(record);',
      },
    ],
    caughtBy: [
      '@catches:nobody-says-that-reports-are-unheard',
      '@catches:nobody-says-that-reports-are-unheard/browser',
    ],
  },

  'late-activity-counts-as-now': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const session = recordActivity(record.session, at, now);',
        replace: 'const session = recordActivity(record.session, now, now);',
      },
    ],
    caughtBy: ['@catches:late-activity-counts-as-now', 'simulator'],
  },

  'idle-tab-logs-out-the-working-one': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const ask = verdictNeeded(record, now, returnTo);',
        replace: 'const ask: Report | undefined = { session: copy.id, idleFor: now - copy.lastActivityAt };',
      },
    ],
    caughtBy: ['@catches:idle-tab-logs-out-the-working-one', 'simulator'],
  },

  'stay-in-one-tab-only': {
    edits: [
      {
        file: 'core/record.ts',
        find: `  return {
    ...onReportDue({ ...record, session }, now),
    news: { type: 'SESSION', session, isVerdict: false },
  };`,
        replace: '  return onReportDue({ ...record, session }, now);',
      },
    ],
    caughtBy: ['@catches:stay-in-one-tab-only', '@catches:stay-in-one-tab-only/browser'],
  },

  'old-tab-overwrites-newer-login': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'if (record !== undefined && (isKnown || !record.isSettled)) return { record, ask };',
        replace: 'if (record !== undefined && isKnown) return { record, ask };',
      },
    ],
    caughtBy: ['@catches:old-tab-overwrites-newer-login'],
  },

  'sessions-ordered-by-the-local-clock': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'if (record !== undefined && (isKnown || !record.isSettled)) return { record, ask };',
        replace:
          'if (record !== undefined && (isKnown || record.session.lastActivityAt > copy.lastActivityAt)) return { record };',
      },
    ],
    caughtBy: ['@catches:sessions-ordered-by-the-local-clock', 'simulator'],
  },

  'kept-page-believes-itself': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'return { record: { ...newRecord(copy, locked), pages }, ask };',
        replace: `return {
    record: newRecord(copy, locked),
    ask,
    news: { type: 'SESSION', session: copy, isVerdict: false },
  };`,
      },
    ],
    caughtBy: ['@catches:kept-page-believes-itself'],
  },

  'stale-hello-moves-the-clock': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const session = learnedFrom(copy, record.session, now);',
        replace: `const lastActivityAt = Math.max(record.session.lastActivityAt, copy.lastActivityAt);
    const session = learnedFrom(copy, { ...record.session, lastActivityAt }, now);`,
      },
    ],
    caughtBy: ['@catches:stale-hello-moves-the-clock'],
  },

  'redirect-without-a-verdict': {
    edits: [
      {
        file: 'core/keeper.ts',
        find: "return needed === undefined ? 'forward' : await exchange(needed);",
        replace: "return needed === undefined ? 'forward' : 'login';",
      },
    ],
    caughtBy: ['@catches:redirect-without-a-verdict', 'simulator'],
  },

  'redirect-before-the-record-is-settled': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'return record && { ...record, isSettled: true, owesLogOut: false };',
        replace: 'return record;',
      },
    ],
    caughtBy: [
      '@catches:redirect-before-the-record-is-settled',
      '@catches:redirect-before-the-record-is-settled/browser',
    ],
  },

  'redirect-though-nothing-was-written': {
    edits: [
      {
        file: 'core/keeper.ts',
        find: "return taken.isWritten || way === 'locked' ? way : 'forward';",
        replace: 'return way;',
      },
    ],
    caughtBy: ['@catches:redirect-though-nothing-was-written'],
  },

  'record-in-memory-only': {
    edits: [
      {
        file: 'core/written-record.ts',
        find: 'await store.update((stored) => (step = decide(readable(stored))).record);',
        replace: 'step = decide(copy?.record);',
      },
    ],
    caughtBy: ['@catches:record-in-memory-only', 'simulator'],
  },

  'missing-hello-goes-unnoticed': {
    edits: [
      {
        file: 'core/hello-check.ts',
        find: 'return Math.abs(now - askedAt) >= ASK_EVERY;',
        replace: 'return Math.abs(now - askedAt) < 0;',
      },
    ],
    caughtBy: ['@catches:missing-hello-goes-unnoticed'],
  },

  'open-without-a-server': {
    edits: [
      {
        file: 'core/record.ts',
        find: "return { record, news: { type: 'LOCKED', session: asked.session }, way: 'locked' };",
        replace: 'return { record };',
      },
    ],
    caughtBy: ['@catches:open-without-a-server'],
  },

  'clock-catches-up': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const record = before && { ...before, session: distrustClock(before.session, now) };',
        replace: 'const record = before;',
      },
    ],
    caughtBy: ['@catches:clock-catches-up'],
  },

  'logged-out-said-before-it-is-true': {
    edits: [
      {
        file: 'core/record.ts',
        find: "return { record, news: { type: 'LOCKED', session: asked.session }, way: 'locked' };",
        replace: `return {
        record: settled(record),
        news: { type: 'LOGGED_OUT', session: asked.session, through: 'login' },
        way: 'login',
      };`,
      },
    ],
    caughtBy: [
      '@catches:logged-out-said-before-it-is-true',
      '@catches:logged-out-said-before-it-is-true/browser',
    ],
  },

  'captive-portal-believed': {
    edits: [
      {
        file: 'core/report.ts',
        find: "return { verdict: 'unusable' };",
        replace: "return { verdict: 'ended' };",
      },
    ],
    caughtBy: ['@catches:captive-portal-believed'],
  },

  'not-found-taken-for-the-end-of-the-module': {
    edits: [
      {
        file: 'core/report.ts',
        find: "if (words?.['verdict'] === 'off') return { verdict: 'off' };",
        replace: "if (status === 404 || words?.['verdict'] === 'off') return { verdict: 'off' };",
      },
    ],
    caughtBy: [
      '@catches:not-found-taken-for-the-end-of-the-module',
      '@catches:not-found-taken-for-the-end-of-the-module/browser',
    ],
  },

  'made-up-policy-outweighs-the-server': {
    edits: [
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
      '@catches:made-up-policy-outweighs-the-server',
      '@catches:made-up-policy-outweighs-the-server/page',
    ],
  },

  'report-per-activity': {
    edits: [
      {
        file: 'core/record.ts',
        find: "if (pace !== 'at once' && pause > 0 && reportedAt <= now) return { record, dueIn: pause };",
        replace: '',
      },
    ],
    caughtBy: ['@catches:report-per-activity', '@catches:report-per-activity/browser'],
  },

  'made-up-policy-opens-what-is-shut': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'if (needed !== undefined) return { record: before, ask: needed };',
        replace: '',
      },
    ],
    caughtBy: ['@catches:made-up-policy-opens-what-is-shut'],
  },

  'made-up-policy-begins-a-record': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'if (!record || ask || record',
        replace: 'if (!record || !before || ask || record',
      },
    ],
    caughtBy: ['@catches:made-up-policy-begins-a-record'],
  },

  'wait-beyond-32-bits': {
    edits: [{ file: 'core/keeper.ts', find: 'Math.min(taken.dueIn, LONGEST_WAIT)', replace: 'taken.dueIn' }],
    caughtBy: ['@catches:wait-beyond-32-bits'],
  },

  'hold-believed-by-the-browser': {
    edits: [
      {
        file: 'core/record.ts',
        find: '    record,\n    ask: { ...claimOf(record.session, now), hold:',
        replace:
          '    record: { ...record, session: { ...record.session, heldUntil: until } },\n    ask: { ...claimOf(record.session, now), hold:',
      },
    ],
    caughtBy: ['@catches:hold-believed-by-the-browser'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
