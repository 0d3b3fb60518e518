// Bugs of the record: what is believed, asked, told and written down.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_RECORD = {
  'hello-resets-the-clock': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const session = adoptPolicy(record.session, termsOf(copy, record.session));',
        replace:
          'const session = adoptPolicy({ ...record.session, lastActivityAt: now }, termsOf(copy, record.session));',
      },
    ],
    caughtBy: [
      { file: 'core/record.test.ts', title: 'a hello › of the known session moves no clock' },
      {
        file: 'e2e/background.test.ts',
        title: 'a page that is reloaded and reloaded by nobody does not keep the session',
      },
      'simulator',
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
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'activity › counts from when it happened, not from when it is heard of',
      },
      'simulator',
    ],
  },

  'idle-tab-logs-out-the-working-one': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const ask = verdictNeeded(record, now, returnTo);',
        replace: 'const ask: Report | undefined = { session: copy.id, idleFor: idleFor(copy, now) };',
      },
    ],
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'a page whose copy has expired › hears that another tab was working',
      },
      'simulator',
    ],
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
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'activity › is recorded, told to every tab and reported once a report is due',
      },
      {
        file: 'e2e/no-server.test.ts',
        title:
          'without a server › a warning that is answered in one tab goes in the other, without a server too',
      },
    ],
  },

  'old-tab-overwrites-newer-login': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'if (record !== undefined && (isKnown || !record.isSettled)) return { record, ask };',
        replace: 'if (record !== undefined && isKnown) return { record, ask };',
      },
    ],
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'a hello › of another session than the open one leaves the choice to the server',
      },
    ],
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
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'a hello › of another session than the open one leaves the choice to the server',
      },
      'simulator',
    ],
  },

  'kept-page-believes-itself': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'return { record: newRecord(copy, locked), ask };',
        replace: `return {
    record: newRecord(copy, locked),
    ask,
    news: { type: 'SESSION', session: copy, isVerdict: false },
  };`,
      },
    ],
    caughtBy: [
      {
        file: 'core/line.test.ts',
        title:
          'a page that the browser had kept, and whose worker has vanished, stays covered until the server has answered',
      },
    ],
  },

  'stale-hello-moves-the-clock': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'const session = adoptPolicy(record.session, termsOf(copy, record.session));',
        replace: `const lastActivityAt = Math.max(record.session.lastActivityAt, copy.lastActivityAt);
    const session = adoptPolicy({ ...record.session, lastActivityAt }, termsOf(copy, record.session));`,
      },
    ],
    caughtBy: [
      { file: 'core/record.test.ts', title: 'a hello › of a page that claims later activity moves no clock' },
    ],
  },

  'redirect-without-a-verdict': {
    edits: [
      {
        file: 'core/keeper.ts',
        find: "return needed === undefined ? 'forward' : await exchange(needed);",
        replace: "return needed === undefined ? 'forward' : 'login';",
      },
    ],
    caughtBy: [
      {
        file: 'e2e/coming-back.test.ts',
        title:
          'before the verdict › nothing that was asked for after the deadline reaches the server before its verdict',
      },
      'simulator',
    ],
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
      {
        file: 'core/record.test.ts',
        title: 'at the deadline the answer › ended and none settle the record, then send to the login page',
      },
      {
        file: 'e2e/no-server.test.ts',
        title:
          'a blocked endpoint › our endpoint alone answers 403 from a firewall at the deadline: no loop, and the next login works',
      },
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
    caughtBy: [{ file: 'core/keeper.test.ts', title: 'an end that is not written down leads to forward' }],
  },

  'record-in-memory-only': {
    edits: [
      {
        file: 'core/written-record.ts',
        find: 'await store.update((stored) => (step = decide(readable(stored))).record);',
        replace: 'step = decide(copy?.record);',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/coming-back.test.ts',
        title:
          'before the verdict › nothing that was asked for after the deadline reaches the server before its verdict',
      },
      'simulator',
    ],
  },

  'missing-hello-goes-unnoticed': {
    edits: [
      {
        file: 'core/hello-check.ts',
        find: 'return Math.abs(now - askedAt) >= ASK_EVERY;',
        replace: 'return Math.abs(now - askedAt) < 0;',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/switched-off.test.ts',
        title:
          "the way out › the administrator deletes the module's folder: the next page works as without it, and the guard leaves without a trace",
      },
    ],
  },

  'open-without-a-server': {
    edits: [
      {
        file: 'core/record.ts',
        find: "return { record, news: { type: 'LOCKED', session: asked.session }, way: 'locked' };",
        replace: 'return { record };',
      },
    ],
    caughtBy: [
      {
        file: 'core/record.test.ts',
        title: 'at the deadline the answer › none at all shows the locked page and settles nothing',
      },
    ],
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
      {
        file: 'core/record.test.ts',
        title: 'at the deadline the answer › none at all shows the locked page and settles nothing',
      },
      {
        file: 'e2e/no-server.test.ts',
        title:
          'without a server › offline at the deadline the curtain stays, and lifts to the login page when the server is back',
      },
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
    caughtBy: [{ file: 'core/report.test.ts', title: 'the answer of a captive portal means unusable' }],
  },

  'report-per-activity': {
    edits: [
      {
        file: 'core/record.ts',
        find: "if (pace !== 'at once' && pause > 0 && reportedAt <= now) return { record, dueIn: pause };",
        replace: '',
      },
    ],
    caughtBy: [
      { file: 'core/record.test.ts', title: 'activity › soon after a report waits for the next one' },
      {
        file: 'e2e/quiet.test.ts',
        title:
          'in the steady state › however many tabs somebody works in, the browser reports once in a while',
      },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
