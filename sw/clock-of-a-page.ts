// The clock of one page, in a small worker of the page's own, which runs on while a native dialog has stopped the page's
// script, and every second while the timers of a hidden page run once a minute. It decides nothing: from the warning on that
// the page has told it, it makes the page look; after the deadline it wakes the worker, which looks at its record.
import type { Deadline } from '../core/messages.js';

declare const self: DedicatedWorkerGlobalScope;

/** How long after the deadline a page that runs would have said so itself, in milliseconds. */
const SILENCE = 2000;

/** Timers do not run while the computer sleeps, so none is set for longer; milliseconds. */
const LOOK_EVERY = 5000;

/** The countdown in the title of a hidden tab shows whole seconds. */
const COUNT_EVERY = 1000;

let deadline: Deadline | undefined;
let alarm: ReturnType<typeof setTimeout> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Deadline>) => {
  deadline = data;
  look();
});

function look(): void {
  if (deadline === undefined) return;
  const { warnsAt, at, path } = deadline;
  const now = Date.now();
  const isCounting = now >= warnsAt;
  if (isCounting) self.postMessage(null);
  const left = at + SILENCE - now;
  if (left <= 0 && path !== '') void wakeWorker(path);
  const next = isCounting ? COUNT_EVERY : Math.min(warnsAt - now, LOOK_EVERY);
  clearTimeout(alarm);
  alarm = setTimeout(look, left > 0 ? Math.min(left, next) : LOOK_EVERY);
}

/** It never reaches the server: the worker answers it, and knows it by its address (sw/routes.ts lets its mode in). */
async function wakeWorker(path: string): Promise<void> {
  await fetch('wake', { method: 'POST', mode: 'same-origin', body: path }).catch(() => undefined);
}
