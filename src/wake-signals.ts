// Every sign that time may have passed unnoticed. None of them is activity: they only make the phase be computed
// again. Leaving signs are here too, since a page that goes away covers itself for the day it comes back.

interface WakeSignals {
  onWake(): void;
  /** The browser shows the page again after having kept it. */
  onReturn(): void;
  /** The page may be kept by the browser and shown again without asking anybody. */
  onPutAway(): void;
  onLeave(): void;
}

export function watchWakeSignals(
  signal: AbortSignal,
  { onWake, onReturn, onPutAway, onLeave }: WakeSignals,
): void {
  const options = { capture: true, signal };
  for (const type of ['focus', 'online'] as const) window.addEventListener(type, onWake, options);
  window.addEventListener('pageshow', ({ persisted }) => (persisted ? onReturn() : onWake()), options);
  document.addEventListener('resume', onReturn, options);
  document.addEventListener('freeze', onPutAway, options);
  window.addEventListener(
    'pagehide',
    () => {
      onLeave();
      onPutAway();
    },
    options,
  );
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? onLeave() : onWake()),
    options,
  );
}
