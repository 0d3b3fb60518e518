// Which navigations are the guard's business, and where a person comes back to after logging in again.
// Works on paths (`/admin/clients?x=1`); parsing addresses is the edges' work.
import { verdictNeeded, type Record, type Way } from './record.js';

/** What the worker does with a navigation. */
export type Course =
  /** Not the guard's business: the browser goes there by itself. */
  | 'leave'
  /** Answered with an error: a page fetched on suspicion would open after the deadline without asking anybody. */
  | 'refuse'
  /** The browser goes there by itself, with its own headers and its own speed; the page's hello is awaited. */
  | 'pass'
  /** The record, and where it is shut the server, say what is shown. */
  | 'judge';

/** The report and the worker's script, below the admin path: all that the module serves there. */
const OWN_ENDPOINTS = ['inactivity_logout_master/session', 'inactivity_logout_master/worker'];

/** Answers what becomes of a navigation, before anything is read or asked; `known`: what a warm worker remembers. */
export function courseOf(
  { path, isSpeculative }: { readonly path: string | undefined; readonly isSpeculative: boolean },
  adminPath: string,
  known: { readonly record: Record | undefined } | undefined,
  now: number,
): Course {
  if (path === undefined || !isGuarded(path, adminPath)) return 'leave';
  if (isSpeculative) return 'refuse';
  const isOpen = known && !known.record?.isSettled && !verdictNeeded(known.record, now);
  return isOpen ? 'pass' : 'judge';
}

/** Answers what is shown after the judgement: only a tab itself goes to another page, a frame in it stays. */
export function shownFor(way: Way, isTopLevel: boolean): Way {
  return way === 'forward' || isTopLevel ? way : 'locked';
}

/**
 * Answers whether the worker judges this path.
 *
 * - Must guard the admin path itself, with and without a slash, and everything below it.
 * - Must leave alone what merely begins alike (`/administrator`): a worker's scope is a string prefix.
 * - Must never touch login, logout, two-factor and password pages, nor the report and the worker's script.
 * - Must guard whatever else lies below the module's name: a page that is added there one day is a page of the CRM.
 */
export function isGuarded(path: string, adminPath: string): boolean {
  const page = path.split(/[?#]/, 1)[0] ?? '';
  if (page !== adminPath && !page.startsWith(`${adminPath}/`)) return false;
  const below = page.slice(adminPath.length + 1);
  return below.split('/', 1)[0] !== 'authentication' && !OWN_ENDPOINTS.includes(below);
}

/** A navigation as far as its way back is concerned. */
export interface Navigation {
  readonly path: string;
  readonly method: string;
  /** The path of the admin page that asked for it; undefined when it was typed, reopened or came from elsewhere. */
  readonly askedFrom?: string | undefined;
  /** Undefined where the browser has no word for it. */
  readonly isReload: boolean | undefined;
  /** Whether the server has rendered this very page here before. */
  readonly wasShown: boolean;
}

/**
 * Answers the path to come back to: the page itself when it was typed, reopened or reloaded; otherwise the page
 * that it was asked from, since a link may have a side effect (Perfex deletes by GET) and a form was a POST.
 * Undefined where there is nothing safe to come back to.
 *
 * Where the browser does not tell a reload from a link, a page that was rendered before is taken for reloaded: what has a
 * side effect leads to another page, and is rendered nowhere.
 */
export function returnPath(navigation: Navigation, adminPath: string): string | undefined {
  const asked = navigation.askedFrom;
  const isReload = navigation.isReload ?? navigation.wasShown;
  const isOwnPage = isReload || asked === undefined;
  const path = isOwnPage && navigation.method === 'GET' ? navigation.path : asked;
  return path !== undefined && isGuarded(path, adminPath) ? path : undefined;
}
