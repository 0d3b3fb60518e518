// The page's own fetch, for where no worker can make it: plain http, a private window, a refused registration.
import {
  decodeAnswer,
  encodeReport,
  REPORT_HEADER,
  REPORT_LIMIT,
  type Answer,
  type Report,
} from '../core/report.js';

/** Sends a report and reads the answer; resolves whatever happens. */
export async function sendReport(url: string, report: Report): Promise<Answer> {
  // Not AbortSignal.timeout, which Safari has had since 16 only: without it every report would seem to have failed.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), REPORT_LIMIT);
  try {
    const response = await fetch(url, {
      headers: { [REPORT_HEADER]: encodeReport(report), 'X-Requested-With': 'XMLHttpRequest' },
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'manual',
      // The last report of a page that is being left must outlive it.
      keepalive: true,
      signal: limit.signal,
    });
    return decodeAnswer(response.status, await response.text());
  } catch {
    return { verdict: limit.signal.aborted ? 'slow' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
