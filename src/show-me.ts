// The "Show me" button of the settings page: the warning as people will see it, with the saved message. Nobody is
// logged out by it, and the mouse may move, so that one can look at it.
import type { Policy } from '../core/policy.js';
import type { Texts } from './config.js';
import type { Shell } from './shell.js';
import { createWarning } from './warning.js';

export function watchShowMe(signal: AbortSignal, shell: Shell, texts: Texts, policy: Policy): void {
  const preview = createWarning('preview', shell, texts, end, end);
  let endsAt = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;

  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('[data-inactivity-logout-show-me]')) start();
    },
    { signal },
  );

  function start(): void {
    endsAt = Date.now() + policy.expireAfter - policy.warnAfter;
    ticking ??= setInterval(tick, 250);
    tick();
    for (const type of ['keydown', 'pointerdown']) {
      document.addEventListener(type, endUnlessForButton, { capture: true, signal });
    }
  }

  function tick(): void {
    const remaining = endsAt - Date.now();
    if (remaining > 0) preview.show(remaining);
    else end();
  }

  // What reaches or presses a button of the preview is left to the button, which has the keyboard.
  function endUnlessForButton(event: Event): void {
    const isOnButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    const isForButton = !(event instanceof KeyboardEvent) || ['Enter', ' ', 'Tab'].includes(event.key);
    if (!isOnButton || !isForButton) end();
  }

  function end(): void {
    clearInterval(ticking);
    ticking = undefined;
    preview.close();
    for (const type of ['keydown', 'pointerdown'])
      document.removeEventListener(type, endUnlessForButton, true);
  }
}
