// The clock of one page, in a small worker of the page's own, which runs on while a native dialog has stopped the page's
// script. It decides nothing: after the deadline that the page has told it, it wakes the worker, which looks at its record.
import type { Deadline } from '../core/messages.js';

declare const self: DedicatedWorkerGlobalScope;

/** How long after the deadline a page that runs would have said so itself, in milliseconds. */
const SILENCE = 2000;

/** Timers do not run while the computer sleeps, so none is set for longer; milliseconds. */
const LOOK_EVERY = 5000;

let deadline: Deadline | undefined;
let alarm: ReturnType<typeof setTimeout> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Deadline>) => {
  deadline = data;
  look();
});

function look(): void {
  if (deadline === undefined) return;
  const left = deadline.at + SILENCE - Date.now();
  if (left <= 0) void wakeWorker(deadline.path);
  clearTimeout(alarm);
  alarm = setTimeout(look, left > 0 ? Math.min(left, LOOK_EVERY) : LOOK_EVERY);
}

/** It never reaches the server: the worker answers it, and knows it by its address (sw/routes.ts lets its mode in). */
async function wakeWorker(path: string): Promise<void> {
  await fetch('wake', { method: 'POST', mode: 'same-origin', body: path }).catch(() => undefined);
}
