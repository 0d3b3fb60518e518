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
    caughtBy: [
      { file: 'e2e/warning.test.ts', title: 'a knock on the table is not activity: the warning stays' },
    ],
  },

  'scripted-input-counts': {
    edits: [{ file: 'src/activity.ts', find: 'if (!event.isTrusted) return;', replace: '' }],
    caughtBy: [
      {
        file: 'e2e/warning.test.ts',
        title: 'a script that moves the mouse is not activity: the warning stays',
      },
    ],
  },

  'editor-ignored': {
    edits: [
      {
        file: 'src/activity.ts',
        find: 'if (frame.contentWindow && frame.contentDocument) enter(frame.contentWindow);',
        replace: 'if (frame.contentWindow === window) enter(frame.contentWindow);',
      },
    ],
    caughtBy: [
      { file: 'e2e/warning.test.ts', title: 'somebody who keeps working in an editor is not warned' },
    ],
  },

  'second-guard-in-an-iframe': {
    edits: [
      {
        file: 'src/guard.ts',
        find: 'if (config && !isInsideGuardedPage()) startGuard(config);',
        replace: 'if (config) startGuard(config);',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/warning.test.ts',
        title: 'a page inside a page leaves the warning to the page that holds it',
      },
    ],
  },

  'dirty-form-holds-the-logout': {
    edits: [
      {
        file: 'src/leave-prompts.ts',
        find: 'if (isLeaving()) event.stopImmediatePropagation();',
        replace: 'if (isLeaving()) void event;',
      },
    ],
    caughtBy: [
      {
        file: 'e2e/warning.test.ts',
        title: 'a form with unsaved changes asks no "leave page?" that would hold the logout',
      },
    ],
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
    caughtBy: [
      {
        file: 'e2e/warning.test.ts',
        title: 'who wanted to leave and stayed is warned and shown out all the same',
      },
    ],
  },

  'warning-is-not-spoken': {
    edits: [
      {
        file: 'src/warning.ts',
        find: "dialog.setAttribute('aria-describedby', message.id);",
        replace: "dialog.setAttribute('aria-describedby', 'nothing');",
      },
    ],
    caughtBy: [
      {
        file: 'e2e/warning.test.ts',
        title: 'the warning is spoken by its name and message, and the keyboard is on "Stay logged in"',
      },
    ],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
