// Every navigation below the admin path, judged before the server hears of it. Every answer resolves, because Firefox
// shows the page when one is rejected, and drops the worker at the third.
import { loginUrl, logoutUrl, pathOf, wakeUrl } from './addresses.js';
import { guard } from './guard.js';
import { lockedPage } from './locked-page.js';
import { hasRoutes } from './routes.js';

export function guardNavigation(event: FetchEvent): void {
  const { request, resultingClientId } = event;
  if (request.url === wakeUrl) return wake(event);
  if (request.mode !== 'navigate') return;
  const answer = guard.navigate<Response>(
    {
      path: pathOf(request.url),
      method: request.method,
      askedFrom: pathOf(request.referrer),
      isReload: isReload(request),
      isSpeculative: request.headers.has('Sec-Purpose'),
      isTopLevel: request.destination === 'document',
      pageId: resultingClientId,
      isCutIfAnswered: !hasRoutes && navigator.onLine,
    },
    {
      stayAwake: (work) => event.waitUntil(work),
      // As it is: with an option of ours it would no longer be a navigation to the server (Sec-Fetch-Mode).
      forward: () => fetch(request),
      gaveUpFile({ type, headers, body }) {
        // Nothing is known of a redirect, which may have had its effect.
        const isFile = type === 'basic' && !headers.get('Content-Type')?.startsWith('text/html');
        // Its session would be locked for as long as it is on its way.
        if (isFile) void body?.cancel();
        return isFile;
      },
      show(what, returnTo) {
        if (what === 'locked' || what === 'away') return lockedPage(what, returnTo);
        if (what === 'refusal') return new Response(null, { status: 503 });
        if (what === 'again') return Response.redirect(request.url, 307);
        return Response.redirect(what === 'login' ? loginUrl : logoutUrl, 303);
      },
    },
  );
  if (answer) event.respondWith(answer);
}

/** A page does not look at the clock any more: the record is looked at in its place. */
function wake(event: FetchEvent): void {
  event.respondWith(new Response());
  event.waitUntil(event.request.text().then((path) => guard.wake(path)));
}

/**
 * Reloads and steps in the history keep the referrer of the first visit, which is not where they were asked from. Firefox
 * has no word for them but these two (docs/platform.md#navigations-in-a-worker). WebKit has none, nor a word for a link.
 */
function isReload(request: Request): boolean | undefined {
  const { isReloadNavigation, isHistoryNavigation } = request as Request & {
    readonly isReloadNavigation?: boolean;
    readonly isHistoryNavigation?: boolean;
  };
  if (isReloadNavigation === undefined) return /^(no|force)-cache$/.test(request.cache) || undefined;
  return Boolean(isReloadNavigation || isHistoryNavigation);
}
