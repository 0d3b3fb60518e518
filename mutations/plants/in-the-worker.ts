// Bugs of the worker: what it answers, keeps and waits for.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_WORKER = {
  'other-tab-not-told': {
    edits: [
      {
        file: 'sw/tabs.ts',
        find: '.then((tabs) => tabs.forEach((tab) => tab.postMessage(news)));',
        replace: '.then((tabs) => tabs[0]?.postMessage(news));',
      },
    ],
    caughtBy: [{ file: 'e2e/tabs.test.ts', title: '"Log out now" in one tab logs out the other' }],
  },

  'rejected-answer': {
    edits: [
      {
        file: 'sw/navigations.ts',
        find: `  } catch {
    return await lockedPage(returnTo);
  }`,
        replace: `  } catch {
    return await Promise.reject<Response>(new Error('The server cannot be reached.'));
  }`,
      },
    ],
    caughtBy: [
      {
        file: 'e2e/no-server.test.ts',
        title:
          'without a server › a page that is asked for in time and without a server comes by itself when the server is back',
      },
    ],
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
    caughtBy: [
      {
        file: 'e2e/coming-back.test.ts',
        title:
          'before the verdict › nothing that was asked for after the deadline reaches the server before its verdict',
      },
    ],
  },

  'page-kept-in-a-cache': {
    edits: [
      {
        file: 'sw/navigations.ts',
        find: `    const response = await fetch(event.request);
`,
        replace: `    const response = await fetch(event.request);
    const cache = await caches.open('pages');
    if (response.ok) await cache.put(event.request.url, response.clone());
`,
      },
    ],
    caughtBy: [
      { file: 'e2e/quiet.test.ts', title: 'in the steady state › nothing of the CRM is kept in the browser' },
    ],
  },

  'wait-without-a-limit': {
    edits: [
      {
        file: 'sw/send-report.ts',
        find: `      signal: AbortSignal.timeout(REPORT_LIMIT),
`,
        replace: '',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/no-server.test.ts',
        title: 'without a server › a server that never answers shows the locked page, not an empty window',
      },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
