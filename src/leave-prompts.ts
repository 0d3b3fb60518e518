// Perfex arms "leave page?" prompts on changed forms. Left alone, one of them would hold the logout of somebody who
// is not there; so this listener is the first on its window, and silences the others once the guard decides to leave.
import { forEachWindow } from './windows.js';

/** Silences every "leave page?" prompt of the page and its frames while `isLeaving` says so. */
export function silenceLeavePrompts(signal: AbortSignal, isLeaving: () => boolean): void {
  function silence(event: Event): void {
    if (isLeaving()) event.stopImmediatePropagation();
  }
  forEachWindow(window, signal, (view) => {
    view.addEventListener('beforeunload', silence, { capture: true, signal });
  });
}
