// Every navigation below the admin path: judged before the server hears of it. Every answer resolves, because
// Firefox shows the page when one is rejected, and drops the worker at the third.
import { isGuarded, returnPath } from '../core/navigation.js';
import { verdictNeeded, type Way } from '../core/record.js';
import { adminPath, loginUrl, logoutPath, logoutUrl, pathOf } from './addresses.js';
import { awaitHello, finishHelloCheck } from './hello-check.js';
import { keeper } from './keeper.js';
import { lockedPage } from './locked-page.js';
import { noticeLogout } from './perfex-logout.js';
import { knownRecord } from './record.js';

export function guardNavigation(event: FetchEvent): void {
  const { request } = event;
  if (request.mode !== 'navigate') return;
  const path = pathOf(request.url);
  if (path === logoutPath) event.waitUntil(noticeLogout());
  if (path === undefined || !isGuarded(path, adminPath)) return;
  if (request.headers.has('Sec-Purpose')) {
    // A page fetched before the deadline on suspicion would open after it without asking anybody.
    event.respondWith(new Response(null, { status: 503 }));
    return;
  }
  const known = knownRecord();
  const isOpen = known && !known.record?.isSettled && !verdictNeeded(known.record, Date.now());
  if (!isOpen) event.respondWith(answer(event));
  // Warm and open: not answering leaves the browser's own request as it is, with its headers and its speed.
  else event.waitUntil(expectHello(event));
}

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const returnTo = wayBack(request);
  const way = await keeper.judge(returnTo);
  event.waitUntil(keeper.rest());
  if (way === 'forward') return await forward(event, returnTo);
  return !isTopLevel(request) ? await lockedPage(returnTo) : await sendTo(way, returnTo);
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

async function sendTo(way: Exclude<Way, 'forward'>, returnTo: string | undefined): Promise<Response> {
  if (way === 'locked') return await lockedPage(returnTo);
  return Response.redirect(way === 'login' ? loginUrl : logoutUrl, 303);
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
