// Bugs of the page: what it hears, what it shows, how it leaves.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_PAGE = {
  'knock-on-the-table-counts': {
    edits: [
      {
        file: 'src/activity.ts',
        find: 'const POINTER_DISTANCE = 4;',
        replace: 'const POINTER_DISTANCE = 0;',
      },
    ],
    caughtBy: ['@catches:knock-on-the-table-counts'],
  },

  'scripted-input-counts': {
    edits: [{ file: 'src/activity.ts', find: 'if (!event.isTrusted) return;', replace: '' }],
    caughtBy: ['@catches:scripted-input-counts'],
  },

  'editor-ignored': {
    edits: [
      {
        file: 'src/activity.ts',
        find: 'if (frame.contentWindow && frame.contentDocument) enter(frame.contentWindow);',
        replace: 'if (frame.contentWindow === window) enter(frame.contentWindow);',
      },
    ],
    caughtBy: ['@catches:editor-ignored'],
  },

  'second-guard-in-an-iframe': {
    edits: [
      {
        file: 'src/guard.ts',
        find: 'if (config && !isInsideGuardedPage()) startGuard(config);',
        replace: 'if (config) startGuard(config);',
      },
    ],
    caughtBy: ['@catches:second-guard-in-an-iframe'],
  },

  'dirty-form-holds-the-logout': {
    edits: [
      {
        file: 'src/leave-prompts.ts',
        find: 'if (isLeaving()) event.stopImmediatePropagation();',
        replace: 'if (isLeaving()) void event;',
      },
    ],
    caughtBy: ['@catches:dirty-form-holds-the-logout'],
  },

  'cancelled-leave-ends-the-guard': {
    edits: [
      {
        file: 'src/guard.ts',
        find: 'silenceLeavePrompts(signal, () => isLeaving);',
        replace: `silenceLeavePrompts(signal, () => isLeaving);
  window.addEventListener('beforeunload', () => stop(), { signal });`,
      },
    ],
    caughtBy: ['@catches:cancelled-leave-ends-the-guard'],
  },

  'warning-is-not-spoken': {
    edits: [
      {
        file: 'src/warning.ts',
        find: "dialog.setAttribute('aria-describedby', message.id);",
        replace: "dialog.setAttribute('aria-describedby', 'nothing');",
      },
    ],
    caughtBy: ['@catches:warning-is-not-spoken'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
