// Every navigation below the admin path: judged before the server hears of it. Every answer resolves, because
// Firefox shows the page when one is rejected, and drops the worker at the third.
import { courseOf, isGuarded, returnPath, shownFor } from '../core/navigation.js';
import { noticeLogout } from '../core/perfex-logout.js';
import { adminPath, loginUrl, logoutPath, logoutUrl, pathOf } from './addresses.js';
import { awaitHello, finishHelloCheck } from './hello-check.js';
import { keeper, runtime } from './keeper.js';
import { lockedPage } from './locked-page.js';
import { record } from './record.js';

export function guardNavigation(event: FetchEvent): void {
  const { request } = event;
  if (request.mode !== 'navigate') return;
  const path = pathOf(request.url);
  if (path === logoutPath) event.waitUntil(noticeLogout(runtime, keeper));
  const isSpeculative = request.headers.has('Sec-Purpose');
  const course = courseOf({ path, isSpeculative }, adminPath, record.known(), Date.now());
  if (course === 'refuse') event.respondWith(new Response(null, { status: 503 }));
  if (course === 'pass') event.waitUntil(expectHello(event));
  if (course === 'judge') event.respondWith(answer(event));
}

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const returnTo = wayBack(request);
  const way = shownFor(await keeper.judge(returnTo), isTopLevel(request));
  event.waitUntil(keeper.rest());
  if (way === 'forward') return await forward(event, returnTo);
  if (way === 'locked') return await lockedPage(returnTo);
  return Response.redirect(way === 'login' ? loginUrl : logoutUrl, 303);
}

async function forward(event: FetchEvent, returnTo: string | undefined): Promise<Response> {
  try {
    // As it is: with an option of ours it would no longer be a navigation to the server (Sec-Fetch-Mode).
    const response = await fetch(event.request);
    event.waitUntil(expectHello(event));
    return response;
  } catch {
    return await lockedPage(returnTo);
  }
}

async function expectHello({ request, resultingClientId }: FetchEvent): Promise<void> {
  if (isTopLevel(request) && resultingClientId) await awaitHello(resultingClientId);
  else await finishHelloCheck();
}

function isTopLevel(request: Request): boolean {
  return request.destination === 'document';
}

function wayBack(request: Request): string | undefined {
  if (!isTopLevel(request)) return undefined;
  const askedFrom = pathOf(request.referrer);
  return returnPath(
    {
      path: pathOf(request.url) ?? adminPath,
      method: request.method,
      askedFrom: askedFrom !== undefined && isGuarded(askedFrom, adminPath) ? askedFrom : undefined,
      isReload: isReload(request),
    },
    adminPath,
  );
}

/** Reloads and steps in the history keep the referrer of the first visit, which is not where they were asked from. */
function isReload(request: Request): boolean {
  const { isReloadNavigation, isHistoryNavigation } = request as Request & {
    readonly isReloadNavigation?: boolean;
    readonly isHistoryNavigation?: boolean;
  };
  return Boolean(isReloadNavigation || isHistoryNavigation);
}
