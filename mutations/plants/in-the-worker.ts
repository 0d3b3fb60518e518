// Bugs of the worker: what it answers, keeps and waits for.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_WORKER = {
  'other-tab-not-told': {
    edits: [
      {
        file: 'core/audience.ts',
        find: 'for (const page of await pages()) {',
        replace: 'for (const page of (await pages()).slice(0, 1)) {',
      },
    ],
    caughtBy: ['@catches:other-tab-not-told'],
  },

  'login-page-alone': {
    edits: [
      {
        file: 'core/worker-guard.ts',
        find: 'asked.path?.startsWith(loginPath);',
        replace: 'asked.path === `${loginPath}/logout`;',
      },
    ],
    caughtBy: ['@catches:login-page-alone', '@catches:login-page-alone/browser'],
  },

  'deletion-believed-at-first-sight': {
    edits: [{ file: 'core/deletion.ts', find: 'return await looksDeleted();', replace: 'return true;' }],
    caughtBy: ['@catches:deletion-believed-at-first-sight'],
  },

  'page-script-sought-behind-index-php': {
    edits: [{ file: 'core/deletion.ts', find: '(\\/index\\.php)?', replace: '' }],
    caughtBy: ['@catches:page-script-sought-behind-index-php'],
  },

  'anything-heard-is-written-down': {
    edits: [
      {
        file: 'core/record.ts',
        find: 'areTexts(title, message, language, direction, awayTitle ?? title, awayMessage ?? message) &&',
        replace: 'areTexts(title) &&',
      },
    ],
    caughtBy: ['@catches:anything-heard-is-written-down'],
  },

  'rejected-answer': {
    edits: [
      {
        file: 'core/worker-guard.ts',
        find: `      return await edge.show('away', returnTo);
    }`,
        replace: `      return await Promise.reject<Response>(new Error('The server cannot be reached.'));
    }`,
      },
    ],
    caughtBy: ['@catches:rejected-answer'],
  },

  'our-page-tries-again-once': {
    edits: [
      {
        file: 'core/worker-guard.ts',
        find: `      isServerAway = true;
`,
        replace: '',
      },
    ],
    caughtBy: ['@catches:our-page-tries-again-once', '@catches:our-page-tries-again-once/browser'],
  },

  'automatic-preload': {
    edits: [
      {
        file: 'sw/worker.ts',
        find: `  routeOnlyNavigations(event);
`,
        replace: '',
      },
    ],
    caughtBy: ['@catches:automatic-preload'],
  },

  'page-kept-in-a-cache': {
    edits: [
      {
        file: 'sw/navigations.ts',
        find: `      forward: () => fetch(request),
`,
        replace: `      async forward() {
        const response = await fetch(request);
        const cache = await caches.open('pages');
        if (response.ok) await cache.put(request.url, response.clone());
        return response;
      },
`,
      },
    ],
    caughtBy: ['@catches:page-kept-in-a-cache'],
  },

  'wait-without-a-limit': {
    edits: [
      {
        file: 'sw/send-report.ts',
        find: `      signal: limit.signal,
`,
        replace: '',
      },
    ],
    caughtBy: ['@catches:wait-without-a-limit'],
  },

  'old-browser-lets-navigations-through': {
    edits: [
      {
        file: 'sw/addresses.ts',
        find: '  try {\n    const { origin',
        replace: '  if (!URL.canParse(address)) return undefined;\n  try {\n    const { origin',
      },
    ],
    caughtBy: ['@catches:old-browser-lets-navigations-through'],
  },

  'print-view-stays': {
    edits: [
      {
        file: 'sw/deaf-pages.ts',
        find: "  if (news.type === 'LOGGED_OUT' || news.type === 'LOCKED') void sendSilentTabsAway(news);\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:print-view-stays', '@catches:print-view-stays/dialog'],
  },

  'anybody-is-told': {
    edits: [
      {
        file: 'core/audience.ts',
        find: "if (named === undefined) return { type: 'UNKNOWN' };",
        replace: 'if (named === undefined) return news;',
      },
    ],
    caughtBy: ['@catches:anybody-is-told', '@catches:anybody-is-told/browser'],
  },

  'one-record-for-all-installations': {
    edits: [
      {
        file: 'sw/addresses.ts',
        find: '`inactivity-logout${adminPath}`',
        replace: "'inactivity-logout'",
      },
    ],
    caughtBy: ['@catches:one-record-for-all-installations'],
  },

  'any-worker-is-believed': {
    edits: [
      {
        file: 'core/audience.ts',
        find: "if (named === undefined) return { type: 'UNKNOWN' };",
        replace: 'if (named === undefined) return news;',
      },
      {
        file: 'src/line.ts',
        find: '    if (!isOwn(source as ServiceWorker | null, urls.worker)) return;\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:any-worker-is-believed'],
  },

  'update-waits-for-reports': {
    edits: [{ file: 'core/worker-guard.ts', find: '      relieve();\n', replace: '' }],
    caughtBy: ['@catches:update-waits-for-reports', '@catches:update-waits-for-reports/browser'],
  },

  'update-forgets-the-record': {
    edits: [
      {
        file: 'sw/unscoped-database.ts',
        find: '  const record = await readRecord();\n  const { id }',
        replace: '  const record = undefined as Partial<Record> | undefined;\n  const { id }',
      },
    ],
    caughtBy: ['@catches:update-forgets-the-record'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
