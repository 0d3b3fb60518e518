// The pages as the worker reaches them: every open page of the site.

declare const self: ServiceWorkerGlobalScope;

/** Answers every open page, whether this worker controls it or not. */
export function pages(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true });
}
