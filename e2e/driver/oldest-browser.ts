// The oldest browsers that the module supports (README.md), played by a new one: what came later is taken away from each
// script before it begins. One list, which the check of the built scripts reads too.
import type { Version } from './another-version.js';

/**
 * Interfaces newer than Chrome 92, Firefox 98 or Safari 15.4, with the words by which a script would be seen to use them.
 * `isOptional`: the scripts use it where it is there, and do without it elsewhere.
 */
export const NEWER: readonly { readonly path: string; readonly isOptional?: true }[] = [
  { path: 'URL.canParse' },
  { path: 'URL.parse' },
  { path: 'AbortSignal.timeout' },
  { path: 'AbortSignal.any' },
  { path: 'Object.hasOwn' },
  { path: 'Object.groupBy' },
  { path: 'Promise.withResolvers' },
  { path: 'Promise.try' },
  { path: 'Array.fromAsync' },
  { path: 'Array.prototype.findLast' },
  { path: 'Array.prototype.findLastIndex' },
  { path: 'Array.prototype.toSorted' },
  { path: 'Array.prototype.toReversed' },
  { path: 'Array.prototype.toSpliced' },
  { path: 'Set.prototype.union' },
  { path: 'Set.prototype.difference' },
  { path: 'structuredClone' },
  { path: 'navigation' },
  { path: 'cookieStore' },
  { path: 'scheduler' },
  { path: 'URLPattern' },
  { path: 'CompressionStream' },
  { path: 'CloseWatcher' },
  { path: 'Document.prototype.adoptedStyleSheets', isOptional: true },
  { path: 'ShadowRoot.prototype.adoptedStyleSheets', isOptional: true },
  { path: 'CSSStyleSheet.prototype.replaceSync', isOptional: true },
  { path: 'InstallEvent.prototype.addRoutes', isOptional: true },
  { path: 'IDBFactory.prototype.databases', isOptional: true },
  { path: 'Element.prototype.checkVisibility' },
  { path: 'Element.prototype.role' },
  { path: 'Element.prototype.ariaHidden' },
  { path: 'Element.prototype.ariaLabel' },
  { path: 'Element.prototype.setHTMLUnsafe' },
  { path: 'Element.prototype.computedStyleMap' },
  { path: 'HTMLElement.prototype.showPopover' },
  { path: 'HTMLElement.prototype.togglePopover' },
  { path: 'HTMLDialogElement.prototype.requestClose' },
  { path: 'HTMLDialogElement.prototype.closedBy' },
  { path: 'Document.prototype.startViewTransition' },
];

/**
 * Taken away from nobody: Chromium's automatic preload, which it switches off, is newer than it, and would send what the
 * oldest browsers do not send.
 */
const NEEDED_BY_THIS_CHROMIUM = 'InstallEvent.prototype.addRoutes';

/** Not taken away from pages, where tests see by it what is kept. */
const NEEDED_BY_TESTS = 'IDBFactory.prototype.databases';

/** Makes a version of what browsers load behave as if it ran in one of the oldest. */
export function asInTheOldestBrowser({ guard, worker }: Version): Version {
  const gone = NEWER.map(({ path }) => path).filter((path) => path !== NEEDED_BY_THIS_CHROMIUM);
  const without = (paths: string[]) => `(${takeAway.toString()})(${JSON.stringify(paths)});\n`;
  return {
    guard: without(gone.filter((path) => path !== NEEDED_BY_TESTS)) + guard,
    worker: without(gone) + worker,
  };
}

/** Runs inside the script, so it uses nothing from around it. */
function takeAway(paths: readonly string[]): void {
  type Owner = { [name: string]: Owner | undefined };
  for (const path of paths) {
    const names = path.split('.');
    const name = names.pop() ?? '';
    const owner = names.reduce<Owner | undefined>(
      (inside, step) => inside?.[step],
      globalThis as unknown as Owner,
    );
    if (owner && name in owner && !delete owner[name]) throw new Error(`${path} cannot be taken away.`);
  }
}
