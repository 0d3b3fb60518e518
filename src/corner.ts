// The remaining time in a corner of the page, for people who asked to see it before any warning.
import type { Texts } from './config.js';
import { matchTheme } from './theme.js';

export interface Corner {
  /** Shows the time; undefined while something else shows it, or nothing may be seen. */
  show(time: string | undefined): void;
}

export function createCorner(root: ShadowRoot, { remaining }: Texts): Corner {
  const corner = Object.assign(document.createElement('div'), { className: 'reminder corner', hidden: true });
  // Who does not see it can ask for it; it never speaks by itself.
  corner.setAttribute('role', 'timer');
  root.append(corner);

  return {
    show(time) {
      corner.hidden = time === undefined;
      if (time === undefined) return;
      matchTheme(root.host);
      corner.textContent = remaining.replace('{time}', time);
    },
  };
}
