// Static routes, where the browser has them (Chromium 123, Safari 27): navigations and what wakes the worker come to it and
// to nobody else, everything else goes past it.

interface RouterRule {
  readonly condition: { readonly requestMode: string } | { readonly not: { readonly requestMode: string } };
  readonly source: 'fetch-event' | 'network';
}

/** An install event as it is specified; the compiler's library does not know its method yet. */
type InstallEvent = ExtendableEvent & { addRoutes?(rules: readonly RouterRule[]): Promise<void> };

declare const self: ServiceWorkerGlobalScope & { readonly InstallEvent?: { readonly prototype: object } };

/**
 * Whether this browser has them. None that has none is known to go on with an answer once it has stopped the worker that
 * gave it (docs/platform.md#downloads).
 */
export const hasRoutes = 'addRoutes' in (self.InstallEvent?.prototype ?? {});

/**
 * Must opt navigations out of Chromium's automatic preload, which sends an expired GET to the server while the worker
 * starts (WICG/service-worker-auto-preload, "Opt-out"). May go when Chromium no longer preloads by itself.
 */
export function routeOnlyNavigations(event: InstallEvent): void {
  const routed = event.addRoutes?.([
    { condition: { requestMode: 'navigate' }, source: 'fetch-event' },
    // By its mode, for a pattern of addresses may mean something else than an address: hardly anybody else asks so.
    { condition: { requestMode: 'same-origin' }, source: 'fetch-event' },
    { condition: { not: { requestMode: 'navigate' } }, source: 'network' },
  ]);
  if (routed) event.waitUntil(routed);
}
