// Bugs of what is judged, and of the way back.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_NAVIGATIONS = {
  'login-page-guarded': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: "return below.split('/', 1)[0] !== 'authentication' && !OWN_ENDPOINTS.includes(below);",
        replace: 'return !OWN_ENDPOINTS.includes(below);',
      },
    ],
    caughtBy: ['@catches:login-page-guarded', '@catches:login-page-guarded/browser'],
  },

  'everything-of-ours-passes-the-worker': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: '!OWN_ENDPOINTS.includes(below)',
        replace: "!below.startsWith('inactivity_logout_master/')",
      },
    ],
    caughtBy: ['@catches:everything-of-ours-passes-the-worker'],
  },

  'administrator-guarded': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: '!page.startsWith(`${adminPath}/`)',
        replace: '!page.startsWith(adminPath)',
      },
    ],
    caughtBy: ['@catches:administrator-guarded', '@catches:administrator-guarded/browser'],
  },

  'no-way-back': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: 'return path !== undefined && isGuarded(path, adminPath) ? path : undefined;',
        replace: 'return path !== undefined && isGuarded(path, adminPath) ? adminPath : undefined;',
      },
    ],
    caughtBy: ['@catches:no-way-back', '@catches:no-way-back/browser'],
  },

  'return-path-with-a-side-effect': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: 'const isOwnPage = isReload || asked === undefined;',
        replace: 'const isOwnPage = true;',
      },
    ],
    caughtBy: ['@catches:return-path-with-a-side-effect'],
  },

  'reload-taken-for-a-link': {
    edits: [
      {
        file: 'core/navigation.ts',
        find: 'const isReload = navigation.isReload ?? navigation.wasShown;',
        replace: 'const { isReload } = navigation;',
      },
    ],
    caughtBy: ['@catches:reload-taken-for-a-link', '@catches:reload-taken-for-a-link/webkit'],
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
    caughtBy: ['@catches:prefetched-page'],
  },

  'download-cut-by-the-worker': {
    edits: [
      {
        file: 'core/worker-guard.ts',
        find: "      if (canGoByItself(asked) && edge.gaveUpFile(response)) return await edge.show('again', undefined);\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:download-cut-by-the-worker', '@catches:download-cut-by-the-worker/browser'],
  },

  'cold-page-asked-for-twice': {
    edits: [
      {
        file: 'core/worker-guard.ts',
        find: "      if (canGoByItself(asked) && edge.gaveUpFile(response)) return await edge.show('again', undefined);\n",
        replace: "      if (canGoByItself(asked)) return await edge.show('again', undefined);\n",
      },
    ],
    caughtBy: ['@catches:cold-page-asked-for-twice'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
