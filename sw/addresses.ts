// Addresses, every one of them built from the registration's scope or from this script's own address: Perfex may
// live in a subfolder, under a custom admin path, or behind index.php.
import { guardPath } from '../core/deletion.js';

declare const self: ServiceWorkerGlobalScope;

/** The admin path without a slash at its end, `/admin`. */
export const adminPath = new URL(self.registration.scope).pathname.replace(/\/$/, '');

/** What everything that this installation keeps in the browser is named by: others may live on the same origin. */
export const installation = `inactivity-logout${adminPath}`;

export const loginPath = `${adminPath}/authentication`;
export const loginUrl = new URL(loginPath, self.registration.scope).href;
export const logoutUrl = new URL(`${loginPath}/logout`, self.registration.scope).href;

/** The report's address is this script's neighbour. */
export const reportUrl = new URL('session', self.location.href).href;

/** What a page's clock asks for, to wake this worker; nobody else answers it. */
export const wakeUrl = new URL('wake', self.location.href).href;

/** The page script, which the web server answers itself: Perfex puts no index.php before it. */
export const guardUrl = new URL(guardPath(adminPath), self.registration.scope).href;

/** Answers the path of an address of this site; undefined for any other address. */
export function pathOf(address: string): string | undefined {
  // Not URL.canParse, which Chrome 109 and Safari 16 lack: whatever throws before `respondWith` lets the page through.
  try {
    const { origin, pathname, search } = new URL(address);
    return origin === self.location.origin ? pathname + search : undefined;
  } catch {
    return undefined;
  }
}
