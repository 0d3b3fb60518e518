// One look whether the module is gone: nothing of it is found, and Perfex is there all the same.
import { REPORT_LIMIT } from '../core/report.js';
import { guardUrl, loginUrl, reportUrl } from './addresses.js';

/** Whoever is logged in already is sent on from the login page; a redirect that is not followed has no status. */
const REDIRECTED = 0;

/** Returns whether report and page script are not found while the login page is; resolves whatever happens. */
export async function looksDeleted(): Promise<boolean> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), REPORT_LIMIT);
  try {
    for (const url of [reportUrl, guardUrl]) if ((await statusOf(url, limit.signal)) !== 404) return false;
    return [200, REDIRECTED].includes(await statusOf(loginUrl, limit.signal));
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function statusOf(url: string, signal: AbortSignal): Promise<number> {
  const { status } = await fetch(url, {
    // CodeIgniter would rotate the session id under any other request.
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    cache: 'no-store',
    redirect: 'manual',
    signal,
  });
  return status;
}
