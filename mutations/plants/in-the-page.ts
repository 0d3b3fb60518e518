// Bugs of the page: what it hears, what it shows, how it leaves.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_PAGE = {
  'curtain-lifted-in-place': {
    edits: [
      {
        file: 'core/page.ts',
        find: "return { page, standsDown: true, ...(isOutOfSight(page, now) ? { go: 'reload' } : {}) };",
        replace: 'return { page, standsDown: true };',
      },
    ],
    caughtBy: ['@catches:curtain-lifted-in-place', '@catches:curtain-lifted-in-place/browser'],
  },

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
        file: 'src/windows.ts',
        find: 'if (contentDocument && contentWindow) enter(contentWindow);',
        replace: 'if (contentDocument && contentWindow === window) enter(contentWindow);',
      },
    ],
    caughtBy: ['@catches:editor-ignored'],
  },

  'second-guard-in-an-iframe': {
    edits: [
      {
        file: 'src/guard.ts',
        find: 'else if (!isInsideGuardedPage()) startGuard(config);',
        replace: 'else startGuard(config);',
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
        find: "dialog.setAttribute('aria-describedby', `${message.id} ${countdown.spoken.id}`);",
        replace: "dialog.setAttribute('aria-describedby', 'nothing');",
      },
    ],
    caughtBy: ['@catches:warning-is-not-spoken'],
  },

  'hidden-tab-warns-late': {
    edits: [{ file: 'src/clock.ts', find: 'document.hidden && onAlarm()', replace: 'onAlarm' }],
    caughtBy: ['@catches:hidden-tab-warns-late'],
  },

  'keyboard-taken-from-the-warning': {
    edits: [
      {
        file: 'src/warning.ts',
        find: 'if (isOpening || !shell.root.activeElement)',
        replace: 'if (isOpening)',
      },
    ],
    caughtBy: ['@catches:keyboard-taken-from-the-warning'],
  },

  'notification-for-somebody-else': {
    edits: [
      {
        file: 'src/notification-choice.ts',
        find: 'return isAllowed() && whoWants(whose).includes(whose.person);',
        replace: 'return isAllowed() && whoWants(whose).length > 0;',
      },
    ],
    caughtBy: ['@catches:notification-for-somebody-else'],
  },

  'notification-outlives-the-warning': {
    edits: [{ file: 'src/notification.ts', find: '    shown?.close();\n', replace: '' }],
    caughtBy: ['@catches:notification-outlives-the-warning'],
  },

  'title-kept-from-the-page': {
    edits: [
      {
        file: 'src/tab-title.ts',
        find: "return document.title.replace(ours, '');",
        replace: 'return (kept ??= document.title);',
      },
      {
        file: 'src/tab-title.ts',
        find: "  let ours = '';",
        replace: "  let ours = '';\n  let kept: string | undefined;",
      },
    ],
    caughtBy: ['@catches:title-kept-from-the-page'],
  },

  'passer-by-keeps-the-session': {
    edits: [
      {
        file: 'core/page.ts',
        find: "return viewAt(page, now) === 'warning' ? onLook(page, now, place) : onInput(page, now, place);",
        replace: 'return onInput(page, now, place);',
      },
    ],
    caughtBy: ['@catches:passer-by-keeps-the-session'],
  },

  'text-shrunk-by-the-host': {
    edits: [
      {
        file: 'src/shell.css',
        find: 'width: min(30em, calc(100vw - 2em));',
        replace: 'width: min(30rem, calc(100vw - 2rem));',
      },
    ],
    caughtBy: ['@catches:text-shrunk-by-the-host'],
  },

  'dark-by-the-system-alone': {
    edits: [
      {
        file: 'src/theme.ts',
        find: "host.classList.toggle('dark', isPageDark());",
        replace:
          "host.classList.toggle('dark', isPageDark() && matchMedia('(prefers-color-scheme: dark)').matches);",
      },
    ],
    caughtBy: ['@catches:dark-by-the-system-alone'],
  },

  'dialog-above-the-warning': {
    edits: [
      {
        file: 'src/shell.ts',
        find: 'if (dialog.open && isAbove) return;',
        replace: 'if (dialog.open || (dialog.open && isAbove)) return;',
      },
    ],
    caughtBy: ['@catches:dialog-above-the-warning'],
  },

  'time-spoken-as-digits': {
    edits: [{ file: 'src/countdown.ts', find: 'inWords(seconds, language)', replace: 'seen.innerText' }],
    caughtBy: ['@catches:time-spoken-as-digits'],
  },

  'old-browser-has-no-styles': {
    edits: [
      {
        file: 'src/styles.ts',
        find: "    root.append(linked('shell'));",
        replace: "    throw new Error('no style sheets');",
      },
    ],
    caughtBy: ['@catches:old-browser-has-no-styles'],
  },

  'withheld-storage-stops-the-guard': {
    edits: [
      {
        file: 'src/ending.ts',
        find: 'unlessWithheld(() => sessionStorage.getItem(installation)) === session',
        replace: 'sessionStorage.getItem(installation) === session',
      },
    ],
    caughtBy: ['@catches:withheld-storage-stops-the-guard'],
  },

  'caret-lost-in-a-frame': {
    edits: [{ file: 'src/shell.ts', find: '  keyboardBefore.get(dialog)?.();', replace: '' }],
    caughtBy: ['@catches:caret-lost-in-a-frame'],
  },

  'rewritten-frame-is-deaf': {
    edits: [
      {
        file: 'src/windows.ts',
        find: 'if (view && changes.some(({ target }) => target === root)) enter(view);',
        replace: 'if (view && changes.length === 0) enter(view);',
      },
    ],
    caughtBy: ['@catches:rewritten-frame-is-deaf'],
  },

  'frame-in-a-component-is-deaf': {
    edits: [
      {
        file: 'src/windows.ts',
        find: 'const root = element?.shadowRoot;',
        replace: 'const root = undefined as ShadowRoot | undefined;',
      },
    ],
    caughtBy: ['@catches:frame-in-a-component-is-deaf'],
  },

  'assistive-press-ignored': {
    edits: [{ file: 'src/activity.ts', find: "  'mousedown',\n  'click',\n", replace: '' }],
    caughtBy: ['@catches:assistive-press-ignored'],
  },

  'book-on-the-keyboard-counts': {
    edits: [
      {
        file: 'core/held-key.ts',
        find: 'const COUNTS_FOR = 1 / 2;',
        replace: 'const COUNTS_FOR = Infinity;',
      },
    ],
    caughtBy: ['@catches:book-on-the-keyboard-counts'],
  },

  'title-beside-the-curtain': {
    edits: [
      {
        file: 'src/curtain.ts',
        find: 'if (document.title !== title.textContent) {',
        replace: 'if (title.textContent === undefined) {',
      },
    ],
    caughtBy: ['@catches:title-beside-the-curtain'],
  },

  'shines-through-the-curtain': {
    edits: [{ file: 'src/page.css', find: '  opacity: 0 !important;\n', replace: '' }],
    caughtBy: ['@catches:shines-through-the-curtain'],
  },

  'warning-on-paper': {
    edits: [{ file: 'src/shell.css', find: '@media print {', replace: '@media none {' }],
    caughtBy: ['@catches:warning-on-paper'],
  },

  'guard-says-on-before-it-is': {
    edits: [
      {
        file: 'src/shell.ts',
        find: '  html.append(host);\n',
        replace: "  html.append(host);\n  html.dataset['inactivityLogout'] = 'on';\n",
      },
    ],
    caughtBy: ['@catches:guard-says-on-before-it-is'],
  },

  'popup-stays': {
    edits: [
      {
        file: 'src/popups.ts',
        find: '  return () => forEachWritten((popup) => popup.close());',
        replace: '  return () => undefined;',
      },
    ],
    caughtBy: ['@catches:popup-stays'],
  },

  'popup-outlives-its-opener': {
    edits: [{ file: 'src/popups.ts', find: '        root.append(script);\n', replace: '' }],
    caughtBy: ['@catches:popup-outlives-its-opener'],
  },

  'dialog-stops-the-guard': {
    edits: [{ file: 'src/guard.ts', find: '    clock?.tell(guard.session());\n', replace: '' }],
    caughtBy: ['@catches:dialog-stops-the-guard'],
  },

  'toast-above-the-warning': {
    edits: [{ file: 'src/shell.ts', find: ' || [...onTop].some((other) => !below.has(other))', replace: '' }],
    caughtBy: ['@catches:toast-above-the-warning'],
  },

  'looping-video-holds': {
    edits: [
      {
        file: 'core/own-holds.ts',
        find: 'medium.paused || medium.ended || medium.loop ||',
        replace: 'medium.paused || medium.ended ||',
      },
    ],
    caughtBy: ['@catches:looping-video-holds'],
  },

  'holds-announced-without-end': {
    edits: [{ file: 'src/interface.ts', find: 'if (wait > 0) telling', replace: 'if (wait > 1e9) telling' }],
    caughtBy: ['@catches:holds-announced-without-end'],
  },

  'uploads-of-frames-cut-off': {
    edits: [
      {
        file: 'src/running-uploads.ts',
        find: 'watchRequests(view, signal,',
        replace: 'if (view === window) watchRequests(view, signal,',
      },
    ],
    caughtBy: ['@catches:uploads-of-frames-cut-off'],
  },

  'forms-with-files-cut-off': {
    edits: [
      {
        file: 'src/running-uploads.ts',
        find: '    if (bytes === 0 || !isByHand()) return;\n',
        replace: '    if (bytes < 1e9 || !isByHand()) return;\n',
      },
    ],
    caughtBy: ['@catches:forms-with-files-cut-off'],
  },

  'requests-wrapped-for-ever': {
    edits: [
      {
        file: 'src/wrapped-requests.ts',
        find: 'holder[name] = top[WRAPPED].original;',
        replace: 'break;',
      },
    ],
    caughtBy: ['@catches:requests-wrapped-for-ever'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
