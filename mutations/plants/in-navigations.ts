// Bugs of what is judged, and of the way back.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_NAVIGATIONS = {
  'login-page-guarded': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: "return section !== 'authentication' && section !== 'inactivity_logout_master';",
        replace: "return section !== 'inactivity_logout_master';",
      },
    ],
    caughtBy: [
      { file: 'core/navigation.test.ts', title: '/admin/authentication below /admin is left alone' },
      {
        file: 'e2e/coming-back.test.ts',
        title: 'before the verdict › /admin/authentication is left alone after the deadline',
      },
    ],
  },

  'administrator-guarded': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: '!page.startsWith(`${adminPath}/`)',
        replace: '!page.startsWith(adminPath)',
      },
    ],
    caughtBy: [
      { file: 'core/navigation.test.ts', title: '/administrator below /admin is left alone' },
      {
        file: 'e2e/coming-back.test.ts',
        title: 'before the verdict › /administrator is left alone after the deadline',
      },
    ],
  },

  'no-way-back': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: 'return path !== undefined && isGuarded(path, adminPath) ? path : undefined;',
        replace: 'return path !== undefined && isGuarded(path, adminPath) ? adminPath : undefined;',
      },
    ],
    caughtBy: [
      { file: 'core/navigation.test.ts', title: 'a typed page is come back to' },
      {
        file: 'e2e/coming-back.test.ts',
        title:
          'a deep link opened in a new tab, long after the last one was closed, leads through the login to its page',
      },
    ],
  },

  'return-path-with-a-side-effect': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: 'const isOwnPage = navigation.isReload || asked === undefined;',
        replace: 'const isOwnPage = true;',
      },
    ],
    caughtBy: [{ file: 'core/navigation.test.ts', title: 'a link may delete: its page is come back to' }],
  },

  'prefetched-page': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: `  if (isSpeculative) return 'refuse';
`,
        replace: '',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/prefetch.test.ts',
        title: 'on suspicion › a page of the CRM is not fetched before the person goes there',
      },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
