// The "Show me" button of the settings page: the warning as people will see it, with the saved message. Nobody is
// logged out by it, and the mouse may move, so that one can look at it.
import type { Policy } from '../core/policy.js';
import type { Texts } from './config.js';
import type { Shell } from './shell.js';
import { createWarning, isPress } from './warning.js';

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

  for (const type of ['keydown', 'click']) {
    document.addEventListener(type, endUnlessPressed, { capture: true, signal });
  }

  function start(): void {
    endsAt = Date.now() + policy.expireAfter - policy.warnAfter;
    ticking ??= setInterval(tick, 250);
    tick();
  }

  function tick(): void {
    const remaining = endsAt - Date.now();
    if (remaining > 0) preview.show(remaining);
    else end();
  }

  // A press on a button of the preview is left to the button. The keyboard is on one, so most keys only pass it.
  function endUnlessPressed(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Tab') return;
    const isOnButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    if (!isOnButton || (event instanceof KeyboardEvent && !isPress(event))) end();
  }

  function end(): void {
    clearInterval(ticking);
    ticking = undefined;
    preview.close();
  }
}
