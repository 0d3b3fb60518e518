// What the first page of a new version does before anything else, without such a page. It runs inside a page of the
// origin, so nothing here uses anything from around it.

/** Registers a worker and waits until it has taken the place of the one before. */
export async function registerWorker({ url, scope }: { url: string; scope: string }): Promise<void> {
  const registration = await navigator.serviceWorker.register(url, { scope, updateViaCache: 'all' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise<void>((resolve) => {
    const look = () => worker?.state === 'activated' && resolve();
    worker?.addEventListener('statechange', look);
    look();
  });
}
